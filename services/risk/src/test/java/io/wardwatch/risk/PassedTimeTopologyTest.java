package io.wardwatch.risk;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardwatch.core.engine.Label;
import io.wardwatch.core.engine.PatientEngine;
import io.wardwatch.core.event.Event;
import io.wardwatch.core.score.Scorer;
import io.wardwatch.formats.Control;
import io.wardwatch.formats.ControlWire;
import io.wardwatch.formats.EventWire;
import io.wardwatch.formats.LabelWire;
import io.wardwatch.formats.Parsed;
import io.wardwatch.formats.Said;
import io.wardwatch.schemas.TopicCatalogue;
import io.wardwatch.streaming.Metrics;
import io.wardwatch.testkit.TopologyFixture;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What ticks make the service say, for a stay that ends on 2025-03-01. */
final class PassedTimeTopologyTest {
    private final EventWire wire = EventWire.ofTopics();
    private final Metrics metrics = new Metrics();
    private final TopologyFixture fixture = TopologyFixture.ofProcessors(
            "risk",
            topology -> RiskTopology.define(
                    topology,
                    RiskConfig.of("127.0.0.1:1", Path.of("unused")),
                    RiskStart.empty(1),
                    () -> new PatientEngine(Scorer.bundled()),
                    new RiskMetrics(metrics)));

    @AfterEach
    void close() {
        fixture.close();
        metrics.close();
    }

    @Test
    void shouldSayWhatIsDueAtTheTickThatReachesItAndNotAgain() {
        Feed.stay(1).forEach(this::send);
        tick(8);
        assertThat(said()).isEmpty();

        tick(10);
        assertThat(said()).containsExactly("V1-0 7d NOT_READMITTED 1");
        tick(10);
        tick(20);
        assertThat(said()).isEmpty();
        tick(400);
        assertThat(said())
                .containsExactly("V1-0 30d NOT_READMITTED 1", "V1-0 60d NOT_READMITTED 1", "V1-0 90d NOT_READMITTED 1");
    }

    @Test
    void shouldSayAReadmissionWithItsEventWhateverTheClock() {
        Feed.stay(1).forEach(this::send);
        send(Feed.patient(1).again(1).admitted("08:00"));

        assertThat(said()).containsExactly("V1-0 30d READMITTED 1", "V1-0 60d READMITTED 1", "V1-0 90d READMITTED 1");
    }

    @Test
    void shouldLetTimePassForEveryPatientOnce() {
        for (int i = 1; i <= 40; i++) {
            Feed.stay(i).forEach(this::send);
        }
        tick(100);

        assertThat(said()).hasSize(160).doesNotHaveDuplicates();
        tick(101);
        assertThat(said()).isEmpty();
    }

    private void tick(int day) {
        long moment = Event.micros(Feed.DAY.plus(Duration.ofDays(day)));
        fixture.input(TopicCatalogue.CONTROL.name(), new ByteArraySerializer(), new ByteArraySerializer())
                .pipeInput(null, new ControlWire().toWire(new Control.Tick(moment)));
    }

    private void send(Event event) {
        fixture.input(EventWire.topic(event.kind().type()).name(), new ByteArraySerializer(), new ByteArraySerializer())
                .pipeInput(event.patient().hex().getBytes(StandardCharsets.UTF_8), wire.toWire(event));
    }

    private List<String> said() {
        List<String> said = new ArrayList<>();
        LabelWire reader = new LabelWire();
        for (TestRecord<byte[], byte[]> record : fixture.output(
                        TopicCatalogue.LABELS.name(), new ByteArrayDeserializer(), new ByteArrayDeserializer())
                .readRecordsToList()) {
            if (reader.fromWire(record.value()) instanceof Parsed.Accepted<Said<Label>>(Said<Label> of)) {
                Label label = of.what();
                assertThat(record.key()).isEqualTo(LabelWire.key(label));
                said.add(label.encounterId() + " " + label.horizonDays() + "d " + label.outcome() + " "
                        + label.revision());
            }
        }
        return said;
    }
}
