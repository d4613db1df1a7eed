package io.wardwatch.core.policy;

/** Tiers of risk with hysteresis, as pure functions of a set of tiers: they remember nothing, so that a fold may replay them. */
public final class Tiers {
    private static final Tier[] FALLING = {Tier.VERY_HIGH, Tier.HIGH, Tier.MODERATE};

    private Tiers() {}

    /**
     * The tier after {@code current} once a score of {@code probability} is in. A rise is taken at once, over several tiers if
     * need be; a fall only to the highest tier whose clear threshold still holds.
     */
    public static Tier next(TierSet tiers, Tier current, double probability) {
        for (Tier tier : FALLING) {
            Threshold threshold = tiers.threshold(tier);
            double needed = tier.compareTo(current) <= 0 ? threshold.clear() : threshold.raise();
            if (probability >= needed) {
                return tier;
            }
        }
        return Tier.LOW;
    }

    /** The tier that {@code probability} enters on its own, without a past: the band of a single score. */
    public static Tier entered(TierSet tiers, double probability) {
        return next(tiers, Tier.LOW, probability);
    }
}
