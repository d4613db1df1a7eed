package io.wardwatch.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardwatch.backtest.AsRun;
import io.wardwatch.backtest.AsRunConfig;
import io.wardwatch.backtest.AsRunResult;
import io.wardwatch.backtest.KafkaEvents;
import io.wardwatch.backtest.ReplayConfig;
import io.wardwatch.backtest.ReplayProgress;
import io.wardwatch.core.event.Event;
import io.wardwatch.core.policy.Policy;
import io.wardwatch.risk.PartitionCounts;
import io.wardwatch.risk.PatientHashes;
import io.wardwatch.risk.RiskService;
import io.wardwatch.schemas.TopicCatalogue;
import io.wardwatch.schemas.TopicSpec;
import io.wardwatch.simulator.SimulatedRecord;
import io.wardwatch.simulator.SimulationConfig;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the topics hold of a live run over three partitions, fed out of order, with duplicates, ticks on the way and events ahead of
 * the clock: a replay of them leaves the same hashes, and every revision of every score is said again byte for byte.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class AsItWasSaidTest {
    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final SimulationConfig NETWORK = SimulationConfig.of(23, 400);
    private static final int DAYS = 60;
    private static final int DAY_OF_FIRST_TICK = 45;

    @TempDir
    static Path folder;

    private LiveHospital hospital;
    private PatientHashes live;
    private PartitionCounts counts;

    @BeforeAll
    void runLive() throws Exception {
        hospital = new LiveHospital(NETWORK, DAYS);
        List<SimulatedRecord> feed = hospital.disordered(5);
        int most = feed.size() * 2 / 3;
        long start = Event.micros(NETWORK.start());
        long day = Duration.ofDays(1).toNanos() / 1_000;
        try (RiskService risk = hospital.risk(folder.resolve("risk"))) {
            hospital.send(feed.subList(0, most));
            await(() -> assertThat(LiveHospital.sum(risk).in()).isEqualTo(most));
            hospital.tick(start + DAY_OF_FIRST_TICK * day);
            await(() -> assertThat(risk.counts().values())
                    .hasSize(LiveHospital.PARTITIONS)
                    .allSatisfy(of -> assertThat(of.clock()).isEqualTo(start + DAY_OF_FIRST_TICK * day)));
            hospital.send(feed.subList(most, feed.size()));
            await(() -> assertThat(LiveHospital.sum(risk).in()).isEqualTo(feed.size()));
            long end = lastRecorded(feed.subList(0, most));
            hospital.tick(end);
            await(() -> assertThat(risk.counts().values())
                    .allSatisfy(of -> assertThat(of.clock()).isEqualTo(end)));
            live = risk.hashes();
            counts = LiveHospital.sum(risk);
        }
    }

    @AfterAll
    void close() {
        if (hospital != null) {
            hospital.close();
        }
    }

    @Test
    @Order(1)
    void shouldLeaveTheSameHashesWhenTheTopicsAreReplayed() throws Exception {
        Path out = folder.resolve("out");

        Said said = Said.by(
                "replay",
                "--events",
                "kafka",
                "--bootstrap",
                hospital.bootstrap(),
                "--policy",
                hospital.policy().toString(),
                "--threads",
                "2",
                "--out",
                out.toString());

        assertThat(said.exitCode()).as(said.err()).isZero();
        assertThat(counts.rejected()).as("events ahead of the clock").isNotEmpty();
        assertThat(out.resolve("summary.json"))
                .content()
                .contains(
                        "\"in\" : " + counts.in(),
                        "\"applied\" : " + counts.applied(),
                        "\"duplicate\" : " + counts.duplicate(),
                        "\"rejected\" : " + counts.rejectedTotal(),
                        live.timelines(),
                        live.stays(),
                        live.indexStays(),
                        live.labels(),
                        live.scores(),
                        live.alerts(),
                        live.paymentScores(),
                        live.financeAlerts());
    }

    @Test
    @Order(2)
    void shouldMakeTheSameRunWhenTheTopicsAreBacktestedTwice() throws Exception {
        Path first = backtest("first", "1");
        Path second = backtest("second", "2");

        for (String file :
                List.of("cases.csv", "alerts.csv", "kpi.csv", "metrics.json", "run.json", "rejected.jsonl")) {
            assertThat(second.resolve(file)).as(file).hasSameBinaryContentAs(first.resolve(file));
        }
        assertThat(first.resolve("run.json")).content().contains("\"name\" : \"adt.admission.v1-0@0..");
    }

    @Test
    @Order(3)
    void shouldReproduceEveryRevisionFromItsCut() {
        Said said = asRun();

        assertThat(said.exitCode()).as(said.out() + said.err()).isZero();
        assertThat(said.out()).contains("different 0, not reproducible 0");
        for (TopicSpec topic : List.of(
                TopicCatalogue.READMISSION_SCORES,
                TopicCatalogue.PAYMENT_SCORES,
                TopicCatalogue.CARE_ALERTS,
                TopicCatalogue.FINANCE_ALERTS)) {
            int all = hospital.read(topic).size();
            assertThat(all).as(topic.name()).isPositive();
            assertThat(said.out())
                    .contains(String.format(Locale.ROOT, "  %-22s reproduced %,d, different 0", topic.name(), all));
        }
    }

    @Test
    @Order(4)
    void shouldTellWhatDiffersWhenSaidUnderAnotherPolicy() {
        AsRunResult result = result(Policy.defaults());

        assertThat(result.different()).containsKey(TopicCatalogue.FINANCE_ALERTS.name());
        assertThat(result.reproduced().get(TopicCatalogue.READMISSION_SCORES.name()))
                .isPositive();
    }

    @Test
    @Order(5)
    void shouldLeaveNoGroupBehind() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", hospital.bootstrap()))) {
            assertThat(admin.listGroups().all().get())
                    .allSatisfy(group -> assertThat(group.groupId()).startsWith("wardwatch-"))
                    .hasSize(1);
        }
    }

    @Test
    @Order(6)
    void shouldTellOneByteThatWasChanged() {
        ConsumerRecord<byte[], byte[]> record =
                hospital.read(TopicCatalogue.READMISSION_SCORES).getLast();
        byte[] value = record.value().clone();
        value[value.length - 1] ^= 1;
        send(record, value);

        Said said = asRun();

        assertThat(said.exitCode()).isEqualTo(3);
        assertThat(said.out())
                .contains("different 1,", "differs: risk.readmission.v1-" + record.partition() + "@")
                .doesNotContain(new String(record.key(), StandardCharsets.US_ASCII));
    }

    @Test
    @Order(7)
    void shouldSayWhyWhenThereIsNothingToRead() {
        Said early = Said.by(
                "replay",
                "--events",
                "kafka",
                "--bootstrap",
                hospital.bootstrap(),
                "--to",
                "2001-01-01",
                "--out",
                folder.resolve("none").toString());

        assertThat(early.exitCode()).isEqualTo(1);
        assertThat(early.err()).contains("hold nothing between these moments", "mend:");
        assertThat(folder.resolve("none")).doesNotExist();
        assertThat(Said.by("replay", "--bootstrap", hospital.bootstrap(), "--events", "x", "--out", "y")
                        .exitCode())
                .isEqualTo(2);
    }

    @Test
    @Order(8)
    void shouldSayWhereNobodyAnswers() throws Exception {
        Path client = Files.writeString(folder.resolve("client.properties"), "default.api.timeout.ms=1000\n");

        Said said = Said.by("replay", "--as-run", "--bootstrap", "127.0.0.1:1", "--config", client.toString());

        assertThat(said.exitCode()).isEqualTo(1);
        assertThat(said.err()).contains("Kafka at 127.0.0.1:1 did not answer", "check the address");
    }

    private Path backtest(String name, String threads) {
        Path out = folder.resolve(name);
        Said said = Said.by(
                "backtest",
                "--events",
                "kafka",
                "--bootstrap",
                hospital.bootstrap(),
                "--threads",
                threads,
                "--out",
                out.toString());
        assertThat(said.exitCode()).as(said.err()).isZero();
        return out;
    }

    private Said asRun() {
        return Said.by(
                "replay",
                "--as-run",
                "--bootstrap",
                hospital.bootstrap(),
                "--policy",
                hospital.policy().toString());
    }

    private AsRunResult result(Policy policy) {
        return AsRun.run(new AsRunConfig(
                KafkaEvents.all(hospital.bootstrap()), policy, ReplayConfig.Stated.NOTHING, ReplayProgress.NONE));
    }

    private void send(ConsumerRecord<byte[], byte[]> like, byte[] value) {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", hospital.bootstrap()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(like.topic(), like.partition(), like.key(), value));
        }
    }

    /** The greatest of what was accepted, which is a replay's clock: before the first tick nothing is ahead of it. */
    private static long lastRecorded(List<SimulatedRecord> feed) {
        long last = 0;
        for (SimulatedRecord record : feed) {
            if (record instanceof SimulatedRecord.Sent sent && sent.content() != SimulatedRecord.Content.INVALID) {
                last = Math.max(last, sent.event().recordedAt());
            }
        }
        return last;
    }

    private static void await(ThrowingRunnable assertion) {
        Awaitility.await().atMost(LIMIT).untilAsserted(assertion);
    }
}
