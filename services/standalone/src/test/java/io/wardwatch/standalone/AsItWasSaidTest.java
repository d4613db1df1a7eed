package io.wardwatch.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardwatch.backtest.Backtest;
import io.wardwatch.backtest.BacktestConfig;
import io.wardwatch.backtest.KafkaEvents;
import io.wardwatch.backtest.ModelFiles;
import io.wardwatch.backtest.ReplayConfig;
import io.wardwatch.backtest.ReplayProgress;
import io.wardwatch.backtest.cases.BacktestPolicy;
import io.wardwatch.core.engine.IssuedScore;
import io.wardwatch.core.event.Event;
import io.wardwatch.core.score.Features;
import io.wardwatch.formats.Parsed;
import io.wardwatch.formats.Pseudonyms;
import io.wardwatch.formats.ScoreWire;
import io.wardwatch.formats.Wire;
import io.wardwatch.model.Target;
import io.wardwatch.schemas.TopicCatalogue;
import io.wardwatch.schemas.TopicSpec;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the topics hold of a live run over three partitions with a model of its own, fed out of order, with duplicates, ticks on the
 * way and events ahead of the clock: a replay and a backtest of them come to the same, and every revision of every score is said
 * again byte for byte. Later tests add to the topics, delete from them and at last delete one.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class AsItWasSaidTest {
    @TempDir
    static Path folder;

    private LiveRun run;

    @BeforeAll
    void runLive() throws Exception {
        run = new LiveRun(folder);
    }

    @AfterAll
    void close() {
        if (run != null) {
            run.close();
        }
    }

    @Test
    @Order(1)
    void shouldLeaveTheSameHashesWhenTheTopicsAreReplayed() throws Exception {
        Path out = folder.resolve("out");

        Said said = run.ofTopics(
                "replay",
                out,
                "--policy",
                run.policy().toString(),
                "--models",
                "readmission=" + run.model(),
                "--threads",
                "2");

        assertThat(said.exitCode()).as(said.err()).isZero();
        assertThat(run.counts().rejected()).as("events ahead of the clock").isNotEmpty();
        assertThat(out.resolve("summary.json"))
                .content()
                .contains(
                        "\"in\" : " + run.counts().in(),
                        "\"applied\" : " + run.counts().applied(),
                        "\"duplicate\" : " + run.counts().duplicate(),
                        "\"rejected\" : " + run.counts().rejectedTotal(),
                        run.hashes().timelines(),
                        run.hashes().stays(),
                        run.hashes().indexStays(),
                        run.hashes().labels(),
                        run.hashes().scores(),
                        run.hashes().alerts(),
                        run.hashes().paymentScores(),
                        run.hashes().financeAlerts());
    }

    @Test
    @Order(2)
    void shouldMakeTheSameRunWhenTheTopicsAreBacktestedWithOtherThreads() throws Exception {
        Path first = backtest("first", "1");

        assertSame(backtest("second", "2"), first);
        assertSame(backtest("third", "4"), first);
        assertThat(first.resolve("run.json")).content().contains("\"name\" : \"adt.admission.v1-0@0..");
    }

    @Test
    @Order(3)
    void shouldMakeCasesOfTheLastWordOfEachScore() throws Exception {
        Wire<io.wardwatch.formats.Said<IssuedScore>> wire = new ScoreWire(Features.SPEC.id());
        Map<String, IssuedScore> last = new HashMap<>();
        for (ConsumerRecord<byte[], byte[]> record : run.read(TopicCatalogue.READMISSION_SCORES)) {
            if (wire.fromWire(record.value()) instanceof Parsed.Accepted<io.wardwatch.formats.Said<IssuedScore>> said) {
                last.merge(
                        said.value().what().scoreId(),
                        said.value().what(),
                        (a, b) -> a.revision() > b.revision() ? a : b);
            }
        }
        List<String> live = last.values().stream()
                .filter(score -> !score.withdrawn())
                .map(score -> score.scoreId().substring(0, 16) + " " + Event.instant(score.scoredAt()) + " "
                        + score.score().probability())
                .toList();

        assertThat(live).hasSizeGreaterThan(100);
        assertThat(Files.readAllLines(folder.resolve("first").resolve("cases.csv")).stream()
                        .skip(1)
                        .map(line -> line.split(",", -1))
                        .map(row -> row[0] + " " + row[8] + " " + row[15]))
                .containsExactlyInAnyOrderElementsOf(live);
    }

    @Test
    @Order(3)
    void shouldReproduceEveryRevisionFromItsCut() {
        Said said = run.asRun();

        assertThat(said.exitCode()).as(said.out() + said.err()).isZero();
        assertThat(said.out()).contains("different 0, not reproducible 0");
        for (TopicSpec topic : List.of(
                TopicCatalogue.READMISSION_SCORES,
                TopicCatalogue.PAYMENT_SCORES,
                TopicCatalogue.CARE_ALERTS,
                TopicCatalogue.FINANCE_ALERTS)) {
            assertThat(run.read(topic)).as(topic.name()).isNotEmpty();
            assertThat(said.out()).contains(reproduced(topic));
        }
    }

    @Test
    @Order(4)
    void shouldTellWhatDiffersWhenSaidByAnotherModelOrUnderAnotherPolicy() {
        Said bundled = Said.by(
                "replay",
                "--as-run",
                "--bootstrap",
                run.bootstrap(),
                "--policy",
                run.policy().toString());
        Said defaults =
                Said.by("replay", "--as-run", "--bootstrap", run.bootstrap(), "--models", "readmission=" + run.model());

        assertThat(List.of(bundled, defaults)).extracting(Said::exitCode).containsOnly(3);
        assertThat(bundled.out())
                .containsPattern("risk.readmission.v1 +reproduced [\\d,]+, different [1-9]")
                .contains(reproduced(TopicCatalogue.PAYMENT_SCORES))
                .contains(reproduced(TopicCatalogue.FINANCE_ALERTS));
        assertThat(defaults.out())
                .containsPattern("rcm.alert.v1 +reproduced [\\d,]+, different [1-9]")
                .contains(reproduced(TopicCatalogue.READMISSION_SCORES));
    }

    @Test
    @Order(5)
    void shouldLeaveNoGroupBehind() throws Exception {
        try (Admin admin = run.admin()) {
            assertThat(admin.listGroups().all().get())
                    .allSatisfy(group -> assertThat(group.groupId()).startsWith("wardwatch-"))
                    .hasSize(1);
        }
    }

    @Test
    @Order(6)
    void shouldTellOneByteThatWasChanged() {
        ConsumerRecord<byte[], byte[]> record =
                run.read(TopicCatalogue.READMISSION_SCORES).getLast();
        byte[] value = record.value().clone();
        value[value.length - 1] ^= 1;
        run.send(record, value);

        Said said = run.asRun();

        assertThat(said.exitCode()).isEqualTo(3);
        assertThat(said.out())
                .contains("different 1,", "differs: risk.readmission.v1-" + record.partition() + "@")
                .doesNotContain(new String(record.key(), StandardCharsets.US_ASCII));
    }

    @Test
    @Order(7)
    void shouldResumeWhatWasStoppedWhenTheTopicsHaveGrown() throws Exception {
        Instant last = run.lastArrival();
        Path whole = folder.resolve("whole");
        Path stopped = folder.resolve("stopped");
        List<String> bounded = List.of("--model", run.model().toString(), "--arrived-to", last.toString());
        assertThat(run.ofTopics("backtest", whole, bounded).exitCode()).isZero();

        assertThat(Backtest.run(config(stopped, last, run.counts().in() / 2))).isEmpty();
        run.sendAgain(10);
        Said grown = run.ofTopics("backtest", stopped, "--model", run.model().toString(), "--resume");
        Said said = run.ofTopics("backtest", stopped, bounded, "--resume", "--threads", "4");

        assertThat(grown.exitCode()).isEqualTo(1);
        assertThat(grown.err()).contains("cannot be resumed", "--arrived-to");
        assertThat(said.exitCode()).as(said.err()).isZero();
        assertSame(stopped, whole);
    }

    @Test
    @Order(8)
    void shouldSayWhyWhenThereIsNothingToRead() {
        Said early = run.ofTopics("replay", folder.resolve("none"), "--to", "2001-01-01");

        assertThat(early.exitCode()).isEqualTo(1);
        assertThat(early.err()).contains("hold nothing between these moments", "mend:");
        assertThat(folder.resolve("none")).doesNotExist();
        assertThat(Said.by("replay", "--bootstrap", run.bootstrap(), "--events", "x", "--out", "y")
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

    @Test
    @Order(9)
    void shouldAccuseNobodyWhenTheBeginningIsNoLongerKept() throws Exception {
        TopicPartition admissions = new TopicPartition(TopicCatalogue.ADMISSIONS.name(), 0);
        try (Admin admin = run.admin()) {
            admin.deleteRecords(Map.of(admissions, RecordsToDelete.beforeOffset(100)))
                    .all()
                    .get();
        }

        Said asRun = run.asRun();
        Said backtest = run.ofTopics(
                "backtest", folder.resolve("late"), "--model", run.model().toString());

        // The byte that was changed is of another partition or of this one: either way nothing else differs.
        assertThat(asRun.out())
                .containsPattern("different [01], not reproducible [1-9]")
                .contains("the beginning of the inputs is no longer kept");
        assertThat(backtest.exitCode()).as(backtest.err()).isZero();
        assertThat(folder.resolve("late").resolve("run.json"))
                .content()
                .contains("\"name\" : \"adt.admission.v1-0@100..");
    }

    @Test
    @Order(10)
    void shouldNameTheTopicAndMakeNoneWhenOneIsMissing() throws Exception {
        String gone = TopicCatalogue.CLAIMS.name();
        try (Admin admin = run.admin()) {
            admin.deleteTopics(List.of(gone)).all().get();
            Awaitility.await()
                    .untilAsserted(
                            () -> assertThat(admin.listTopics().names().get()).doesNotContain(gone));

            Said replay = run.ofTopics("replay", folder.resolve("missing"));
            Said backtest = run.ofTopics("backtest", folder.resolve("missing"));
            Said asRun = run.asRun();

            assertThat(List.of(replay, backtest, asRun)).allSatisfy(said -> {
                assertThat(said.exitCode()).isEqualTo(1);
                assertThat(said.err()).contains("topic " + gone, "mend:", "topics --check");
            });
            assertThat(folder.resolve("missing")).doesNotExist();
            assertThat(admin.listTopics().names().get()).doesNotContain(gone);
        }
    }

    /** What the command asks for, stopped after so many records. */
    private BacktestConfig config(Path out, Instant arrivedTo, long records) throws Exception {
        KafkaEvents all = KafkaEvents.all(run.bootstrap());
        KafkaEvents events = new KafkaEvents(all.kafka(), all.from(), Optional.of(arrivedTo), all.framing());
        ReplayConfig replay = new ReplayConfig(
                List.of(),
                Optional.of(events),
                ReplayConfig.Format.PLAIN,
                1,
                all.facilities(),
                Optional.empty(),
                BacktestPolicy.DEFAULT.engine(),
                ReplayConfig.Stated.NOTHING,
                Pseudonyms.demo(),
                ReplayProgress.NONE,
                ReplayConfig.Out.into(out));
        return new BacktestConfig(
                replay,
                Target.READMISSION_30D,
                List.of(ModelFiles.read("A", run.model().toString(), Target.READMISSION_30D)),
                BacktestPolicy.DEFAULT,
                Optional.empty(),
                Optional.empty(),
                BacktestConfig.Knowledge.RECORDED,
                false,
                in -> in >= records);
    }

    private Path backtest(String name, String threads) {
        Path out = folder.resolve(name);
        Said said = run.ofTopics("backtest", out, "--model", run.model().toString(), "--threads", threads);
        assertThat(said.exitCode()).as(said.err()).isZero();
        return out;
    }

    private static void assertSame(Path run, Path as) {
        for (String file :
                List.of("cases.csv", "alerts.csv", "kpi.csv", "metrics.json", "run.json", "rejected.jsonl")) {
            assertThat(run.resolve(file)).as(file).hasSameBinaryContentAs(as.resolve(file));
        }
    }

    /** All of it, said again. */
    private String reproduced(TopicSpec topic) {
        int all = run.read(topic).size();
        return String.format(Locale.ROOT, "  %-22s reproduced %,d, different 0", topic.name(), all);
    }
}
