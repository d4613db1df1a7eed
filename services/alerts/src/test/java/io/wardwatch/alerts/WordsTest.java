package io.wardwatch.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardwatch.core.feed.ActionRules;
import io.wardwatch.core.score.Feature;
import io.wardwatch.core.score.Features;
import io.wardwatch.core.score.PaymentFeatures;
import io.wardwatch.core.score.PaymentTarget;
import io.wardwatch.core.score.Reason;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

final class WordsTest {
    @Test
    void shouldHaveWordsForEveryFeatureOfTheModel() {
        assertThat(Features.SPEC.features()).extracting(Feature::code).allSatisfy(code -> assertThat(
                        Words.reason(new Reason(code, 1, 0, .1)))
                .doesNotContain(code));
    }

    @Test
    void shouldHaveWordsForEveryFeatureOfThePaymentModels() {
        for (PaymentTarget target : PaymentTarget.values()) {
            assertThat(PaymentFeatures.spec(target).features())
                    .extracting(Feature::code)
                    .allSatisfy(code -> assertThat(Words.reason(new Reason(code, 1, 0, .1)))
                            .doesNotContain(code)
                            .doesNotContain(Words.plain(code) + " 1.00"));
        }
        assertThat(Words.reason(new Reason("CHARGE_LOG", Math.log1p(12_400), 8.5, .1)))
                .isEqualTo("a charge of 12,400");
    }

    @Test
    void shouldScreenForAssistanceFirstAndNeverSendToCollections() {
        List<Reason> reasons = List.of(new Reason("SELF_PAY", 1, 0, 2.4), new Reason("OWED_LOG", 8, 5.5, .4));

        assertThat(FinanceAdvice.of("PAYMENT_RISK", reasons))
                .extracting(Detail.Advice::text)
                .containsExactly(
                        "Screen for financial assistance before anything else",
                        "Look for coverage that is not on record",
                        "Explain the bill and offer instalments");
        List<Reason> everything = PaymentFeatures.UNPAID.features().stream()
                .map(feature -> new Reason(feature.code(), 1, 0, 1))
                .toList();
        assertThat(FinanceAdvice.of("PAYMENT_RISK", everything))
                .allSatisfy(advice ->
                        assertThat(advice.text().toLowerCase(Locale.ROOT)).doesNotContain("collect", "agency"));
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
