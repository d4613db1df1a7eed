package io.wardwatch.core.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyTest {
    @Test
    void shouldReadBackEqualWhenPrinted() {
        Policy policy = new Policy(
                "north-3",
                new Threshold(0.11, 0.07, Severity.INFO),
                new Threshold(0.22, 0.2, Severity.CRITICAL),
                new Threshold(1, 0.9, Severity.CRITICAL),
                Tier.MODERATE,
                CharlsonWeights.QUAN_2011);

        assertThat(Policy.parse(policy.print())).isEqualTo(policy);
    }

    @Test
    void shouldStandInTheReferenceWhenDefaultsArePrinted() throws Exception {
        Path reference = Path.of("../../docs/reference/scores.md");

        assertThat(Files.readString(reference))
                .contains("```\n" + Policy.defaults().print() + "```\n");
    }

    @Test
    void shouldKeepDefaultsWhenKeysAreAbsent() {
        Policy policy = Policy.parse("# ours\n\nhigh.raise = 0.25\nlaceCharlsonWeights = charlson_1987\n");

        assertThat(policy.high()).isEqualTo(new Threshold(0.25, 0.17, Severity.WARNING));
        assertThat(policy.laceCharlsonWeights()).isEqualTo(CharlsonWeights.CHARLSON_1987);
        assertThat(policy.veryHigh()).isEqualTo(Policy.defaults().veryHigh());
        assertThat(Policy.parse("")).isEqualTo(Policy.defaults());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hihg.raise = 0.3|hihg.raise",
                "high.raise = much|high.raise",
                "high.raise = 0.1|high",
                "high.raise = NaN|high",
                "high.raise = 0.36|thresholds must rise",
                "high.clear = 0.01|thresholds must rise",
                "moderate.clear = 0|moderate",
                "veryHigh.raise = 1.1|veryHigh",
                "alertFrom = LOW|alertFrom",
                "alertFrom = NOISY|alertFrom",
                "laceCharlsonWeights = OURS|laceCharlsonWeights",
                "high.severity = loud|high.severity",
                "no pair|line 1"
            })
    void shouldRefuseByNameWhenKeyOrOrderIsWrong(String text, String named) {
        assertThatThrownBy(() -> Policy.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(named);
    }

    @Test
    void shouldRefuseWhenKeyIsGivenTwice() {
        assertThatThrownBy(() -> Policy.parse("high.raise = 0.2\nhigh.raise = 0.3\n"))
                .hasMessageContaining("line 2")
                .hasMessageContaining("high.raise");
    }

    @Test
    void shouldAlertOnlyFromTheChosenTierWhenTiersRise() {
        assertThat(Policy.defaults().alerts(Tier.MODERATE)).isFalse();
        assertThat(Policy.defaults().alerts(Tier.HIGH)).isTrue();
        assertThat(Policy.defaults().alerts(Tier.VERY_HIGH)).isTrue();
    }
}
