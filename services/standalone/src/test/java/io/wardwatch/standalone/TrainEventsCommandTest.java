package io.wardwatch.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From event files to a model folder, and from there to figures of other history. */
final class TrainEventsCommandTest {
    @TempDir
    private static Path shared;

    @BeforeAll
    static void train() {
        for (String seed : List.of("3", "4")) {
            assertThat(Main.run(
                            "simulate",
                            "--patients",
                            "300",
                            "--days",
                            "260",
                            "--seed",
                            seed,
                            "--out",
                            at("history" + seed)))
                    .isZero();
        }
        assertThat(run("train", "3", "--target", "payment.90d", "--model", "logistic", "--out", at("model")))
                .isZero();
    }

    @Test
    void shouldWriteOneLineACaseWithProbabilityAndLabelWhenEvaluated() throws Exception {
        assertThat(run("evaluate", "4", "--model", at("model"), "--out", at("results")))
                .isZero();

        List<String> lines = Files.readAllLines(shared.resolve("results/scores.csv"));
        assertThat(lines.get(0)).isEqualTo("row,id,group,probability,raw,label");
        assertThat(lines).hasSizeGreaterThan(100).allMatch(line -> line.matches("row.*|.*,[01]"));
        assertThat(shared.resolve("results/metrics.json"))
                .content()
                .contains("stored model on events", "\"auroc\"", "\"seenInTraining\": false");
        assertThat(shared.resolve("model/manifest.txt"))
                .content()
                .contains("target = payment.90d", "label.death = NEGATIVE", "blocks = 2");
    }

    @Test
    void shouldReplayWithTheModelWhenItIsNamed() throws Exception {
        assertThat(run("replay", "4", "--models", "payment=" + at("model"), "--out", at("replay")))
                .isZero();

        assertThat(shared.resolve("replay/summary.json")).content().contains("payment.90d-logistic 1");
        assertThat(run("replay", "4", "--models", "denial=" + at("model"), "--out", at("none")))
                .isEqualTo(1);
    }

    @Test
    void shouldExitWithTwoWhenTheUseIsWrong() {
        assertThat(run("train", "3", "--target", "payment.90d")).isEqualTo(2);
        assertThat(run("train", "3", "--target", "denial", "--moment", "discharge", "--out", at("wrong")))
                .isEqualTo(2);
        assertThat(Main.run("evaluate", "--model", at("model"), "--out", at("wrong")))
                .isEqualTo(2);
    }

    private static int run(String command, String history, String... more) {
        List<String> words = new ArrayList<>(List.of(
                command,
                "--events",
                at("history" + history),
                "--facilities",
                at("history" + history + "/facilities.csv")));
        words.addAll(List.of(more));
        if (command.equals("train")) {
            words.addAll(List.of("--blocks", "2", "--folds", "2"));
        }
        if (!command.equals("replay")) {
            words.addAll(List.of("--resamples", "5"));
        }
        return Main.run(words.toArray(String[]::new));
    }

    private static String at(String name) {
        return shared.resolve(name).toString();
    }
}
