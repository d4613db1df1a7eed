package io.wardwatch.model.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wardwatch.core.evaluation.Bootstrap;
import io.wardwatch.model.MadeTable;
import io.wardwatch.model.figures.Figure;
import io.wardwatch.model.fit.FitOptions;
import io.wardwatch.model.fit.ModelKind;
import io.wardwatch.model.table.Table;
import io.wardwatch.model.table.TableFile;
import io.wardwatch.model.table.TableSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables as people have them: labels that are missing or odd, texts that are new, one outcome only. */
final class UnseenTablesTest {
    private static final Table MADE = MadeTable.of(300, 7);

    @TempDir
    private Path folder;

    @Test
    void shouldLeaveOutRowsWithoutALabelWhenTraining() {
        Table gaps = withGaps();

        Map<?, ?> population = (Map<?, ?>)
                train(MadeTable.SPEC, gaps, ModelKind.LOGISTIC).metrics().get("population");

        long labelled = Arrays.stream(gaps.column("returned"))
                .filter(text -> !text.isEmpty())
                .count();
        assertThat((int) population.get("cases")).isPositive().isLessThanOrEqualTo((int) labelled);
        assertThat(population.get("records")).isEqualTo(MADE.size());
    }

    @Test
    void shouldScoreRowsWithoutALabelAndJudgeTheOthers() throws Exception {
        StoredModel model = train(MadeTable.SPEC, MADE, ModelKind.LOGISTIC).model();

        TableEvaluation evaluation = evaluate(model, withGaps());
        evaluation.write(model, folder);

        List<String> lines = Files.readAllLines(folder.resolve(TableEvaluation.SCORES));
        long judged = lines.stream().filter(line -> line.matches(".*,[01]")).count();
        assertThat(lines).hasSize(evaluation.cases().size() + 1);
        assertThat(evaluation.cases().withOutcome()).hasSize((int) judged);
        assertThat(lines.stream().filter(line -> line.endsWith(","))).hasSizeGreaterThan(50);
        assertThat((Map<?, ?>) evaluation.metrics().get("population")).satisfies(population -> {
            assertThat(population.get("cases")).isEqualTo(evaluation.cases().size());
            assertThat(population.get("judged")).isEqualTo((int) judged);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no", "soon"})
    void shouldSayWhyNothingIsJudgedWhenLabelsAreMissingOrAllTheSame(String label) {
        StoredModel model = train(MadeTable.SPEC, MADE, ModelKind.LOGISTIC).model();

        TableEvaluation evaluation = evaluate(model, MadeTable.changed(MADE, "returned", text -> label));

        Map<?, ?> said = (Map<?, ?>) ((List<?>) evaluation.metrics().get("models")).getFirst();
        assertThat(said.get("unavailable").toString())
                .contains(label.isEmpty() ? "no case has a label in returned" : Figure.ONE_SIDED);
        assertThat(evaluation.probability()).isEqualTo(evaluate(model, MADE).probability());
    }

    @Test
    void shouldRefuseLabelsThatNobodyExplained() {
        TableSpec spec = TableSpec.parse("label = returned\ngroup = patient\ncolumn.before = number\n");
        Table odd = MadeTable.changed(MADE, "returned", text -> text.equals("no") ? "no" : "perhaps");

        assertThatThrownBy(() -> train(spec, odd, ModelKind.LOGISTIC))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("neither yes nor no")
                .hasMessageNotContaining("perhaps");
    }

    @ParameterizedTest
    @EnumSource
    void shouldScoreRowsOfWhichEveryTextIsNew(ModelKind kind) {
        TableSpec spec = TableSpec.parse("""
                label = returned
                label.positive = soon
                group = patient
                column.ward = category min 5
                """);
        StoredModel model = train(spec, MADE, kind).model();

        TableEvaluation evaluation = evaluate(model, MadeTable.changed(MADE, "ward", ward -> "moon"));

        assertThat(Arrays.stream(evaluation.probability()).boxed())
                .hasSize(MADE.size())
                .allMatch(probability -> probability > 0 && probability < 1);
    }

    @Test
    void shouldSayWhichColumnsOfTheSpecAreLackingBeforeItTrains() {
        Table bare = MadeTable.without(MADE, "sex");
        TableSpec spec = TableSpec.parse(MadeTable.SPEC.print().replace("column.sex = category min 50\n", ""));

        assertThatThrownBy(() -> train(spec, bare, ModelKind.LOGISTIC)).hasMessageContaining("lacks: sex");
        StoredModel model = train(spec, MADE, ModelKind.LOGISTIC).model();
        assertThat(evaluate(model, bare).probability())
                .isEqualTo(evaluate(model, MADE).probability());
    }

    private static Table withGaps() {
        int[] row = {0};
        return MadeTable.changed(MADE, "returned", text -> row[0]++ % 5 == 0 ? "" : text);
    }

    private static TableEvaluation evaluate(StoredModel model, Table table) {
        return TableEvaluation.of(model, new TableFile(table, "other"), true, new Bootstrap(2, 1));
    }

    private static TableTraining.Trained train(TableSpec spec, Table table, ModelKind kind) {
        FitOptions options = new FitOptions(kind, 1, 8, 0.03, 0.002, 1, 5, 3);
        TableTraining.Settings settings =
                new TableTraining.Settings("made", "1", options, 2, false, false, "raw", Optional.empty(), 2, Map.of());
        return new TableTraining(spec, new TableFile(table, "made"), settings, words -> {}).train();
    }
}
