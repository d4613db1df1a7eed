package io.wardwatch.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wardwatch.core.engine.PatientEngine;
import io.wardwatch.core.event.Event;
import io.wardwatch.core.event.Facility;
import io.wardwatch.core.score.Scorer;
import io.wardwatch.formats.Control;
import io.wardwatch.formats.ControlWire;
import io.wardwatch.formats.EventWire;
import io.wardwatch.formats.Framing;
import io.wardwatch.formats.WrittenAs;
import io.wardwatch.schemas.ContractIds;
import io.wardwatch.schemas.TopicCatalogue;
import io.wardwatch.schemas.TopicSpec;
import io.wardwatch.streaming.Metrics;
import io.wardwatch.streaming.registry.RegistryProblem;
import io.wardwatch.testkit.TopologyFixture;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.KeyValue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** {@code risk} among records whose ids a schema registry gave out. */
final class RegistryIdsTest {
    private static final int SHIFT = 1_000;
    private static final int NOT_ASKED_YET = 4_711;
    private static final Facility NORTH = new Facility("NORTH", ZoneId.of("America/New_York"), 300);

    /** The pinned ids, a thousand further on; one cannot be asked for just now. */
    private static final Framing REGISTRY = new Framing() {
        @Override
        public byte[] outbound(TopicSpec topic, byte[] record) {
            ByteBuffer.wrap(record).putInt(1, idOf(topic));
            return record;
        }

        @Override
        public WrittenAs writtenAs(TopicSpec topic, int id) {
            if (id == NOT_ASKED_YET) {
                throw RegistryProblem.of("away", "nowhere", "a test", "none");
            }
            return id == idOf(topic) ? WrittenAs.CONTRACT : new WrittenAs.Unreadable("schema id");
        }
    };

    private final EventWire wire = EventWire.ofTopics(REGISTRY);
    private final Metrics metrics = new Metrics();
    private final TopologyFixture fixture = TopologyFixture.ofProcessors(
            "risk",
            topology -> RiskTopology.define(
                    topology,
                    RiskConfig.of("127.0.0.1:1", Path.of("unused")),
                    new RiskStart(1, Event.ABSENT, List.of(NORTH), REGISTRY),
                    () -> new PatientEngine(Scorer.bundled()),
                    new RiskMetrics(metrics)));

    @AfterEach
    void close() {
        fixture.close();
        metrics.close();
    }

    @Test
    void shouldReadAndWriteEveryTopicUnderTheRegistrysIds() {
        send(TopicCatalogue.CONTROL, null, new ControlWire().under(REGISTRY).toWire(new Control.Known(NORTH)));
        Feed.stay(1).forEach(this::send);
        send(Feed.patient(1).claimed("08:00", 100));
        send(
                TopicCatalogue.CONTROL,
                null,
                new ControlWire().under(REGISTRY).toWire(new Control.Tick(Event.micros(Feed.DAY.plusSeconds(86_400)))));

        int spoken = 0;
        for (TopicSpec topic : RiskService.topics()) {
            List<byte[]> values = written(topic);
            if (topic.value().isPresent() && !values.isEmpty()) {
                spoken++;
                assertThat(values)
                        .as(topic.name())
                        .allMatch(value -> ByteBuffer.wrap(value).getInt(1) == idOf(topic));
            }
        }
        assertThat(spoken).isGreaterThanOrEqualTo(4);
        assertThat(written(TopicCatalogue.rejectedOf(TopicCatalogue.ADMISSIONS)))
                .isEmpty();
    }

    @Test
    void shouldNeitherRefuseNorBuryARecordWhenItsSchemaCannotBeAskedFor() {
        byte[] value = wire.toWire(Feed.patient(1).admitted("08:00"));
        ByteBuffer.wrap(value).putInt(1, NOT_ASKED_YET);

        assertThatThrownBy(() -> send(
                        TopicCatalogue.ADMISSIONS, bytes(Feed.patient(1).key().hex()), value))
                .hasRootCauseInstanceOf(RegistryProblem.class);

        assertThat(written(TopicCatalogue.rejectedOf(TopicCatalogue.ADMISSIONS)))
                .isEmpty();
        assertThat(written(TopicCatalogue.RISK_DEAD_LETTERS)).isEmpty();
    }

    private static int idOf(TopicSpec topic) {
        return SHIFT + ContractIds.bundled().idOf(topic);
    }

    private void send(Event event) {
        send(EventWire.topic(event.kind().type()), bytes(event.patient().hex()), wire.toWire(event));
    }

    private void send(TopicSpec topic, byte[] key, byte[] value) {
        fixture.input(topic.name(), new ByteArraySerializer(), new ByteArraySerializer())
                .pipeInput(key, value);
    }

    private List<byte[]> written(TopicSpec topic) {
        return fixture
                .output(topic.name(), new ByteArrayDeserializer(), new ByteArrayDeserializer())
                .readKeyValuesToList()
                .stream()
                .map((KeyValue<byte[], byte[]> record) -> record.value)
                .toList();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
