package io.wardwatch.schemas;

import io.wardwatch.schemas.TopicSpec.Cleanup;
import io.wardwatch.schemas.TopicSpec.Partitions;
import org.apache.avro.Schema;

/** The catalogue as a page of Markdown: what {@code docs/reference/topics.md} holds. */
public final class TopicsPage {
    private TopicsPage() {}

    /** The whole page, ending with a line feed. */
    public static String markdown() {
        StringBuilder page = new StringBuilder("""
                # Topics

                Written from the topic catalogue in `schemas`; do not edit by hand (`-Dgolden=update` writes it anew).

                Values are Avro in the Confluent wire format: a zero byte, the schema id in four bytes, the record. Keys are UTF-8
                text. Timestamps are the broker's (LogAppendTime). *Inputs* in the column of partitions means: as many as each input
                topic has. Topics without a schema carry the bytes that were refused or that broke something, as they came, with the
                reason in headers.

                | topic | key | value | schema id | partitions | cleanup | kept | carries |
                |---|---|---|---|---|---|---|---|
                """);
        TopicCatalogue.all().forEach(topic -> row(page, topic));
        page.append("\nHeaders of a `.rejected` record: ")
                .append("`" + RejectedHeaders.REASON + "`, `" + RejectedHeaders.DETAIL + "`, `" + RejectedHeaders.TOPIC)
                .append("`, `" + RejectedHeaders.PARTITION + "`, `" + RejectedHeaders.OFFSET + "`.\n");
        TopicCatalogue.all().forEach(topic -> topic.value().ifPresent(schema -> fields(page, topic, schema)));
        return page.toString();
    }

    private static void row(StringBuilder page, TopicSpec topic) {
        String value = topic.value().map(schema -> "`" + schema.getName() + "`").orElse("raw bytes");
        String id = topic.value().isPresent()
                ? Integer.toString(ContractIds.bundled().idOf(topic))
                : "";
        page.append("| `" + topic.name() + "` | " + topic.key() + " | " + value + " | " + id + " | ")
                .append(topic.partitions() == Partitions.SINGLE ? "1" : "inputs")
                .append(" | " + topic.cleanup().policy() + " | " + kept(topic) + " | " + topic.description() + " |\n");
    }

    private static String kept(TopicSpec topic) {
        if (topic.cleanup() == Cleanup.COMPACT) {
            return "latest of each key";
        }
        return topic.retention().isNegative() ? "for ever" : topic.retention().toDays() + " days";
    }

    private static void fields(StringBuilder page, TopicSpec topic, Schema schema) {
        page.append("\n## `" + schema.getName() + "` on `" + topic.name() + "`\n\n" + schema.getDoc() + "\n\n")
                .append("| field | type | personal | meaning |\n|---|---|---|---|\n");
        for (Schema.Field field : schema.getFields()) {
            page.append("| `" + field.name() + "` | " + type(field.schema()) + " | ")
                    .append(field.getObjectProp("phi") == null ? "" : "yes")
                    .append(" | " + field.doc() + " |\n");
        }
    }

    private static String type(Schema schema) {
        if (schema.getLogicalType() != null) {
            return schema.getLogicalType().getName();
        }
        return switch (schema.getType()) {
            case UNION -> type(schema.getTypes().get(1)) + ", or absent";
            case ARRAY -> "list of " + type(schema.getElementType());
            case RECORD, ENUM -> "`" + schema.getName() + "`";
            case MAP -> "map of " + type(schema.getValueType());
            default -> schema.getType().getName();
        };
    }
}
