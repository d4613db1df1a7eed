package io.wardwatch.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import io.wardwatch.backtest.cases.Balance;
import io.wardwatch.backtest.cases.CaseTable;
import io.wardwatch.backtest.figures.Metrics;
import io.wardwatch.core.event.Event;
import io.wardwatch.formats.EventFiles;
import io.wardwatch.formats.EventSource;
import io.wardwatch.formats.Parsed;
import io.wardwatch.formats.Pseudonyms;
import io.wardwatch.model.Example;
import io.wardwatch.model.Target;
import io.wardwatch.model.TrainingHistory;
import io.wardwatch.simulator.SimulationConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run writes: a function of events, models and settings, with every record and every score accounted for. */
final class BacktestTest {
    private static final SimulationConfig NETWORK = SimulationConfig.of(5, 400);
    private static final int DAYS = 160;

    @TempDir
    private static Path shared;

    private static Path events;
    private static List<String> lines;
    private static Path whole;
    private static BacktestResult result;

    @TempDir
    private Path folder;

    @BeforeAll
    static void simulate() throws Exception {
        lines = SimulatedHistory.lines(NETWORK, DAYS);
        events = SimulatedHistory.write(shared.resolve("events.jsonl"), lines);
        whole = shared.resolve("whole");
        result = run(whole, 1).run().orElseThrow();
    }

    private static Backtests run(Path out, int threads) throws IOException {
        return Backtests.of(out, events)
                .at(NETWORK.facilities())
                .threads(threads)
                .with(ModelFiles.read("A", ModelFiles.BUNDLED, Target.READMISSION_30D))
                .with(Backtests.blindTo("PRIOR_ADMISSIONS"));
    }

    @Test
    void shouldWriteTheSameBytesWhenThreadsDiffer() throws Exception {
        for (int threads : new int[] {2, 4}) {
            Path out = folder.resolve("with-" + threads);

            run(out, threads).run();

            assertSame(out);
        }
    }

    @Test
    void shouldWriteTheSameBytesWhenStoppedAndResumed() throws Exception {
        Path out = folder.resolve("stopped");

        assertThat(run(out, 4).stoppedAfter(lines.size() / 3).run()).isEmpty();
        assertThat(out.resolve("checkpoint.bin")).exists();
        assertThat(out.resolve(RunFiles.RUN)).doesNotExist();
        assertThat(run(out, 2).resumed().stoppedAfter(lines.size() / 2).run()).isEmpty();
        assertThat(run(out, 1).resumed().run()).isPresent();

        assertSame(out);
        assertThat(out.resolve("checkpoint.bin")).doesNotExist();
    }

    @Test
    void shouldWriteTheSameBytesWhenStoppedWhilePatientsAreApplied() throws Exception {
        Path out = folder.resolve("stopped");
        AtomicInteger asked = new AtomicInteger();

        // Once after each record, then before each stretch of patients.
        assertThat(run(out, 2)
                        .stoppedWhen(
                                in -> asked.incrementAndGet() > result.counts().in())
                        .run())
                .isEmpty();
        assertThat(out.resolve("checkpoint.bin")).exists();
        assertThat(run(out, 1).resumed().run()).isPresent();

        assertSame(out);
    }

    @Test
    void shouldRefuseToResumeWhenTheModelIsAnother() throws Exception {
        Path out = folder.resolve("stopped");
        run(out, 2).stoppedAfter(100).run();

        assertThatThrownBy(() -> Backtests.of(out, events)
                        .at(NETWORK.facilities())
                        .with(Backtests.blindTo("RENAL"))
                        .resumed()
                        .run())
                .isInstanceOf(CheckpointRefused.class)
                .hasMessageContaining("other events, models or settings");
    }

    @Test
    void shouldRefuseToResumeWhenTheCheckpointIsNotAsItWasWritten() throws Exception {
        Path out = folder.resolve("stopped");
        run(out, 2).stoppedAfter(lines.size() / 3).run();
        Path checkpoint = out.resolve("checkpoint.bin");
        byte[] whole = Files.readAllBytes(checkpoint);

        for (int length : List.of(0, 3, whole.length / 2, whole.length - 1)) {
            Files.write(checkpoint, Arrays.copyOf(whole, length));
            refusedAsDamaged(out);
        }
        byte[] flipped = whole.clone();
        flipped[whole.length / 2] ^= 0x10;
        Files.write(checkpoint, flipped);
        refusedAsDamaged(out);
        Files.write(checkpoint, whole);
        assertThat(run(out, 2).resumed().run()).isPresent();
    }

    private void refusedAsDamaged(Path out) {
        assertThatThrownBy(() -> run(out, 2).resumed().run())
                .isInstanceOf(CheckpointRefused.class)
                .hasMessageContaining("damaged");
    }

    @Test
    void shouldMakeTheSameCasesWhenEventsComeInAnotherOrderAndTwice() throws Exception {
        List<String> mixed = new ArrayList<>(lines);
        mixed.addAll(lines.subList(0, lines.size() / 2));
        Collections.shuffle(mixed, new Random(42));
        Path other = SimulatedHistory.write(folder.resolve("mixed.jsonl"), mixed);
        Path out = folder.resolve("mixed");

        Backtests.of(out, other)
                .at(NETWORK.facilities())
                .with(ModelFiles.read("A", ModelFiles.BUNDLED, Target.READMISSION_30D))
                .with(Backtests.blindTo("PRIOR_ADMISSIONS"))
                .run();

        for (String name : List.of("cases.csv", "cases.parquet", "alerts.csv", "kpi.csv")) {
            assertThat(out.resolve(name)).hasSameBinaryContentAs(whole.resolve(name));
        }
    }

    @Test
    void shouldLabelAsTrainingDoes() throws Exception {
        TrainingHistory history = new TrainingHistory(NETWORK.facilities());
        try (EventSource source = EventFiles.open(events, Pseudonyms.demo(), facility -> ZoneOffset.UTC, in -> in)) {
            for (Parsed<Event> parsed = source.next(); parsed != null; parsed = source.next()) {
                if (parsed instanceof Parsed.Accepted<Event>(Event event)) {
                    history.add(event);
                }
            }
        }
        List<Example> examples = history.examples(Target.READMISSION_30D).stream()
                .filter(example -> example.moment().equals("at discharge"))
                .toList();

        assertThat(result.judged().cases()).isEqualTo(examples.size()).isGreaterThan(200);
        assertThat(result.judged().events())
                .isEqualTo(examples.stream().filter(Example::outcome).count())
                .isGreaterThan(20);
    }

    @Test
    void shouldLabelAsTheEngineDoesWhenUnplannedReadmissionsAreAsked() throws Exception {
        Path replayed = folder.resolve("replayed");
        Replays.of(replayed, events).at(NETWORK.facilities()).run();
        Balance judged = Backtests.of(folder.resolve("unplanned"), events)
                .at(NETWORK.facilities())
                .under("backtest.label = UNPLANNED")
                .run()
                .orElseThrow()
                .judged();

        String matured = " FROM '" + replayed.resolve("labels.csv")
                + "' WHERE horizonDays = 30 AND included AND outcome IN ('READMITTED', 'NOT_READMITTED', 'DIED_NO_READMIT')"
                + " AND maturedAt <= (SELECT max(maturedAt) FROM '" + replayed.resolve("labels.csv")
                + "' WHERE horizonDays = 30 AND outcome = 'NOT_READMITTED')";
        try (Connection db = DriverManager.getConnection("jdbc:duckdb:");
                Statement sql = db.createStatement()) {
            assertThat(judged.cases())
                    .isEqualTo(number(sql, "SELECT count(*)" + matured))
                    .isGreaterThan(100);
            assertThat(judged.events())
                    .isEqualTo(number(sql, "SELECT count(*)" + matured + " AND positive"))
                    .isGreaterThan(10);
        }
        assertThat(judged.excludedBy()).doesNotContainKey("NOT_JUDGED");
    }

    @Test
    void shouldHaveEveryFigureThatACommandMayAskFor() {
        assertThat(result.headline().keySet()).containsExactlyInAnyOrderElementsOf(Metrics.names(2));
    }

    @Test
    void shouldCountWhatIsCensoredWhenFollowUpIsNotComplete() throws IOException {
        Balance judged = result.judged();

        assertThat(judged.censored()).isPositive();
        assertThat(judged.censoredBy()).containsOnlyKeys("FOLLOW_UP_OPEN");
        assertThat(judged.scores()).isEqualTo(judged.cases() + judged.censored() + judged.excluded());
        // No rate is stated of a month that is known in part; the last one is all censored.
        assertThat(Files.readString(whole.resolve(RunFiles.METRICS)))
                .contains("no case with complete follow-up", "follow-up is not over for ");
    }

    @Test
    void shouldOpenInDuckDbWithoutCastsAndHoldWhatTheCsvHolds() throws Exception {
        Map<String, String> types = new LinkedHashMap<>();
        try (Connection db = DriverManager.getConnection("jdbc:duckdb:");
                Statement sql = db.createStatement()) {
            try (ResultSet columns =
                    sql.executeQuery("DESCRIBE SELECT * FROM '" + whole.resolve("cases.parquet") + "'")) {
                while (columns.next()) {
                    types.put(columns.getString(1), columns.getString(2));
                }
            }
            for (String table : List.of("cases", "alerts", "kpi")) {
                assertThat(differences(sql, table)).as(table).isZero();
            }
            assertThat(number(sql, "SELECT count(*) FROM '" + whole.resolve("cases.parquet") + "'"))
                    .isEqualTo(result.whole().scores());
            assertThat(number(
                            sql,
                            "SELECT sum(label) FROM '" + whole.resolve("cases.parquet")
                                    + "' WHERE moment = 'DISCHARGE'"))
                    .isEqualTo(result.judged().events());
        }

        assertThat(types)
                .containsEntry("case", "VARCHAR")
                .containsEntry("patient", "BIGINT")
                .containsEntry("scored_at", "TIMESTAMP WITH TIME ZONE")
                .containsEntry("day", "DATE")
                .containsEntry("label", "BIGINT")
                .containsEntry("p_a", "DOUBLE")
                .containsEntry("p_b", "DOUBLE");
    }

    private static long differences(Statement sql, String table) throws SQLException {
        String parquet = "SELECT * FROM '" + whole.resolve(table + ".parquet") + "'";
        String csv = "SELECT * FROM read_csv('" + whole.resolve(table + ".csv")
                + "', header = true, nullstr = '', types = " + typesOf(sql, table) + ")";
        return number(
                sql,
                "SELECT count(*) FROM ((" + parquet + " EXCEPT ALL " + csv + ") UNION ALL (" + csv + " EXCEPT ALL "
                        + parquet + "))");
    }

    private static String typesOf(Statement sql, String table) throws SQLException {
        StringBuilder types = new StringBuilder("{");
        try (ResultSet columns =
                sql.executeQuery("DESCRIBE SELECT * FROM '" + whole.resolve(table + ".parquet") + "'")) {
            while (columns.next()) {
                types.append(types.length() == 1 ? "" : ", ")
                        .append('\'')
                        .append(columns.getString(1))
                        .append("': '")
                        .append(columns.getString(2))
                        .append('\'');
            }
        }
        return types.append('}').toString();
    }

    private static long number(Statement sql, String query) throws SQLException {
        try (ResultSet rows = sql.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    @Test
    void shouldNameNoPatientWhenItWritesCasesAndAlerts() throws Exception {
        String sample = Pseudonyms.demo().of("", "P000001").hex();
        for (String name : RunFiles.NAMES) {
            if (name.endsWith(".csv") || name.endsWith(".json")) {
                assertThat(Files.readString(whole.resolve(name))).doesNotContain("patientKey", sample, "encounterId");
            }
        }
    }

    @Test
    void shouldSayWhatTheSecondModelLosesWhenItIsBlindToAnInput() throws Exception {
        assertThat(result.headline().get("auroc")).isNegative();
        assertThat(result.verdict()).contains("A (readmission-30d", "B (blind 1)");
        assertThat(names(whole.resolve(RunFiles.METRICS)))
                .contains("run", "population", "models", "baselines", "comparison");
    }

    private static List<String> names(Path json) throws IOException {
        List<String> names = new ArrayList<>();
        try (JsonParser parser = new JsonFactory().createParser(json.toFile())) {
            for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token.isStructStart()
                        && parser.currentName() != null
                        && parser.getParsingContext().getParent().getParent() != null
                        && parser.getParsingContext().getParent().getParent().inRoot()) {
                    names.add(parser.currentName());
                }
            }
        }
        return names;
    }

    @Test
    void shouldTakeOnlyScoresOfTheWindowWhenOneIsGiven() throws Exception {
        BacktestResult part = run(folder.resolve("window"), 2)
                .between("2025-03-01T00:00:00Z", "2025-03-31T23:59:59.999999Z")
                .run()
                .orElseThrow();

        CaseTable cases = part.cases();
        assertThat(part.judged().censored()).isZero();
        assertThat(cases.size()).isPositive().isLessThan(result.cases().size());
        for (int row = 0; row < cases.size(); row++) {
            assertThat(Event.instant(cases.scoredAt(row)).toString()).startsWith("2025-03");
        }
    }

    @Test
    void shouldKeepWhatWasSaidFirstWhenKnowledgeIsAsReceived() throws Exception {
        Path out = folder.resolve("received");

        BacktestResult received =
                run(out, 2).knowing(BacktestConfig.Knowledge.RECEIVED).run().orElseThrow();
        Path again = folder.resolve("again");
        run(again, 3)
                .knowing(BacktestConfig.Knowledge.RECEIVED)
                .stoppedAfter(lines.size() / 2)
                .run();
        run(again, 1).knowing(BacktestConfig.Knowledge.RECEIVED).resumed().run();

        assertThat(again.resolve("cases.csv")).hasSameBinaryContentAs(out.resolve("cases.csv"));
        assertThat(received.whole().scores())
                .isGreaterThanOrEqualTo(result.whole().scores());
        // Events come late now and then: something was said first that was said otherwise later.
        assertThat(Files.readString(out.resolve("cases.csv")))
                .isNotEqualTo(Files.readString(whole.resolve("cases.csv")));
    }

    @Test
    void shouldJudgeClaimsWhenAskedForThem() throws Exception {
        for (Target target : List.of(Target.DENIAL, Target.PAYMENT_90D)) {
            BacktestResult claims = Backtests.of(folder.resolve(target.code()), events)
                    .at(NETWORK.facilities())
                    .of(target)
                    .run()
                    .orElseThrow();
            assertThat(claims.headline().keySet())
                    .isSubsetOf(Metrics.names(1))
                    .contains("auroc", "f1", "accuracyAtCapacity");

            assertThat(claims.judged().cases()).as(target.code()).isGreaterThan(100);
            assertThat(claims.judged().events()).as(target.code()).isPositive();
            assertThat(claims.headline().get("auroc")).as(target.code()).isGreaterThan(0.5);
        }
    }

    private static void assertSame(Path out) {
        for (String name : RunFiles.NAMES) {
            assertThat(out.resolve(name)).as(name).hasSameBinaryContentAs(whole.resolve(name));
        }
    }
}
