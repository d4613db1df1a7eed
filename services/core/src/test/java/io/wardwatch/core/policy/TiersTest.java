package io.wardwatch.core.policy;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;

class TiersTest {
    private static final TierSet TIERS = Policy.defaults().readmission();

    @Test
    void shouldRiseAtOnceWhenProbabilityReachesATier() {
        assertThat(Tiers.next(TIERS, Tier.LOW, 0.0999)).isEqualTo(Tier.LOW);
        assertThat(Tiers.next(TIERS, Tier.LOW, 0.10)).isEqualTo(Tier.MODERATE);
        assertThat(Tiers.next(TIERS, Tier.LOW, 0.20)).isEqualTo(Tier.HIGH);
        assertThat(Tiers.next(TIERS, Tier.MODERATE, 0.9)).isEqualTo(Tier.VERY_HIGH);
    }

    @Test
    void shouldHoldUntilClearedWhenProbabilityFalls() {
        assertThat(Tiers.next(TIERS, Tier.HIGH, 0.17)).isEqualTo(Tier.HIGH);
        assertThat(Tiers.next(TIERS, Tier.HIGH, 0.1699)).isEqualTo(Tier.MODERATE);
        assertThat(Tiers.next(TIERS, Tier.VERY_HIGH, 0.18)).isEqualTo(Tier.HIGH);
        assertThat(Tiers.next(TIERS, Tier.VERY_HIGH, 0.09)).isEqualTo(Tier.MODERATE);
        assertThat(Tiers.next(TIERS, Tier.VERY_HIGH, 0.01)).isEqualTo(Tier.LOW);
    }

    @Property
    void shouldNotFlapWhenRiskWaversInsideTheGap(
            @ForAll @DoubleRange(min = 0.17, max = 0.1999) @Scale(4) double wavering) {
        Tier before = Tier.MODERATE;
        assertThat(Tiers.next(TIERS, before, wavering)).isEqualTo(Tier.MODERATE);
        assertThat(Tiers.next(TIERS, Tiers.next(TIERS, before, 0.2), wavering)).isEqualTo(Tier.HIGH);
    }

    @Property
    void shouldSettleWhenTheSameScoreComesAgain(
            @ForAll Tier current, @ForAll @DoubleRange(min = 0, max = 1) @Scale(3) double probability) {
        Tier once = Tiers.next(TIERS, current, probability);

        assertThat(Tiers.next(TIERS, once, probability)).isEqualTo(once);
        assertThat(once).isGreaterThanOrEqualTo(Tiers.entered(TIERS, probability));
    }

    @Property
    void shouldNeverFallWhenRiskRises(
            @ForAll Tier current,
            @ForAll @DoubleRange(min = 0, max = 1) @Scale(3) double one,
            @ForAll @DoubleRange(min = 0, max = 1) @Scale(3) double other) {
        assertThat(Tiers.next(TIERS, current, Math.max(one, other)))
                .isGreaterThanOrEqualTo(Tiers.next(TIERS, current, Math.min(one, other)));
    }
}
