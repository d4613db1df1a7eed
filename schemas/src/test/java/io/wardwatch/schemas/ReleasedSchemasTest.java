package io.wardwatch.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.SchemaFormatter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * FULL_TRANSITIVE: what is written today is read by every released version, and the other way round. A change is released by
 * a further numbered file (with {@code -Dgolden=update}, where the contract differs from the latest); a released file is
 * never edited.
 */
class ReleasedSchemasTest {
    static Stream<TopicSpec> topics() {
        return TopicCatalogue.all().stream().filter(topic -> topic.value().isPresent());
    }

    @ParameterizedTest
    @MethodSource("topics")
    void shouldReadAndBeReadByEveryReleasedVersion(TopicSpec topic) throws IOException {
        Schema current = topic.value().orElseThrow();
        assertThat(released(topic)).isNotEmpty().allSatisfy(file -> {
            Schema old = new Schema.Parser().parse(Files.readString(file));
            assertThat(reads(current, old)).as("current reads " + file).isEqualTo(SchemaCompatibilityType.COMPATIBLE);
            assertThat(reads(old, current)).as(file + " reads current").isEqualTo(SchemaCompatibilityType.COMPATIBLE);
        });
    }

    @ParameterizedTest
    @MethodSource("topics")
    void shouldHaveReleasedTheContractAsItIs(TopicSpec topic) throws IOException {
        String current = SchemaFormatter.format("json/pretty", topic.value().orElseThrow()) + "\n";
        List<Path> files = released(topic);
        boolean same = !files.isEmpty() && Files.readString(files.getLast()).equals(current);
        if (!same && "update".equals(System.getProperty("golden"))) {
            Path next = folder(topic).resolve((files.size() + 1) + ".avsc");
            Files.createDirectories(next.getParent());
            Files.writeString(next, current);
            same = true;
        }
        assertThat(same).as("latest released copy of " + topic.subject()).isTrue();
    }

    private static SchemaCompatibilityType reads(Schema reader, Schema writer) {
        return SchemaCompatibility.checkReaderWriterCompatibility(reader, writer)
                .getType();
    }

    private static Path folder(TopicSpec topic) {
        return Golden.root().resolve("schemas/released").resolve(topic.subject());
    }

    private static List<Path> released(TopicSpec topic) throws IOException {
        if (!Files.isDirectory(folder(topic))) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder(topic))) {
            List<Path> sorted = new ArrayList<>(files.toList());
            sorted.sort(Comparator.comparingInt(
                    file -> Integer.parseInt(file.getFileName().toString().replace(".avsc", ""))));
            return sorted;
        }
    }
}
