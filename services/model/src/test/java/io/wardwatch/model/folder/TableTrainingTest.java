package io.wardwatch.model.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.wardwatch.core.evaluation.Bootstrap;
import io.wardwatch.core.evaluation.Confusion;
import io.wardwatch.core.evaluation.Metric;
import io.wardwatch.core.evaluation.ScoredCases;
import io.wardwatch.model.MadeTable;
import io.wardwatch.model.fit.CrossValidation;
import io.wardwatch.model.fit.FitOptions;
import io.wardwatch.model.fit.Folds;
import io.wardwatch.model.fit.ModelKind;
import io.wardwatch.model.table.TableCases;
import io.wardwatch.model.table.TableFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TableTrainingTest {
    private static final TableFile FILE = MadeTable.file(1_500, 1);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void shouldWriteTheSameBytesTwiceWhenTableAndSeedAreEqual(ModelKind kind) throws IOException {
        train(settings(kind, "platt", false)).write(folder.resolve("one"));
        train(settings(kind, "platt", false)).write(folder.resolve("two"));

        try (Stream<Path> files = Files.list(folder.resolve("one"))) {
            List<Path> written = files.toList();
            assertThat(written).hasSizeGreaterThanOrEqualTo(8);
            for (Path file : written) {
                assertThat(folder.resolve("two").resolve(file.getFileName())).hasSameBinaryContentAs(file);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldFindTheFormulaBehindTheTable(ModelKind kind) {
        ScoredCases crossed = train(settings(kind, "raw", false)).crossed().cases();

        assertThat(Metric.AUROC.of(crossed)).isGreaterThan(0.66);
        if (kind == ModelKind.LOGISTIC) {
            assertThat(Metric.SLOPE.of(crossed)).isBetween(0.85, 1.15);
            assertThat(Metric.EXPECTED_OVER_OBSERVED.of(crossed)).isCloseTo(1, within(0.05));
        }
    }

    @Test
    void shouldNeverHavePatientsOnBothSidesOfASplit() {
        TableCases cases = TableCases.of(MadeTable.SPEC, FILE.table());
        String[] patients = cases.column("patient");
        Folds folds = new Folds(patients, 5, 3);
        for (int fold = 0; fold < 5; fold++) {
            Set<String> test = new HashSet<>();
            Arrays.stream(folds.test(fold)).forEach(i -> test.add(patients[i]));

            assertThat(test).isNotEmpty();
            assertThat(Arrays.stream(folds.training(fold)).mapToObj(i -> patients[i]))
                    .noneMatch(test::contains);
            assertThat(folds.test(fold).length + folds.training(fold).length).isEqualTo(cases.size());
        }
    }

    @Test
    void shouldScoreACaseBySomeoneWhoHasNotSeenItsOutcome() {
        TableCases cases = TableCases.of(MadeTable.SPEC, FILE.table());
        Folds folds = new Folds(cases.column("patient"), 3, 1);
        FitOptions options = settings(ModelKind.LOGISTIC, "raw", false).options();
        Set<String> tested = new HashSet<>();
        Arrays.stream(folds.test(0)).forEach(i -> tested.add(cases.id(i)));
        String[] stays = FILE.table().column("stay");
        int[] row = new int[] {0};
        TableCases turned = TableCases.of(
                MadeTable.SPEC,
                MadeTable.changed(
                        FILE.table(),
                        "returned",
                        text -> tested.contains(stays[row[0]++]) ? (text.equals("no") ? "soon" : "no") : text));

        CrossValidation before = CrossValidation.of(cases, folds, options);
        CrossValidation after = CrossValidation.of(turned, folds, options);

        assertThat(after.part(0).probabilities()).isEqualTo(before.part(0).probabilities());
        assertThat(after.part(1).probabilities()).isNotEqualTo(before.part(1).probabilities());
    }

    @ParameterizedTest
    @ValueSource(strings = {"platt", "isotonic"})
    void shouldMendWhatClassWeightsSpoilAndKeepTheRawProbabilities(String method) {
        TableTraining.Trained balanced = train(settings(ModelKind.LOGISTIC, method, true));

        Map<?, ?> raw = part(part(part(model(balanced.metrics()), "raw"), "calibration"), "eo");
        assertThat((Double) raw.get("value")).isGreaterThan(1.2);
        assertThat(Metric.EXPECTED_OVER_OBSERVED.of(balanced.crossed().cases())).isCloseTo(1, within(0.05));
        TableEvaluation evaluation = TableEvaluation.of(balanced.model(), FILE, true, new Bootstrap(2, 1));
        assertThat(evaluation.raw()).isNotEqualTo(evaluation.probability());
        assertThat(balanced.model().calibrator().apply(evaluation.raw())).isEqualTo(evaluation.probability());
    }

    @ParameterizedTest
    @EnumSource(names = {"FOREST", "XGBOOST"})
    void shouldForetellMoreWhenOutcomesWeighMore(ModelKind kind) {
        ScoredCases plain = train(settings(kind, "raw", false)).crossed().cases();
        ScoredCases balanced = train(settings(kind, "raw", true)).crossed().cases();

        assertThat(Metric.EXPECTED_OVER_OBSERVED.of(balanced))
                .isGreaterThan(1.2 * Metric.EXPECTED_OVER_OBSERVED.of(plain));
    }

    @Test
    void shouldFindTheWantedShareOfOutcomesWhenARecallIsAskedFor() {
        TableTraining.Settings by = settings(ModelKind.LOGISTIC, "raw", false);
        TableTraining.Trained trained = train(new TableTraining.Settings(
                "made", "1", by.options(), 3, false, false, "raw", Optional.of(0.6), 2, Map.of()));
        ScoredCases crossed = trained.crossed().cases();

        double threshold = trained.model().threshold().orElseThrow();

        assertThat(Confusion.atThreshold(crossed, crossed.once(), threshold).recall())
                .isBetween(0.6, 0.62);
    }

    @Test
    void shouldKeepWhatDidBestWhenLearningIsSearched() {
        TableTraining.Settings by = settings(ModelKind.LOGISTIC, "raw", false);
        TableTraining.Trained trained = train(new TableTraining.Settings(
                "made", "1", by.options(), 2, true, false, "raw", Optional.empty(), 2, Map.of()));

        List<?> tries = (List<?>) model(trained.metrics()).get("search");
        double least = tries.stream()
                .mapToDouble(each -> (Double) ((Map<?, ?>) each).get("logLoss"))
                .min()
                .orElseThrow();
        assertThat(tries).hasSizeGreaterThan(5).anySatisfy(each -> {
            Map<?, ?> one = (Map<?, ?>) each;
            assertThat((Double) one.get("logLoss")).isEqualTo(least);
            assertThat(one.get("ridge").toString())
                    .isEqualTo(trained.model().labels().get("option.ridge"));
        });
    }

    @Test
    void shouldFillTheCardFromTheDataAndSayWhatIsNotStated() throws IOException {
        train(settings(ModelKind.LOGISTIC, "raw", false)).write(folder);

        String card = Files.readString(folder.resolve("model-card.json"));
        assertThat(ModelCards.ATTRIBUTES).hasSize(31);
        assertThat(ModelCards.ATTRIBUTES).allSatisfy(each -> assertThat(card).contains("\"" + each.key() + "\""));
        assertThat(card)
                .contains("rows left out for ended died")
                .contains("AUROC")
                .contains("not stated");
        assertThat(folder.resolve("model-card.md")).content().contains("| 31 |").contains("| weight |");
    }

    @Test
    void shouldScoreAndJudgeOtherPatientsAndFillTheLocalFigures() throws IOException {
        StoredModel model = train(settings(ModelKind.LOGISTIC, "raw", false)).model();
        TableFile others = MadeTable.file(600, 99);

        TableEvaluation evaluation = TableEvaluation.of(model, others, true, new Bootstrap(20, 1));
        evaluation.write(model, folder);

        List<String> lines = Files.readAllLines(folder.resolve("scores.csv"));
        assertThat(lines.get(0)).isEqualTo("row,id,group,probability,raw,label");
        assertThat(lines).hasSize(evaluation.cases().size() + 1);
        ScoredCases scored = CrossValidation.scored(evaluation.cases(), evaluation.probability());
        assertThat(Metric.AUROC.of(scored)).isGreaterThan(0.66);
        assertThat(folder.resolve("model-card.md")).content().doesNotContain("not evaluated in local data");
        assertThat(part(model(evaluation.metrics()), "drift").get("psiScore"))
                .isInstanceOfSatisfying(Double.class, psi -> assertThat(psi).isLessThan(0.1));
    }

    @Test
    void shouldScoreWithoutJudgingWhenThereIsNoLabel() throws IOException {
        StoredModel model = train(settings(ModelKind.LOGISTIC, "raw", false)).model();
        TableFile unlabelled = new TableFile(MadeTable.without(FILE.table(), "returned"), "unlabelled");

        TableEvaluation evaluation = TableEvaluation.of(model, unlabelled, true, new Bootstrap(2, 1));
        evaluation.write(model, folder);

        assertThat(evaluation.probability()).isEqualTo(model.fitted().probabilities(evaluation.cases()));
        assertThat(model(evaluation.metrics()).keySet().stream().map(Object::toString))
                .contains("drift", "unavailable")
                .doesNotContain("discrimination", "atThreshold");
        assertThat(Files.readAllLines(folder.resolve("scores.csv")).get(1)).endsWith(",");
    }

    @Test
    void shouldNoticeWhenInputsHaveMoved() {
        StoredModel model = train(settings(ModelKind.LOGISTIC, "raw", false)).model();
        TableFile moved = new TableFile(MadeTable.changed(FILE.table(), "ward", ward -> "C"), "moved");

        Map<?, ?> drift = part(
                model(TableEvaluation.of(model, moved, true, new Bootstrap(2, 1))
                        .metrics()),
                "drift");

        assertThat(row(drift.get("psiFeatures"), "feature", "ward"))
                .hasEntrySatisfying("psi", psi -> assertThat((Double) psi).isGreaterThan(0.25));
        assertThat(row(drift.get("psiFeatures"), "feature", "nights"))
                .hasEntrySatisfying("psi", psi -> assertThat((Double) psi).isLessThan(0.01));
    }

    @Test
    void shouldRankWhatMattersFirst() {
        List<?> importance = (List<?>)
                part(model(train(settings(ModelKind.LOGISTIC, "raw", false)).metrics()), "importance")
                        .get("permutation");

        List<String> columns = importance.stream()
                .map(each -> ((Map<?, ?>) each).get("feature").toString())
                .toList();
        assertThat(columns.subList(0, 4)).contains("before");
        assertThat(columns.indexOf("before")).isLessThan(columns.indexOf("sex"));
    }

    @Test
    void shouldSayWhatIsWrongWhenNothingCanBeLearned() {
        TableFile none = new TableFile(MadeTable.changed(FILE.table(), "returned", text -> "no"), "none");

        assertThatThrownBy(() -> new TableTraining(
                                MadeTable.SPEC, none, settings(ModelKind.LOGISTIC, "raw", false), words -> {})
                        .train())
                .hasMessageContaining("label.positive");
    }

    private static TableTraining.Trained train(TableTraining.Settings settings) {
        return new TableTraining(MadeTable.SPEC, FILE, settings, words -> {}).train();
    }

    private static TableTraining.Settings settings(ModelKind kind, String calibration, boolean balanced) {
        FitOptions by = FitOptions.of(kind, 1);
        int trees = kind == ModelKind.FOREST ? 15 : 40;
        FitOptions options = new FitOptions(
                kind, 1, 8, kind.additive() ? 0.03 : 0.1, kind.additive() ? 0.002 : by.ridge(), 1, trees, 4);
        return new TableTraining.Settings(
                "made", "1", options, 3, false, balanced, calibration, Optional.empty(), 4, Map.of());
    }

    @Test
    void shouldAgreeWithTribuoWhenFlatWeightsScore() {
        for (ModelKind kind : List.of(ModelKind.LOGISTIC, ModelKind.LINEAR)) {
            StoredModel model = train(settings(kind, "raw", false)).model();
            TableCases cases = TableCases.of(MadeTable.SPEC, MadeTable.of(40, 5));
            double[] said = model.fitted().probabilities(cases);
            IntStream.range(0, said.length)
                    .forEach(i -> assertThat(said[i]).isCloseTo(model.fitted().original(cases, i), within(1e-9)));
        }
    }

    private static Map<?, ?> model(Map<String, Object> metrics) {
        return (Map<?, ?>) ((List<?>) metrics.get("models")).getFirst();
    }

    private static Map<?, ?> part(Map<?, ?> whole, String key) {
        return (Map<?, ?>) whole.get(key);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> row(Object rows, String key, String value) {
        return ((List<Map<String, Object>>) rows)
                .stream().filter(row -> row.get(key).equals(value)).findFirst().orElseThrow();
    }
}
