package io.wardwatch.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardwatch.backtest.AsRun;
import io.wardwatch.backtest.AsRunConfig;
import io.wardwatch.backtest.AsRunResult;
import io.wardwatch.backtest.KafkaEvents;
import io.wardwatch.backtest.ReplayConfig;
import io.wardwatch.backtest.ReplayProgress;
import io.wardwatch.backtest.Summary;
import io.wardwatch.core.event.Event;
import io.wardwatch.core.event.Field;
import io.wardwatch.core.event.Fields;
import io.wardwatch.core.event.Kind;
import io.wardwatch.core.event.PatientKey;
import io.wardwatch.core.event.RecordedAtBasis;
import io.wardwatch.core.policy.Policy;
import io.wardwatch.formats.ClearIds;
import io.wardwatch.formats.EventWire;
import io.wardwatch.formats.PlainWriter;
import io.wardwatch.formats.Pseudonyms;
import io.wardwatch.kpi.KpiService;
import io.wardwatch.risk.PartitionCounts;
import io.wardwatch.risk.PatientHashes;
import io.wardwatch.risk.RiskService;
import io.wardwatch.schemas.TopicCatalogue;
import io.wardwatch.simulator.SimulatedRecord;
import io.wardwatch.simulator.SimulationConfig;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Patients of several numbers across three partitions: merges in chains and cycles, unmerges and moved visits, fed out of order
 * and twice, leave the same timelines, stays, scores, alerts and cells as a replay of the same events; also where {@code risk}
 * is stopped on the way.
 */
final class MergedPatientsLiveTest {
    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final SimulationConfig NETWORK = SimulationConfig.of(5, 300);
    private static final int DAYS = 30;
    private static final long HOUR = Duration.ofHours(1).toNanos() / 1_000;

    @TempDir
    Path folder;

    /** An event, and the number in clear that its patient has. */
    private record Line(Event event, String patientId, String survivorId) {}

    @Test
    void shouldEqualAReplayWhenPatientsMeetAcrossPartitions() throws Exception {
        try (LiveHospital hospital = new LiveHospital(NETWORK, DAYS)) {
            List<Line> lines = lines(hospital);
            Summary replay = hospital.replay(write(lines), folder.resolve("out"));
            List<Event> feed = disordered(lines);
            int half = feed.size() / 2;
            try (KpiService kpi = hospital.kpi(folder.resolve("kpi"))) {
                try (RiskService risk = hospital.risk(folder.resolve("risk"))) {
                    hospital.sendEvents(feed.subList(0, half));
                    awaitAll(risk, half);
                }
                // What patients told one another is still on its way, or half done.
                hospital.sendEvents(feed.subList(half, feed.size()));
                try (RiskService risk = hospital.risk(folder.resolve("risk"))) {
                    awaitAll(risk, feed.size());
                    hospital.tick(replay.horizon().clock());
                    assertSame(replay, risk, kpi);
                    PartitionCounts counts = LiveHospital.sum(risk);
                    assertThat(counts.applied()).isEqualTo(replay.counts().applied());
                    assertThat(hospital.read(TopicCatalogue.PATIENT_ATTACHED)).isNotEmpty();
                    assertThat(hospital.read(TopicCatalogue.RISK_DEAD_LETTERS)).isEmpty();
                    assertSaidAgain(hospital);
                }
            }
        }
    }

    /** All that was said of patients of one number, over a restart; of the others what can be. */
    private static void assertSaidAgain(LiveHospital hospital) throws Exception {
        AsRunResult result = AsRun.run(new AsRunConfig(
                KafkaEvents.all(hospital.bootstrap()),
                Policy.parse(Files.readString(hospital.policy())),
                ReplayConfig.Stated.NOTHING,
                ReplayProgress.NONE));
        assertThat(result.first()).isEmpty();
        assertThat(result.reproducedTotal()).isPositive();
        assertThat(result.notReproducible()).hasSize(1);
    }

    /** The true and repeated events of a simulated network, and identities that are at random. */
    private static List<Line> lines(LiveHospital hospital) {
        List<Line> lines = new ArrayList<>();
        Map<String, PatientKey> patients = new TreeMap<>();
        Map<String, Event> visits = new TreeMap<>();
        for (SimulatedRecord record : hospital.feed()) {
            if (record instanceof SimulatedRecord.Sent sent && sent.content() != SimulatedRecord.Content.INVALID) {
                lines.add(new Line(sent.event(), sent.patientId(), ""));
                patients.put(sent.patientId(), sent.patient());
                if (!sent.event().encounterId().isEmpty()) {
                    visits.putIfAbsent(sent.patientId(), sent.event());
                }
            }
        }
        List<String> ids = new ArrayList<>(patients.keySet());
        Random random = new Random(17);
        long begin = Event.micros(NETWORK.start());
        for (int i = 0; i < ids.size() / 2; i++) {
            String from = ids.get(random.nextInt(ids.size()));
            String to = ids.get(random.nextInt(ids.size() / 4));
            long at = begin + random.nextInt(DAYS * 24) * HOUR;
            lines.add(identity(Kind.MERGED, "merge-" + i, from, to, null, patients, at));
            if (random.nextInt(3) == 0) {
                lines.add(identity(Kind.UNMERGED, "unmerge-" + i, from, to, null, patients, at + 45 * 24 * HOUR));
            }
            if (random.nextInt(3) == 0 && visits.containsKey(from)) {
                lines.add(identity(Kind.MOVED, "move-" + i, from, to, visits.get(from), patients, at + HOUR));
            }
        }
        return lines;
    }

    private static Line identity(
            Kind kind, String id, String from, String to, Event visit, Map<String, PatientKey> patients, long at) {
        Event event = new Event(
                kind,
                id,
                "MPI",
                patients.get(from),
                visit == null ? "NORTH" : visit.facility(),
                visit == null ? "" : visit.encounterId(),
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
                        .set(Field.SURVIVOR_PATIENT_KEY, patients.get(to).hex())
                        .build());
        return new Line(event, from, to);
    }

    private Path write(List<Line> lines) throws Exception {
        Path file = folder.resolve("events.jsonl");
        try (OutputStream out = Files.newOutputStream(file);
                PlainWriter writer = new PlainWriter(out)) {
            for (Line line : lines) {
                writer.write(line.event, new ClearIds(line.patientId, "", line.survivorId));
            }
        }
        assertThat(Pseudonyms.demo().of("", lines.get(0).patientId))
                .isEqualTo(lines.get(0).event.patient());
        return file;
    }

    private static List<Event> disordered(List<Line> lines) {
        List<Event> feed = new ArrayList<>();
        Random random = new Random(4);
        for (Line line : lines) {
            feed.add(line.event);
            if (random.nextInt(10) == 0) {
                feed.add(line.event);
            }
        }
        Collections.shuffle(feed, random);
        assertThat(EventWire.topic(feed.get(0).kind().type())).isNotNull();
        return feed;
    }

    private static void awaitAll(RiskService risk, int sent) {
        Awaitility.await()
                .atMost(LIMIT)
                .untilAsserted(() -> assertThat(LiveHospital.sum(risk).in()).isEqualTo(sent));
    }

    private static void assertSame(Summary replay, RiskService risk, KpiService kpi) {
        Awaitility.await()
                .atMost(LIMIT)
                .ignoreException(InvalidStateStoreException.class)
                .untilAsserted(() -> {
                    PatientHashes live = risk.hashes();
                    assertThat(live.stays())
                            .as("stays")
                            .isEqualTo(replay.hashes().stays());
                    assertThat(live.indexStays())
                            .as("index stays")
                            .isEqualTo(replay.hashes().indexStays());
                    assertThat(live.scores())
                            .as("scores")
                            .isEqualTo(replay.hashes().scores());
                    assertThat(live.labels())
                            .as("labels")
                            .isEqualTo(replay.hashes().labels());
                    // A claim may be with its next patient a moment after all stays are.
                    assertThat(live.paymentScores())
                            .as("scores of claims")
                            .isEqualTo(replay.hashes().paymentScores());
                    assertThat(live.financeAlerts())
                            .as("finance alerts")
                            .isEqualTo(replay.hashes().financeAlerts());
                });
        PatientHashes live = risk.hashes();
        assertThat(live.patients()).isEqualTo(replay.sizes().patients());
        assertThat(live.timelines()).as("timelines").isEqualTo(replay.hashes().timelines());
        assertThat(live.alerts()).as("alerts").isEqualTo(replay.hashes().alerts());
        Awaitility.await()
                .atMost(LIMIT)
                .ignoreException(InvalidStateStoreException.class)
                .untilAsserted(() -> assertThat(kpi.cells().hex())
                        .as("cells")
                        .isEqualTo(replay.hashes().cells()));
    }
}
