package io.wardwatch.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardwatch.core.score.Features;
import io.wardwatch.core.score.LinearModel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TrainReadmissionTest {
    @TempDir
    private Path folder;

    @Test
    void shouldWriteTheSameModelTwiceWhenOptionsAreEqual() throws Exception {
        assertThat(train("one", "300", "150")).isZero();
        assertThat(train("two", "300", "150")).isZero();

        String one = Files.readString(folder.resolve("one"));
        assertThat(one).isEqualTo(Files.readString(folder.resolve("two")));
        assertThat(LinearModel.parse(one, Features.SPEC).card()).contains("not for clinical use");
        assertThat(folder.resolve("one.md")).content().contains("--patients 300 --days 150 --seed 4");
    }

    @Test
    void shouldExitWithTwoWhenNoOutcomeCanBeKnown() {
        assertThat(train("none", "300", "30")).isEqualTo(2);
        assertThat(folder.resolve("none")).doesNotExist();
    }

    @Test
    void shouldExitWithOneWhenPatientsAreTooFew() {
        assertThat(train("few", "1", "40")).isEqualTo(1);
        assertThat(folder.resolve("few")).doesNotExist();
    }

    private int train(String name, String patients, String days) {
        return Main.run(
                "train-readmission",
                "--patients",
                patients,
                "--days",
                days,
                "--seed",
                "4",
                "--out",
                folder.resolve(name).toString(),
                "--card",
                folder.resolve(name + ".md").toString());
    }
}
