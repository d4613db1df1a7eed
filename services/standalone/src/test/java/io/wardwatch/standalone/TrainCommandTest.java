package io.wardwatch.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardwatch.core.score.LinearModel;
import io.wardwatch.model.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class TrainCommandTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void shouldWriteTheSameModelTwiceWhenOptionsAreEqual(Target target) throws Exception {
        assertThat(train(target.code(), "one", "300", "200")).isZero();
        assertThat(train(target.code(), "two", "300", "200")).isZero();

        String one = Files.readString(folder.resolve("one"));
        assertThat(one).isEqualTo(Files.readString(folder.resolve("two")));
        assertThat(LinearModel.parse(one, target.features()).card()).contains("not for clinical use");
        assertThat(folder.resolve("one.md"))
                .content()
                .contains("--target " + target.code() + " --patients 300 --days 200 --seed 4");
    }

    @Test
    void shouldExitWithTwoWhenTheTargetIsUnknown() {
        assertThat(train("readmission", "none", "300", "200")).isEqualTo(2);
    }

    @Test
    void shouldExitWithTwoWhenNoOutcomeCanBeKnown() {
        assertThat(train("readmission.30d", "none", "300", "30")).isEqualTo(2);
        assertThat(folder.resolve("none")).doesNotExist();
    }

    @Test
    void shouldExitWithOneWhenPatientsAreTooFew() {
        assertThat(train("readmission.30d", "few", "1", "40")).isEqualTo(1);
        assertThat(folder.resolve("few")).doesNotExist();
    }

    private int train(String target, String name, String patients, String days) {
        return Main.run(
                "train",
                "--target",
                target,
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
