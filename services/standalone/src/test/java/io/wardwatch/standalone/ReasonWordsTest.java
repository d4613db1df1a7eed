package io.wardwatch.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardwatch.core.score.Feature;
import io.wardwatch.core.score.Features;
import io.wardwatch.core.score.Reason;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ReasonWordsTest {
    @Test
    void shouldHaveWordsForEveryFeatureOfTheModel() {
        assertThat(Features.SPEC.features()).extracting(Feature::code).allSatisfy(code -> assertThat(
                        ReasonWords.of(new Reason(code, 1, 0, .1)))
                .doesNotContain(code));
    }

    @Test
    void shouldNameWhatRaisesTheRiskStrongestFirst() {
        List<Reason> reasons = List.of(
                new Reason("HEART_FAILURE", 1, 0, .4),
                new Reason("AGE_DECADES", 8.1, 6.5, .2),
                new Reason("AT_DISCHARGE", 1, 0, -.9),
                new Reason("PRIOR_ADMISSIONS", 3, 0, .8));

        assertThat(ReasonWords.raising(reasons, 2)).isEqualTo("3 admissions in the 12 months before, heart failure");
    }
}
