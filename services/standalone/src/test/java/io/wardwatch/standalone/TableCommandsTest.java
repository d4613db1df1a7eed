package io.wardwatch.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code train --table} and {@code evaluate}, from the command line to the files. */
final class TableCommandsTest {
    @TempDir
    private Path folder;

    private Path table;

    @BeforeEach
    void writeTable() throws IOException {
        table = Files.writeString(folder.resolve("table.csv"), rows(400, 1, true));
    }

    @Test
    void shouldTrainAndScoreOtherRowsWhenThereIsNoSpec() throws IOException {
        assertThat(train("models/one", "--label", "back", "--group", "patient")).isZero();
        Path others = Files.writeString(folder.resolve("others.csv"), rows(100, 2, true));

        assertThat(evaluate("models/one", others, "results")).isZero();

        List<String> lines = Files.readAllLines(folder.resolve("results/scores.csv"));
        assertThat(lines.get(0)).isEqualTo("row,id,group,probability,raw,label");
        assertThat(lines).hasSize(101).element(1).asString().matches("1,,p[0-9]+,0\\.[0-9E-]+,0\\.[0-9E-]+,[01]");
        assertThat(folder.resolve("results/metrics.json")).content().contains("\"auroc\": {\"value\": 0.");
        assertThat(folder.resolve("models/one/model-card.md")).content().contains("# Model card: own-table-logistic 1");
        // 500 steps of 64 cases: with the 8 passes of large tables probabilities would stay near the mean.
        assertThat(folder.resolve("models/one/manifest.txt")).content().contains("option.epochs = 80");
    }

    @Test
    void shouldWriteTheSameBytesWhereverTheyGo() throws IOException {
        assertThat(train("models/one", "--label", "back", "--group", "patient")).isZero();
        assertThat(train("models/two", "--label", "back", "--group", "patient")).isZero();

        try (Stream<Path> files = Files.list(folder.resolve("models/one"))) {
            assertThat(files.toList()).hasSizeGreaterThan(5).allSatisfy(file -> assertThat(
                            folder.resolve("models/two").resolve(file.getFileName()))
                    .hasSameBinaryContentAs(file));
        }
    }

    @Test
    void shouldScoreWhenTheLabelIsAbsent() throws IOException {
        assertThat(train("models/one", "--label", "back", "--group", "patient")).isZero();
        Path others = Files.writeString(folder.resolve("others.csv"), rows(100, 2, false));

        assertThat(evaluate("models/one", others, "results")).isZero();

        assertThat(Files.readAllLines(folder.resolve("results/scores.csv")))
                .hasSize(101)
                .element(1)
                .asString()
                .endsWith(",");
        assertThat(folder.resolve("results/metrics.json"))
                .content()
                .doesNotContain("auroc")
                .contains("\"unavailable\": \"the table has no column back to judge by\"");
    }

    @Test
    void shouldExitWithTwoWhenTheUseIsWrong() {
        assertThat(train("models/one")).isEqualTo(2);
        assertThat(train("models/one", "--label", "none", "--group", "patient")).isEqualTo(2);
        assertThat(train("models/one", "--label", "back", "--group", "patient", "--model", "oracle"))
                .isEqualTo(2);
        assertThat(train("models/one", "--label", "back", "--group", "patient", "--target", "denial"))
                .isEqualTo(2);
        assertThat(Main.run("train", "--table", table.toString(), "--label", "back", "--group", "patient"))
                .isEqualTo(2);
        assertThat(folder.resolve("models")).doesNotExist();
    }

    @Test
    void shouldExitWithOneWhenNothingCanBeLearnedOrTheModelIsNone() {
        assertThat(train("models/one", "--label", "back", "--group", "patient", "--positive", "never"))
                .isEqualTo(1);
        assertThat(train("models/one", "--spec", "no_such_spec")).isEqualTo(1);
        assertThat(train("models/one", "--label", "ward", "--group", "patient")).isEqualTo(1);
        assertThat(train("table.csv", "--label", "back", "--group", "patient")).isEqualTo(1);
        assertThat(evaluate("models/none", table, "results")).isEqualTo(1);
        assertThat(folder.resolve("results")).doesNotExist();
    }

    private int train(String out, String... more) {
        List<String> arguments = new java.util.ArrayList<>(List.of(
                "train",
                "--table",
                table.toString(),
                "--out",
                folder.resolve(out).toString(),
                "--folds",
                "3"));
        arguments.addAll(List.of("--resamples", "5"));
        arguments.addAll(List.of(more));
        return Main.run(arguments.toArray(String[]::new));
    }

    private int evaluate(String model, Path rows, String out) {
        return Main.run(
                "evaluate",
                "--model",
                folder.resolve(model).toString(),
                "--table",
                rows.toString(),
                "--out",
                folder.resolve(out).toString(),
                "--resamples",
                "5");
    }

    private static String rows(int count, long seed, boolean labelled) {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder("patient,nights,ward" + (labelled ? ",back\n" : "\n"));
        for (int i = 0; i < count; i++) {
            int nights = 1 + random.nextInt(30);
            boolean back = random.nextInt(40) < nights;
            text.append('p').append(i / 2).append(',').append(nights).append(',');
            text.append(random.nextBoolean() ? "A" : "B").append(labelled ? (back ? ",yes\n" : ",no\n") : "\n");
        }
        return text.toString();
    }
}
