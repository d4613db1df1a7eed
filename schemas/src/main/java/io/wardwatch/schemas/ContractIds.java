package io.wardwatch.schemas;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import org.apache.avro.Schema;

/**
 * The schema ids of the bundled contract: what a schema registry would hand out, pinned, so that nothing needs one to run.
 *
 * <p>Key: the subject ({@link TopicSpec#subject()}). Invariant: an id is given once and never to another schema.
 */
public final class ContractIds {
    private static final ContractIds BUNDLED = load();

    private final Map<String, Integer> ids;
    private final Map<Integer, Schema> schemas;

    private ContractIds(Map<String, Integer> ids) {
        this.ids = Map.copyOf(ids);
        this.schemas = TopicCatalogue.all().stream()
                .filter(topic -> topic.value().isPresent())
                .collect(Collectors.toUnmodifiableMap(
                        topic -> idOf(topic), topic -> topic.value().orElseThrow()));
    }

    /** The ids in {@code schema-ids.properties}. */
    public static ContractIds bundled() {
        return BUNDLED;
    }

    /** The id under which values of that topic are written; a topic without a schema or id is a bug. */
    public int idOf(TopicSpec topic) {
        Integer id = ids.get(topic.subject());
        if (id == null) {
            throw new IllegalArgumentException("no schema id for " + topic.subject());
        }
        return id;
    }

    /** The schema written under that id. */
    public Optional<Schema> schemaOf(int id) {
        return Optional.ofNullable(schemas.get(id));
    }

    private static ContractIds load() {
        try (InputStream in = ContractIds.class.getResourceAsStream("schema-ids.properties")) {
            Properties properties = new Properties();
            properties.load(in);
            return new ContractIds(properties.stringPropertyNames().stream()
                    .collect(Collectors.toMap(
                            subject -> subject, subject -> Integer.valueOf(properties.getProperty(subject)))));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the bundled schema ids", e);
        }
    }
}
