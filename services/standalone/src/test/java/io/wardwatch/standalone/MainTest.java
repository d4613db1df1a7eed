package io.wardwatch.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MainTest {
    @Test
    void shouldExitWithZeroWhenAskedForHelp() {
        assertThat(Main.run("help")).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "demo",
                "test",
                "bench",
                "simulate",
                "replay",
                "backtest",
                "clock",
                "topics",
                "doctor",
                "train",
                "evaluate",
                "help"
            })
    void shouldShowHelpWhenAVerbIsAskedForIt(String verb) {
        Said said = Said.by(verb, "--help");

        assertThat(said.exitCode()).isZero();
        assertThat(said.out()).contains("Usage:");
        assertThat(said.err()).isEmpty();
    }

    @Test
    void shouldExitWithTwoWhenTheVerbIsUnknown() {
        assertThat(Main.run("no-such-verb")).isEqualTo(2);
    }

    @Test
    void shouldExitWithOneWhenTheCommandFails() {
        assertThat(Main.run("test")).isEqualTo(1);
    }

    @Test
    void shouldSayWhatWhereWhyAndHowToMend() {
        Failure failure = Failure.of("cannot start")
                .at("127.0.0.1:9092")
                .because("the port is taken")
                .mend("choose another with --port");

        assertThat(failure.text()).isEqualTo("""
                        wardwatch: cannot start
                          where: 127.0.0.1:9092
                          why:   the port is taken
                          mend:  choose another with --port""");
    }
}
