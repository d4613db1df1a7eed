package io.wardwatch.core.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyTest {
    @Test
    void shouldReadBackEqualWhenPrinted() {
        TierSet readmission = new TierSet(
                new Threshold(0.11, 0.07, Severity.INFO),
                new Threshold(0.22, 0.2, Severity.CRITICAL),
                new Threshold(1, 0.9, Severity.CRITICAL),
                Tier.MODERATE);
        TierSet denial = new TierSet(
                new Threshold(0.12, 0.07, Severity.INFO),
                new Threshold(0.23, 0.2, Severity.INFO),
                new Threshold(0.99, 0.9, Severity.WARNING),
                Tier.VERY_HIGH);
        TierSet payment = new TierSet(
                new Threshold(0.13, 0.07, Severity.INFO),
                new Threshold(0.24, 0.2, Severity.WARNING),
                new Threshold(0.98, 0.9, Severity.WARNING),
                Tier.HIGH);
        RuleSettings rules = RuleSettings.defaults()
                .with(
                        CareRule.FREQUENT_EMERGENCY_VISITS,
                        RuleSetting.counting(Severity.CRITICAL, 61, 4).off());
        Policy policy = new Policy(
                "north-3",
                readmission,
                denial,
                payment,
                CharlsonWeights.QUAN_2011,
                new VisitLimits(24, 72, 90),
                List.of("ONC", "HEM"),
                rules);

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

        assertThat(policy.readmission().high()).isEqualTo(new Threshold(0.25, 0.17, Severity.WARNING));
        assertThat(policy.laceCharlsonWeights()).isEqualTo(CharlsonWeights.CHARLSON_1987);
        assertThat(policy.readmission().veryHigh())
                .isEqualTo(Policy.defaults().readmission().veryHigh());
        assertThat(Policy.parse("")).isEqualTo(Policy.defaults());
    }

    @Test
    void shouldChangeOneRiskAloneWhenKeysNameIt() {
        Policy policy = Policy.parse("denial.high.raise = 0.3\npayment.alertFrom = VERY_HIGH\n");

        assertThat(policy.readmission()).isEqualTo(Policy.defaults().readmission());
        assertThat(policy.denial().high()).isEqualTo(new Threshold(0.3, 0.17, Severity.WARNING));
        assertThat(policy.denial().alertFrom()).isEqualTo(Tier.HIGH);
        assertThat(policy.payment().alertFrom()).isEqualTo(Tier.VERY_HIGH);
        assertThat(policy.payment().high())
                .isEqualTo(Policy.defaults().payment().high());
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
                "denial.alertFrom = LOW|denial.alertFrom",
                "payment.high.raise = 0.3|payment.high",
                "denial.high.clear = 0.01|denial.thresholds must rise",
                "unpaid.high.raise = 0.3|unpaid.high.raise",
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
        assertThat(Policy.defaults().readmission().alerts(Tier.MODERATE)).isFalse();
        assertThat(Policy.defaults().readmission().alerts(Tier.HIGH)).isTrue();
        assertThat(Policy.defaults().readmission().alerts(Tier.VERY_HIGH)).isTrue();
    }

    @Test
    void shouldChangeOneRuleAloneWhenKeysNameIt() {
        RuleSettings rules = Policy.parse(
                        "rule.frequentAdmissions.atLeast = 3\nrule.readmissionInProgress.on = false\n")
                .rules();

        assertThat(rules.of(CareRule.FREQUENT_ADMISSIONS)).isEqualTo(RuleSetting.counting(Severity.INFO, 365, 3));
        assertThat(rules.of(CareRule.READMISSION_IN_PROGRESS).on()).isFalse();
        assertThat(rules.of(CareRule.RECENT_SKILLED_NURSING)).isEqualTo(CareRule.RECENT_SKILLED_NURSING.defaults());
    }

    @ParameterizedTest
    @CsvSource({
        "rule.frequentAdmissions.atLeast = 0, rule.frequentAdmissions.atLeast",
        "rule.frequentAdmissions.days = 731, rule.frequentAdmissions.days",
        "rule.occupancySurge.below = 96, rule.occupancySurge.below",
        "rule.frequentAdmissions.days = many, rule.frequentAdmissions.days",
        "rule.frequentAdmissions.on = yes, rule.frequentAdmissions.on",
        "rule.frequentAdmissions.severity = loud, rule.frequentAdmissions.severity",
        "rule.readmissionInProgress.atLeast = 2, rule.readmissionInProgress.atLeast"
    })
    void shouldNameTheKeyWhenARuleIsRefused(String line, String key) {
        assertThatThrownBy(() -> Policy.parse(line))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(key);
    }
}
