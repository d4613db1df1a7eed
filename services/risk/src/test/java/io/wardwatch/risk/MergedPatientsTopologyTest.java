package io.wardwatch.risk;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardwatch.core.engine.PatientEngine;
import io.wardwatch.core.engine.Stay;
import io.wardwatch.core.event.Event;
import io.wardwatch.core.event.Field;
import io.wardwatch.core.event.Fields;
import io.wardwatch.core.event.Kind;
import io.wardwatch.core.event.PatientKey;
import io.wardwatch.core.event.RecordedAtBasis;
import io.wardwatch.core.score.Scorer;
import io.wardwatch.formats.EventWire;
import io.wardwatch.formats.Parsed;
import io.wardwatch.formats.Said;
import io.wardwatch.formats.StayWire;
import io.wardwatch.schemas.TopicCatalogue;
import io.wardwatch.streaming.Metrics;
import io.wardwatch.testkit.TopologyFixture;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Patients of several numbers as the topics have them. */
final class MergedPatientsTopologyTest {
    private static final long DAY = Duration.ofDays(1).toNanos() / 1_000;

    private final EventWire wire = EventWire.ofTopics();
    private final Metrics metrics = new Metrics();
    private final RiskMetrics counts = new RiskMetrics(metrics);
    private TopologyFixture fixture;

    @BeforeEach
    void start() {
        fixture = TopologyFixture.ofProcessors(
                "risk",
                topology -> RiskTopology.define(
                        topology,
                        RiskConfig.of("127.0.0.1:1", java.nio.file.Path.of("unused")),
                        RiskStart.empty(1),
                        () -> new PatientEngine(Scorer.bundled()),
                        counts));
    }

    @AfterEach
    void close() {
        fixture.close();
        metrics.close();
    }

    @Test
    void shouldSayTheStaysOfTheAbsorbedPatientUnderTheSurvivorAndCountOnlyEvents() {
        Feed.stay(1).forEach(this::send);
        Feed.stay(2).forEach(this::send);
        stays();
        send(identity(Kind.MERGED, 1, 2, 20));

        List<Stay> said = stays();
        assertThat(said).extracting(Stay::state).containsExactly(Stay.State.VOID, Stay.State.DISCHARGED);
        assertThat(said)
                .extracting(Stay::patient)
                .containsExactly(Feed.patient(1).key(), Feed.patient(2).key());
        PartitionCounts now = counts.counts().get(0);
        assertThat(now.applied()).isEqualTo(7);
        assertThat(now.in()).isEqualTo(7);
    }

    @Test
    void shouldEqualAHistoryWithoutBothWhenUnmerged() {
        Feed.stay(1).forEach(this::send);
        Feed.stay(2).forEach(this::send);
        PatientHashes never = hashes();
        send(identity(Kind.MERGED, 1, 2, 20));
        PatientHashes merged = hashes();
        send(identity(Kind.UNMERGED, 1, 2, 60));
        PatientHashes again = hashes();

        assertThat(merged.stays()).isNotEqualTo(never.stays());
        assertThat(again.stays()).isEqualTo(never.stays());
        assertThat(merged.indexStays()).isNotEqualTo(never.indexStays());
        assertThat(again.indexStays()).isEqualTo(never.indexStays());
        assertThat(again.scores()).isEqualTo(never.scores());
        assertThat(again.alerts()).isEqualTo(never.alerts());
        assertThat(again.paymentScores()).isEqualTo(never.paymentScores());
        assertThat(again.financeAlerts()).isEqualTo(never.financeAlerts());
        assertThat(again.patients()).isEqualTo(never.patients());
    }

    @Test
    void shouldSayNothingTwiceWhenAMergeComesAgain() {
        Feed.stay(1).forEach(this::send);
        send(identity(Kind.MERGED, 1, 2, 20));
        stays();
        records(TopicCatalogue.PATIENT_ATTACHED.name());
        send(identity(Kind.MERGED, 1, 2, 20));

        assertThat(stays()).isEmpty();
        assertThat(records(TopicCatalogue.PATIENT_ATTACHED.name())).isEmpty();
    }

    @Test
    void shouldKeyWhatIsToldByWhomItIsForAndWhatItReplaces() {
        Feed.stay(1).forEach(this::send);
        send(identity(Kind.MERGED, 1, 2, 20));

        String way = Feed.patient(2).key().hex() + "|" + Feed.patient(1).key().hex() + "|place|";
        assertThat(records(TopicCatalogue.PATIENT_ATTACHED.name()))
                .extracting(record -> new String(record.key(), StandardCharsets.UTF_8))
                .containsExactlyInAnyOrder(way + "ENCOUNTER|NORTH|V1-0", way + "CLAIM|NORTH|C-V1-0");
    }

    private PatientHashes hashes() {
        return PatientHashes.of(fixture.store(RiskTopology.PATIENTS_STORE), new PatientEngine(Scorer.bundled()));
    }

    private static Event identity(Kind kind, int from, int to, int day) {
        PatientKey survivor = Feed.patient(to).key();
        long at = Event.micros(Feed.DAY) + day * DAY;
        return new Event(
                kind,
                kind + "-" + from + "-" + to,
                "ADT",
                Feed.patient(from).key(),
                "NORTH",
                "",
                "",
                at,
                at,
                RecordedAtBasis.SOURCE,
                Event.ABSENT,
                Event.ABSENT,
                0,
                "",
                "",
                new Fields.Builder()
                        .set(Field.SURVIVOR_PATIENT_KEY, survivor.hex())
                        .build());
    }

    private void send(Event event) {
        fixture.input(EventWire.topic(event.kind().type()).name(), new ByteArraySerializer(), new ByteArraySerializer())
                .pipeInput(event.patient().hex().getBytes(StandardCharsets.UTF_8), wire.toWire(event));
    }

    private List<Stay> stays() {
        List<Stay> stays = new ArrayList<>();
        StayWire reader = new StayWire();
        for (TestRecord<byte[], byte[]> record : records(TopicCatalogue.STAYS.name())) {
            if (reader.fromWire(record.value()) instanceof Parsed.Accepted<Said<Stay>>(Said<Stay> said)) {
                stays.add(said.what());
            }
        }
        return stays;
    }

    private List<TestRecord<byte[], byte[]>> records(String topic) {
        return fixture.output(topic, new ByteArrayDeserializer(), new ByteArrayDeserializer())
                .readRecordsToList();
    }
}
