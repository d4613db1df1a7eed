package io.wardwatch.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.wardwatch.backtest.cases.BacktestPolicy;
import io.wardwatch.core.evaluation.Bootstrap;
import io.wardwatch.core.event.Event;
import io.wardwatch.core.score.LinearModel;
import io.wardwatch.core.score.PaymentFeatures;
import io.wardwatch.formats.ModelFile;
import io.wardwatch.formats.Pseudonyms;
import io.wardwatch.model.Example;
import io.wardwatch.model.Target;
import io.wardwatch.model.TrainingHistory;
import io.wardwatch.model.fit.FitOptions;
import io.wardwatch.model.fit.ForwardFolds;
import io.wardwatch.model.fit.ModelKind;
import io.wardwatch.model.folder.ModelFolder;
import io.wardwatch.model.folder.StoredModel;
import io.wardwatch.model.folder.TableEvaluation;
import io.wardwatch.model.folder.TableTraining;
import io.wardwatch.model.table.EventColumns;
import io.wardwatch.model.table.TableCases;
import io.wardwatch.simulator.SimulatedRecord;
import io.wardwatch.simulator.Simulation;
import io.wardwatch.simulator.SimulationConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models of events: the table is what the engine said, the split knows no future, and the folder scores live as it was judged. */
final class EventCasesTest {
    private static final SimulationConfig NETWORK = SimulationConfig.of(11, 600);
    private static final int DAYS = 280;
    private static final Target TARGET = Target.PAYMENT_90D;

    @TempDir
    private static Path shared;

    private static Path events;
    private static EventCases cases;
    private static TableTraining.Trained trained;
    private static Path model;

    @BeforeAll
    static void train() throws Exception {
        events = SimulatedHistory.write(shared.resolve("events.jsonl"), SimulatedHistory.lines(NETWORK, DAYS));
        cases = read(1);
        trained = new TableTraining(cases.spec(), cases.file(), settings("platt"), words -> {}).train();
        model = shared.resolve("model");
        trained.write(model);
    }

    @Test
    void shouldMakeTheSameTableWhenThreadsDiffer() throws Exception {
        assertThat(read(4).file().sha256()).isEqualTo(cases.file().sha256());
    }

    @Test
    void shouldCountEveryScoreOnce() {
        assertThat(cases.standing().values().stream()
                        .mapToInt(Integer::intValue)
                        .sum())
                .isEqualTo(cases.file().table().size());
        assertThat(cases.counts().in())
                .isEqualTo(cases.counts().applied()
                        + cases.counts().duplicate()
                        + cases.counts().rejected());
    }

    @Test
    void shouldHoldTheFeaturesAndLabelsThatTheEngineGaveWhenReplayedInMemory() {
        TrainingHistory history = new TrainingHistory(NETWORK.facilities());
        Pseudonyms pseudonyms = Pseudonyms.demo();
        Simulation feed = Simulation.begin(NETWORK, number -> pseudonyms.of("", number), truth -> {});
        long end = Event.micros(NETWORK.start().plus(Duration.ofDays(DAYS)));
        while (feed.nextDelivery() < end) {
            if (feed.next() instanceof SimulatedRecord.Sent sent) {
                history.add(sent.event());
            }
        }
        TableCases table = TableCases.of(cases.spec(), cases.file().table());
        String[] owed = table.column("OWED_LOG");
        List<String> expected = history.examples(TARGET).stream()
                .map(example -> row(example))
                .sorted()
                .toList();

        assertThat(IntStream.range(0, table.size())
                        .mapToObj(i -> owed[i] + " " + table.outcome(i))
                        .sorted()
                        .toList())
                .hasSizeGreaterThan(500)
                .isEqualTo(expected);
    }

    private static String row(Example example) {
        int at = TARGET.features().features().stream()
                .map(feature -> feature.code())
                .toList()
                .indexOf("OWED_LOG");
        return example.features()[at] + " " + example.outcome();
    }

    @Test
    void shouldLearnOnlyFromOtherPatientsAndFromWhatWasKnownBeforeTheBlock() {
        TableCases table = TableCases.of(cases.spec(), cases.file().table());
        long[] day = numbers(table, EventColumns.DAY);
        long[] known = numbers(table, EventColumns.KNOWN);
        ForwardFolds folds =
                new ForwardFolds(table.column(EventColumns.PATIENT), day, known, new ForwardFolds.Shape(3, 2, 1));
        int tested = 0;
        for (int fold = 0; fold < folds.count(); fold++) {
            int[] test = folds.test(fold);
            tested += test.length;
            long first = Arrays.stream(test).mapToLong(i -> day[i]).min().orElseThrow();
            List<String> patients =
                    Arrays.stream(test).mapToObj(table::group).distinct().toList();
            assertThat(folds.training(fold)).isNotEmpty();
            for (int i : folds.training(fold)) {
                assertThat(known[i]).isLessThan(first);
                assertThat(patients).doesNotContain(table.group(i));
            }
        }
        assertThat(folds.judged()).hasSize(tested).hasSizeLessThan(table.size());
    }

    /** Else rows of one person could lie on both sides of a split. */
    @Test
    void shouldHaveOnePatientOfTwoNumbersThatWereMergedLater() throws Exception {
        List<String> lines = new ArrayList<>();
        for (int stay = 0; stay < 6; stay++) {
            String of =
                    "\"patientId\":\"P%d\",\"encounterId\":\"V%d\",\"facility\":\"NORTH\"".formatted(stay % 3, stay);
            lines.add(
                    "{\"type\":\"admission\",\"eventId\":\"a%d\",%s,\"occurredAt\":\"2025-0%d-01T08:00:00Z\",\"class\":\"INPATIENT\"}"
                            .formatted(stay, of, stay + 1));
            lines.add(
                    "{\"type\":\"discharge\",\"eventId\":\"d%d\",%s,\"occurredAt\":\"2025-0%d-05T08:00:00Z\",\"disposition\":\"01\"}"
                            .formatted(stay, of, stay + 1));
        }
        lines.add(
                "{\"type\":\"admission\",\"kind\":\"MERGED\",\"eventId\":\"m\",\"patientId\":\"P1\",\"survivorPatientId\":\"P0\","
                        + "\"facility\":\"NORTH\",\"occurredAt\":\"2025-12-01T08:00:00Z\"}");
        Path merged = SimulatedHistory.write(shared.resolve("merged.jsonl"), lines);

        EventCases all = read(merged, Target.READMISSION_30D, 2);
        TableCases table = TableCases.of(all.spec(), all.file().table());

        assertThat(table.size()).isEqualTo(12);
        assertThat(IntStream.range(0, table.size())
                        .mapToObj(table::group)
                        .collect(Collectors.groupingBy(whose -> whose, Collectors.counting()))
                        .values())
                .containsExactlyInAnyOrder(8L, 4L);
    }

    @Test
    void shouldWriteTheSameFolderWhenTrainedAgain() throws Exception {
        Path again = shared.resolve("again");

        new TableTraining(cases.spec(), cases.file(), settings("platt"), words -> {})
                .train()
                .write(again);

        for (String name : List.of("manifest.txt", "model.tribuo", "weights.model", "metrics.json")) {
            assertThat(again.resolve(name)).hasSameBinaryContentAs(model.resolve(name));
        }
    }

    /** Live weights carry the calibration; an evaluation and a backtest say the same. */
    @Test
    void shouldScoreLiveAsItWasJudged() throws Exception {
        StoredModel stored = ModelFolder.read(model, TARGET.features());
        LinearModel live = ModelFile.read(model, PaymentFeatures.UNPAID);
        TableEvaluation judged = TableEvaluation.of(stored, cases.file(), true, new Bootstrap(5, 1));
        TableCases table = judged.cases();
        List<String[]> columns = TARGET.features().features().stream()
                .map(feature -> table.column(feature.code()))
                .toList();

        for (int i = 0; i < table.size(); i++) {
            int at = i;
            double[] features = columns.stream()
                    .mapToDouble(column -> Double.parseDouble(column[at]))
                    .toArray();
            assertThat(live.probability(features)).isCloseTo(judged.probability()[i], within(1e-9));
        }
        assertThat(ModelFiles.read("A", model.toString(), TARGET).linear()).isPresent();
        assertThat(judged.seenInTraining()).isTrue();
    }

    /** Trees are asked in batches, by patient or all at once, and what their calibration says is what is judged. */
    @Test
    void shouldBacktestCalibratedTreesAsAnEvaluationJudgesThem() throws Exception {
        Path folder = shared.resolve("trees");
        FitOptions few = new FitOptions(ModelKind.XGBOOST, 1, 1, 0.1, 5, 1, 20, 3);
        new TableTraining(cases.spec(), cases.file(), settings(few, "isotonic"), words -> {})
                .train()
                .write(folder);
        TableEvaluation judged = TableEvaluation.of(
                ModelFolder.read(folder, TARGET.features()), cases.file(), true, new Bootstrap(5, 1));
        Path out = shared.resolve("run");

        Backtests.of(out, events)
                .of(TARGET)
                .at(NETWORK.facilities())
                .with(ModelFiles.read("A", folder.toString(), TARGET))
                .run();

        Map<String, Double> said = said(out.resolve("cases.csv"));
        for (int i = 0; i < judged.probability().length; i++) {
            assertThat(said.get(judged.cases().id(i))).isEqualTo(judged.probability()[i]);
        }
        assertThat(judged.probability()).hasSizeGreaterThan(500).isNotEqualTo(judged.raw());
        assertThat(out.resolve("run.json"))
                .content()
                .contains("\"inForce\" : \"bundled\"", "\"kind\" : \"xgboost, isotonic\"");
    }

    /** Probability by case. */
    private static Map<String, Double> said(Path file) throws IOException {
        Map<String, Double> said = new HashMap<>();
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(file)) {
            rows.forEach(row -> said.put(row.getField("case"), Double.valueOf(row.getField("p_a"))));
        }
        return said;
    }

    /** Whoever reads one of them can read the other. */
    @Test
    void shouldHaveFiguresInTheShapeOfABacktests() throws Exception {
        StoredModel stored = ModelFolder.read(model, TARGET.features());
        Map<String, Object> judged = TableEvaluation.of(stored, cases.file(), true, new Bootstrap(5, 1))
                .metrics();
        Map<?, ?> summary = (Map<?, ?>) judged.get("summary");
        Map<?, ?> figures = (Map<?, ?>) ((List<?>) judged.get("models")).getFirst();
        Path run = shared.resolve("shape");
        Backtests.of(run, events).at(NETWORK.facilities()).of(TARGET).run();
        String backtest = Files.readString(run.resolve("metrics.json"));

        assertThat(judged.keySet())
                .containsExactly("format", "summary", "run", "population", "models", "baselines")
                .allSatisfy(key -> assertThat(backtest).contains("\n  \"" + key + "\" : "));
        assertThat(summary.keySet())
                .allSatisfy(key -> assertThat(backtest).contains("    \"" + key + "\" : "))
                .hasSize(23);
        assertThat(figures.keySet())
                .filteredOn(key -> !List.of("calibrator", "raw").contains(key))
                .allSatisfy(key -> assertThat(backtest).contains("\n    \"" + key + "\" : "))
                .hasSize(20);
        assertThat(((List<?>) judged.get("baselines"))
                        .stream().map(rule -> ((Map<?, ?>) rule).get("id")).toList())
                .isEqualTo(RuleNames.of(TARGET));
        Map<?, ?> drift = (Map<?, ?>) figures.get("drift");
        assertThat((List<?>) drift.get("psiScores")).hasSizeGreaterThan(3);
        assertThat((List<?>) drift.get("calibrationByMonth")).hasSizeGreaterThan(3);
    }

    @Test
    void shouldRefuseTheFolderWhenItIsOfAnotherTargetOrDamaged() throws Exception {
        assertThatThrownBy(() -> ModelFile.read(model, PaymentFeatures.DENIAL))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("denial-features-1");
        Path damaged = shared.resolve("damaged");
        trained.write(damaged);
        Files.writeString(damaged.resolve("weights.model"), "weight.OTHER = NaN\n");
        assertThatThrownBy(() -> ModelFile.read(damaged, PaymentFeatures.UNPAID))
                .hasMessageContaining("SHA-256 differs");
    }

    private static long[] numbers(TableCases table, String column) {
        return Arrays.stream(table.column(column)).mapToLong(Long::parseLong).toArray();
    }

    private static TableTraining.Settings settings(String calibration) {
        return settings(FitOptions.ofEngine(ModelKind.LOGISTIC, 1), calibration);
    }

    private static TableTraining.Settings settings(FitOptions options, String calibration) {
        return new TableTraining.Settings(
                        "test", "1", options, 2, false, false, calibration, Optional.empty(), 5, Map.of())
                .over(
                        new TableTraining.Forward(3, EventColumns.DAY, EventColumns.KNOWN),
                        Map.of(StoredModel.TARGET, TARGET.code()));
    }

    private static EventCases read(int threads) throws Exception {
        return read(events, TARGET, threads);
    }

    private static EventCases read(Path events, Target target, int threads) throws Exception {
        ReplayConfig replay = new ReplayConfig(
                List.of(events),
                Optional.empty(),
                ReplayConfig.Format.PLAIN,
                threads,
                NETWORK.facilities(),
                Optional.empty(),
                BacktestPolicy.DEFAULT.engine(),
                ReplayConfig.Stated.NOTHING,
                Pseudonyms.demo(),
                ReplayProgress.NONE,
                ReplayConfig.Out.NOWHERE);
        return EventCases.read(
                new BacktestConfig(
                        replay,
                        target,
                        List.of(ModelFiles.read("A", ModelFiles.BUNDLED, target)),
                        BacktestPolicy.DEFAULT,
                        Optional.empty(),
                        Optional.empty(),
                        BacktestConfig.Knowledge.RECORDED,
                        false,
                        records -> false),
                EventCases.moments(target));
    }
}
