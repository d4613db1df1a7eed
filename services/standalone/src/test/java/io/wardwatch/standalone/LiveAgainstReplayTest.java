package io.wardwatch.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardwatch.backtest.Summary;
import io.wardwatch.core.event.EventType;
import io.wardwatch.core.event.PatientKey;
import io.wardwatch.formats.EventWire;
import io.wardwatch.kpi.KpiService;
import io.wardwatch.risk.PartitionCounts;
import io.wardwatch.risk.PatientHashes;
import io.wardwatch.risk.RiskService;
import io.wardwatch.schemas.RejectedHeaders;
import io.wardwatch.schemas.TopicCatalogue;
import io.wardwatch.schemas.TopicSpec;
import io.wardwatch.simulator.SimulatedRecord;
import io.wardwatch.simulator.SimulationConfig;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Live equals replay: what a Kafka with three partitions was fed out of order, with duplicates and poison, leaves the same
 * timelines, stays, scores and alerts of stays and claims, and cells as the same events read from a file; also where {@code risk} is killed on the way.
 */
final class LiveAgainstReplayTest {
    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final SimulationConfig NETWORK = SimulationConfig.of(11, 500);
    private static final int DAYS = 60;
    private static final int TEN_MEGABYTES = 10 << 20;

    @TempDir
    Path folder;

    @Test
    void shouldEqualAReplayWhenFedOutOfOrderWithDuplicatesAndPoison() throws Exception {
        try (LiveHospital hospital = new LiveHospital(NETWORK, DAYS)) {
            Summary replay = hospital.replay(folder);
            List<SimulatedRecord> feed = hospital.disordered(3);
            hospital.allowLargeRecords(TopicCatalogue.ADMISSIONS);
            int poison = sendPoison(hospital, feed);
            try (RiskService risk = hospital.risk(folder.resolve("risk"));
                    KpiService kpi = hospital.kpi(folder.resolve("kpi"))) {
                hospital.send(feed);

                awaitAll(risk, feed.size() + poison);
                hospital.tick(replay.horizon().clock());
                assertSame(replay, risk, kpi);
                PartitionCounts counts = LiveHospital.sum(risk);
                assertThat(counts.rejectedTotal()).isEqualTo(replay.counts().rejected() + poison);
                assertThat(counts.in()).isEqualTo(counts.applied() + counts.duplicate() + counts.rejectedTotal());
                assertThat(counts.duplicate()).isGreaterThan(replay.counts().duplicate());
            }
            assertPoisonIsKept(hospital);
        }
    }

    @Test
    void shouldEqualAReplayWhenRiskIsKilledInMidTransaction() throws Exception {
        try (LiveHospital hospital = new LiveHospital(NETWORK, DAYS)) {
            List<SimulatedRecord> feed = hospital.disordered(4);
            int half = feed.size() / 2;
            Process killed = start(hospital, folder.resolve("risk"));
            try {
                hospital.send(feed.subList(0, half));
                // The first transaction is committed and another one has begun: it commits every five seconds only.
                Awaitility.await().atMost(LIMIT).until(() -> hospital.written(contributions(), true) > 0);
                hospital.send(feed.subList(half, feed.size()));
                Awaitility.await()
                        .atMost(LIMIT)
                        .until(() ->
                                hospital.written(contributions(), false) > hospital.written(contributions(), true));
            } finally {
                killed.destroyForcibly();
            }
            assertThat(killed.waitFor(10, TimeUnit.SECONDS)).isTrue();

            Summary replay = hospital.replay(folder);
            try (RiskService risk = hospital.risk(folder.resolve("risk"));
                    KpiService kpi = hospital.kpi(folder.resolve("kpi"))) {
                awaitAll(risk, feed.size());
                hospital.tick(replay.horizon().clock());
                assertSame(replay, risk, kpi);
            }
        }
    }

    private static TopicSpec contributions() {
        return TopicCatalogue.KPI_CONTRIBUTIONS;
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
                .untilAsserted(() -> assertThat(kpi.cells().hex())
                        .as("cells")
                        .isEqualTo(replay.hashes().cells()));
        // What is due by the replay's clock is said once the tick is through.
        Awaitility.await().atMost(LIMIT).untilAsserted(() -> assertThat(
                        risk.hashes().labels())
                .as("labels")
                .isEqualTo(replay.hashes().labels()));
        PatientHashes live = risk.hashes();
        assertThat(live.patients()).isPositive();
        assertThat(live.timelines()).as("timelines").isEqualTo(replay.hashes().timelines());
        assertThat(live.stays()).as("stays").isEqualTo(replay.hashes().stays());
        assertThat(live.indexStays())
                .as("index stays")
                .isEqualTo(replay.hashes().indexStays());
        assertThat(live.scores()).as("scores").isEqualTo(replay.hashes().scores());
        assertThat(live.alerts()).as("alerts").isEqualTo(replay.hashes().alerts());
        assertThat(replay.sizes().paymentScores()).as("scores of claims").isPositive();
        assertThat(live.paymentScores())
                .as("scores of claims")
                .isEqualTo(replay.hashes().paymentScores());
        assertThat(replay.sizes().financeAlerts()).as("finance alerts").isPositive();
        assertThat(live.financeAlerts())
                .as("finance alerts")
                .isEqualTo(replay.hashes().financeAlerts());
    }

    /** Four records that must leave no trace but in {@code .rejected}: returns their number. */
    private static int sendPoison(LiveHospital hospital, List<SimulatedRecord> feed) {
        SimulatedRecord.Sent good = feed.stream()
                .filter(SimulatedRecord.Sent.class::isInstance)
                .map(SimulatedRecord.Sent.class::cast)
                .filter(sent -> sent.family() == EventType.ADMISSION && sent.content() == SimulatedRecord.Content.TRUE)
                .findFirst()
                .orElseThrow();
        byte[] value = EventWire.ofTopics().toWire(good.event());
        byte[] key = LiveHospital.keyOf(good.patient());
        hospital.send(EventType.ADMISSION, key, Arrays.copyOf(value, TEN_MEGABYTES), null);
        hospital.send(EventType.ADMISSION, key, Arrays.copyOf(value, value.length - 1), null);
        hospital.send(EventType.ADMISSION, LiveHospital.keyOf(new PatientKey(1, 2)), value, null);
        hospital.send(EventType.ADMISSION, key, value, otherThanItsOwn(key));
        return 4;
    }

    private static int otherThanItsOwn(byte[] key) {
        int own = org.apache.kafka.common.utils.Utils.toPositive(org.apache.kafka.common.utils.Utils.murmur2(key))
                % LiveHospital.PARTITIONS;
        return (own + 1) % LiveHospital.PARTITIONS;
    }

    private static void assertPoisonIsKept(LiveHospital hospital) {
        List<ConsumerRecord<byte[], byte[]>> rejected =
                hospital.read(TopicCatalogue.rejectedOf(TopicCatalogue.ADMISSIONS));
        assertThat(rejected)
                .filteredOn(record -> record.value() != null && record.value().length == TEN_MEGABYTES)
                .singleElement()
                .satisfies(record -> assertThat(reason(record)).isEqualTo("TOO_LONG"));
        assertThat(rejected)
                .filteredOn(record -> reason(record).equals("MISROUTED"))
                .hasSize(2);
    }

    private static String reason(ConsumerRecord<byte[], byte[]> record) {
        return new String(record.headers().lastHeader(RejectedHeaders.REASON).value(), StandardCharsets.UTF_8);
    }

    /** {@code risk} as a process of its own, which commits so seldom that a kill meets an open transaction. */
    private Process start(LiveHospital hospital, Path state) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-Drisk.kafka.commit.interval.ms=5000",
                "-cp",
                System.getProperty("java.class.path"),
                io.wardwatch.risk.Main.class.getName());
        Map<String, String> environment = builder.environment();
        environment.put("RISK_BOOTSTRAP_SERVERS", hospital.bootstrap());
        environment.put("RISK_STATE_FOLDER", state.toString());
        environment.put("RISK_POLICY", hospital.policy().toString());
        environment.put("WARDWATCH_HTTP_PORT", "-1");
        File log = folder.resolve("risk.log").toFile();
        return builder.redirectErrorStream(true).redirectOutput(log).start();
    }
}
