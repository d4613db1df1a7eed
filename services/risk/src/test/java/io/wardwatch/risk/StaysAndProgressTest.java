package io.wardwatch.risk;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardwatch.core.engine.PatientEngine;
import io.wardwatch.core.engine.Stay;
import io.wardwatch.core.event.Event;
import io.wardwatch.core.score.Scorer;
import io.wardwatch.formats.Control;
import io.wardwatch.formats.ControlWire;
import io.wardwatch.formats.EventWire;
import io.wardwatch.formats.Parsed;
import io.wardwatch.formats.RiskProgress;
import io.wardwatch.formats.RiskProgressWire;
import io.wardwatch.formats.Said;
import io.wardwatch.formats.StayWire;
import io.wardwatch.formats.Wire;
import io.wardwatch.schemas.TopicCatalogue;
import io.wardwatch.schemas.TopicSpec;
import io.wardwatch.streaming.Metrics;
import io.wardwatch.testkit.TopologyFixture;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What {@code risk} tells the feed beside scores and alerts: who is where, and how far it is itself. */
final class StaysAndProgressTest {
    private static final Instant ARRIVED = TopologyFixture.START;
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Metrics metrics = new Metrics();
    private TopologyFixture fixture;

    @BeforeEach
    void start() {
        fixture = TopologyFixture.ofProcessors(
                "risk",
                topology -> RiskTopology.define(
                        topology,
                        RiskConfig.of("127.0.0.1:1", Path.of("unused")),
                        RiskStart.empty(1),
                        () -> new PatientEngine(Scorer.bundled()),
                        new RiskMetrics(metrics)));
    }

    @AfterEach
    void close() {
        fixture.close();
        metrics.close();
    }

    @Test
    void shouldSayAStayUnderFacilityAndEncounterWhenItChanges() {
        Feed.stay(1).forEach(event -> send(event, ARRIVED));

        List<TestRecord<byte[], byte[]>> stays = records(TopicCatalogue.STAYS);
        assertThat(stays).extracting(record -> text(record.key())).containsExactly("NORTH|V1-0", "NORTH|V1-0");
        assertThat(stays)
                .extracting(record -> accepted(new StayWire(), record))
                .allMatch(said -> said.cut().length > 0)
                .extracting(Said::what)
                .extracting(Stay::state)
                .containsExactly(Stay.State.IN_HOUSE, Stay.State.DISCHARGED);
    }

    @Test
    void shouldSayWithATickWhatBecameOfEachInput() {
        send(Feed.patient(1).admitted("08:00"), ARRIVED);
        send(Feed.patient(1).admitted("08:00"), ARRIVED.plusMillis(1));
        send(TopicCatalogue.ADMISSIONS, new byte[] {1}, ARRIVED.plusMillis(2));
        send(Feed.patient(1).discharged("14:00"), ARRIVED.plusMillis(3));
        tick(42, ARRIVED.plusMillis(4));

        TestRecord<byte[], byte[]> last = records(TopicCatalogue.RISK_PROGRESS).getLast();
        assertThat(text(last.key())).isEqualTo("0");
        assertThat(accepted(new RiskProgressWire(), last))
                .isEqualTo(new RiskProgress(
                        0,
                        1,
                        42,
                        List.of(
                                new RiskProgress.Input("adt.admission.v1", 2, seen(2), 1, 1, Map.of("MALFORMED", 1L)),
                                new RiskProgress.Input("adt.discharge.v1", 0, seen(3), 1, 0, Map.of()),
                                new RiskProgress.Input("rcm.claim.v1", -1, Event.ABSENT, 0, 0, Map.of()),
                                new RiskProgress.Input("control.v1", 0, seen(4), 1, 0, Map.of()))));
    }

    @Test
    void shouldSayWhatItRefusedWhenNoTickComes() {
        fixture.advance(SECOND);
        records(TopicCatalogue.RISK_PROGRESS);
        send(TopicCatalogue.ADMISSIONS, new byte[] {1}, ARRIVED);

        fixture.advance(SECOND);

        assertThat(records(TopicCatalogue.RISK_PROGRESS))
                .singleElement()
                .extracting(record -> accepted(new RiskProgressWire(), record)
                        .inputs()
                        .getFirst()
                        .rejectedTotal())
                .isEqualTo(1L);
        fixture.advance(SECOND);
        assertThat(records(TopicCatalogue.RISK_PROGRESS)).isEmpty();
    }

    @Test
    void shouldSayTheLastTickOfManyThatCameAtOnce() {
        for (int i = 0; i < 1_000; i++) {
            tick(i, ARRIVED.plusMillis(i / 10));
        }
        fixture.advance(SECOND);

        List<TestRecord<byte[], byte[]>> said = records(TopicCatalogue.RISK_PROGRESS);
        assertThat(said).hasSizeLessThan(5);
        assertThat(accepted(new RiskProgressWire(), said.getLast()).clock()).isEqualTo(999);
    }

    private static long seen(int millisLater) {
        return Event.micros(ARRIVED.plusMillis(millisLater));
    }

    private void send(Event event, Instant arrived) {
        TopicSpec topic = EventWire.topic(event.kind().type());
        send(
                topic,
                event.patient().hex().getBytes(StandardCharsets.UTF_8),
                EventWire.ofTopics().toWire(event),
                arrived);
    }

    private void tick(long micros, Instant arrived) {
        send(TopicCatalogue.CONTROL, new ControlWire().toWire(new Control.Tick(micros)), arrived);
    }

    private void send(TopicSpec topic, byte[] value, Instant arrived) {
        send(topic, null, value, arrived);
    }

    private void send(TopicSpec topic, byte[] key, byte[] value, Instant arrived) {
        fixture.input(topic.name(), new ByteArraySerializer(), new ByteArraySerializer())
                .pipeInput(key, value, arrived);
    }

    private List<TestRecord<byte[], byte[]>> records(TopicSpec topic) {
        return fixture.output(topic.name(), new ByteArrayDeserializer(), new ByteArrayDeserializer())
                .readRecordsToList();
    }

    private static <T> T accepted(Wire<T> wire, TestRecord<byte[], byte[]> record) {
        return ((Parsed.Accepted<T>) wire.fromWire(record.value())).value();
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
