package io.wardwatch.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BacktestCommandTest {
    @TempDir
    private static Path shared;

    private static String feed;

    @TempDir
    private Path folder;

    @BeforeAll
    static void simulate() {
        feed = shared.resolve("feed").toString();
        Main.run("simulate", "--format", "avro", "--patients", "200", "--days", "120", "--out", feed);
    }

    @Test
    void shouldBalanceEveryScoreAndWriteTheRunFolder() {
        Said said = backtest("--model", "bundled");

        assertThat(said.exitCode()).isZero();
        assertThat(said.out()).contains("in ", " = applied ", "scores ", " = cases ", "auroc");
        assertThat(folder.resolve("run"))
                .isDirectoryContaining("glob:**cases.parquet")
                .isDirectoryContaining("glob:**metrics.json")
                .isDirectoryContaining("glob:**run.json")
                .isDirectoryContaining("glob:**report.html");
    }

    @Test
    void shouldMakeTheSameReportAgainFromTheFiguresAlone() throws IOException {
        backtest("--model", "bundled");
        Path report = folder.resolve("run").resolve("report.html");
        String made = Files.readString(report);
        Files.delete(report);

        assertThat(Main.run("report", "--run", folder.resolve("run").toString()))
                .isZero();

        assertThat(report).content().isEqualTo(made);
        assertThat(Main.run("report", "--run", folder.resolve("none").toString()))
                .isEqualTo(1);
        assertThat(Main.run("report")).isEqualTo(2);
    }

    @Test
    void shouldExitWithThreeWhenTheConditionHolds() {
        Said said = backtest("--model", "bundled@0.1", "--model", "bundled@0.3", "--fail-if", "auroc<0.01");

        assertThat(said.exitCode()).isEqualTo(3);
        assertThat(said.err()).contains("--fail-if: auroc<0.01 (it is +0.000000)");
        assertThat(said.out())
                .containsPattern("One model at two thresholds ranks alike: B .* flags [\\d,]+ of .* recall -0\\.");
    }

    @Test
    void shouldRefuseAModelOfOtherFeatures() throws IOException {
        Path foreign =
                Files.writeString(folder.resolve("foreign.model"), "format = wardwatch-linear-1\nfeatures = other\n");

        Said said = backtest("--model", foreign.toString());

        assertThat(said.exitCode()).isEqualTo(1);
        assertThat(said.err()).contains("the model cannot be used", "features other", "readmission-features");
    }

    @Test
    void shouldExitWithTwoWhenAnOptionIsWrong() {
        assertThat(Main.run("backtest")).isEqualTo(2);
        assertThat(backtest("--target", "death").exitCode()).isEqualTo(2);
        assertThat(backtest("--fail-if", "auroc").exitCode()).isEqualTo(2);
        assertThat(backtest("--fail-if", "aurok<0.5").err()).contains("there is no metric 'aurok'", "auroc");
        assertThat(backtest("--knowledge", "all").exitCode()).isEqualTo(2);
        assertThat(backtest("--from", "2025-06-01", "--to", "2025-01-01").exitCode())
                .isEqualTo(2);
        assertThat(backtest("--model", "bundled", "--model", "bundled").err()).contains("MODEL@0.30");
    }

    @Test
    void shouldSayThatAFigureIsLackingAndNotThatItFailed() {
        Said said = backtest("--from", "2040-01-01", "--fail-if", "auroc<0.5");

        assertThat(said.exitCode()).isEqualTo(1);
        assertThat(said.err()).contains("no score was issued in the window", "these cases give no auroc");
    }

    @Test
    void shouldSayThatThereIsNothingWhenFilesAreEmpty() throws IOException {
        Path nothing = Files.createFile(folder.resolve("nothing.jsonl"));

        Said said = Said.by(
                "backtest",
                "--events",
                nothing.toString(),
                "--out",
                folder.resolve("run").toString());

        assertThat(said.exitCode()).isEqualTo(1);
        assertThat(said.err()).contains("there is no event to replay");
    }

    @Test
    void shouldNotMixTwoRuns() {
        assertThat(backtest().exitCode()).isZero();
        assertThat(backtest().exitCode()).isEqualTo(1);
        assertThat(backtest("--overwrite").exitCode()).isZero();
    }

    private Said backtest(String... more) {
        String[] all = new String[more.length + 5];
        all[0] = "backtest";
        all[1] = "--events";
        all[2] = feed;
        all[3] = "--out";
        all[4] = folder.resolve("run").toString();
        System.arraycopy(more, 0, all, 5, more.length);
        return Said.by(all);
    }
}
