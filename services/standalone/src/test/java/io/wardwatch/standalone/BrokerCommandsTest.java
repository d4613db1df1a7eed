package io.wardwatch.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wardwatch.core.event.Facility;
import io.wardwatch.formats.Control;
import io.wardwatch.formats.ControlWire;
import io.wardwatch.formats.Parsed;
import io.wardwatch.schemas.TopicCatalogue;
import io.wardwatch.testkit.BrokerForTests;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code topics} and {@code clock} against a broker. */
final class BrokerCommandsTest {
    private static final Facility NORTH = new Facility("NORTH", ZoneId.of("America/New_York"), 300);

    private BrokerForTests broker;

    @BeforeEach
    void start() {
        broker = TestBroker.start();
    }

    @AfterEach
    void stop() {
        broker.close();
    }

    @Test
    void shouldCreateTheTopicsThatAreMissingAndFindThemInOrder() {
        Said missing = Said.by("topics", "--check", "--bootstrap", broker.bootstrapServers());
        assertThat(missing.exitCode()).isEqualTo(1);
        assertThat(missing.out()).contains("adt.admission.v1: is not there").contains("--create");

        Said created = Said.by("topics", "--create", "--partitions", "5", "--bootstrap", broker.bootstrapServers());
        assertThat(created.exitCode()).isZero();
        assertThat(created.outLines()).hasSize(TopicCatalogue.all().size());

        Said checked = Said.by("topics", "--check", "--bootstrap", broker.bootstrapServers());
        assertThat(checked.exitCode()).isZero();
        assertThat(checked.err()).contains("5 partitions");
        assertThat(Said.by("topics", "--create", "--bootstrap", broker.bootstrapServers())
                        .out())
                .isEmpty();
    }

    @Test
    void shouldWriteTheSameRecordsToEveryPartitionAndShutOutAnEarlierClock() {
        assertThatThrownBy(() -> ControlWriter.open(broker.bootstrapServers()))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.text()).contains("topics --create"));
        Said.by("topics", "--create", "--bootstrap", broker.bootstrapServers());

        try (ControlWriter first = ControlWriter.open(broker.bootstrapServers())) {
            first.facilities(List.of(NORTH));
            first.tick(1);
            try (ControlWriter second = ControlWriter.open(broker.bootstrapServers())) {
                second.tick(2);
                assertThatThrownBy(() -> first.tick(3))
                        .isInstanceOfSatisfying(Failure.class, failure -> assertThat(failure.text())
                                .contains("another clock"));
                second.tick(4);
            }
        }

        List<Control> expected =
                List.of(new Control.Known(NORTH), new Control.Tick(1), new Control.Tick(2), new Control.Tick(4));
        IntStream.range(0, TopicCatalogue.DEFAULT_INPUT_PARTITIONS)
                .forEach(partition -> assertThat(read(partition)).isEqualTo(expected));
    }

    private List<Control> read(int partition) {
        TopicPartition place = new TopicPartition(TopicCatalogue.CONTROL.name(), partition);
        List<Control> records = new ArrayList<>();
        ControlWire wire = new ControlWire();
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers(), "isolation.level", "read_committed"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.assign(List.of(place));
            consumer.seekToBeginning(List.of(place));
            long end = consumer.endOffsets(List.of(place)).get(place);
            while (consumer.position(place) < end) {
                consumer.poll(Duration.ofMillis(100)).forEach(record -> {
                    if (wire.fromWire(record.value()) instanceof Parsed.Accepted<Control>(Control control)) {
                        records.add(control);
                    }
                });
            }
        }
        return records;
    }
}
