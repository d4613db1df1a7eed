package io.wardwatch.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardwatch.core.feed.ActionRules;
import io.wardwatch.core.score.Feature;
import io.wardwatch.core.score.Features;
import io.wardwatch.core.score.Reason;
import java.util.List;
import org.junit.jupiter.api.Test;

final class WordsTest {
    @Test
    void shouldHaveWordsForEveryFeatureOfTheModel() {
        assertThat(Features.SPEC.features()).extracting(Feature::code).allSatisfy(code -> assertThat(
                        Words.reason(new Reason(code, 1, 0, .1)))
                .doesNotContain(code));
    }

    @Test
    void shouldNameWhatRaisesTheRiskStrongestFirst() {
        List<Reason> reasons = List.of(
                new Reason("HEART_FAILURE", 1, 0, .4),
                new Reason("AGE_DECADES", 8.1, 6.5, .2),
                new Reason("AT_DISCHARGE", 1, 0, -.9),
                new Reason("PRIOR_ADMISSIONS", 3, 0, .8));

        assertThat(Words.raising(reasons, 2)).isEqualTo("3 admissions in the 12 months before, heart failure");
    }

    @Test
    void shouldSayWhatCanBeDoneAboutOnlyWhereSomethingCan() {
        assertThat(Features.SPEC.features()).extracting(Feature::code).allSatisfy(code -> assertThat(Words.group(code))
                .isIn(Words.MODIFIABLE, Words.FIXED, Words.UNKNOWN));
        assertThat(Words.group("SODIUM_LOW")).isEqualTo(Words.MODIFIABLE);
        assertThat(Words.group("AGE_DECADES")).isEqualTo(Words.FIXED);
        assertThat(Words.group("LABS_UNKNOWN")).isEqualTo(Words.UNKNOWN);
    }

    @Test
    void shouldAdviseOnlyForWhatRaisesTheRisk() {
        List<Reason> reasons = List.of(new Reason("TO_HOSPICE", 1, 0, -1.9), new Reason("SODIUM_LOW", 1, 0, .3));
        assertThat(Advice.of(reasons))
                .extracting(Detail.Advice::text)
                .containsExactly(
                        "Book a follow-up visit within 7 days of discharge",
                        "Repeat the laboratory values that were low");
    }

    @Test
    void shouldHaveWordsForEveryReasonOfAnAction() {
        assertThat(ActionRules.SNOOZE_REASONS)
                .allSatisfy(code -> assertThat(Words.reasonOfAction(code)).isNotBlank());
        assertThat(ActionRules.OVERRIDE_REASONS)
                .allSatisfy(code -> assertThat(Words.reasonOfAction(code)).isNotBlank());
    }

    @Test
    void shouldWriteAmountsInTheirCurrency() {
        assertThat(Money.text(1_234_500, "")).isEqualTo("12,345.00 USD");
        assertThat(Money.text(1_234, "JPY")).isEqualTo("1,234 JPY");
    }
}
