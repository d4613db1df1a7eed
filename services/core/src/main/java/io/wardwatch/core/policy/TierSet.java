package io.wardwatch.core.policy;

/**
 * The tiers of one kind of risk: where each begins and ends, how loudly it speaks, and from which on an alert opens. An
 * {@link IllegalArgumentException} refuses tiers that do not rise in both thresholds, and alerts from LOW.
 *
 * @param alertFrom the lowest tier that opens an alert; never {@code LOW}
 */
public record TierSet(Threshold moderate, Threshold high, Threshold veryHigh, Tier alertFrom) {
    public TierSet {
        requireRising("moderate", moderate, "high", high);
        requireRising("high", high, "veryHigh", veryHigh);
        if (alertFrom == Tier.LOW) {
            throw new IllegalArgumentException("alertFrom must be MODERATE, HIGH or VERY_HIGH: LOW has no threshold");
        }
    }

    /** The threshold of a tier; throws {@link IllegalArgumentException} for LOW, which has none. */
    public Threshold threshold(Tier tier) {
        return switch (tier) {
            case MODERATE -> moderate;
            case HIGH -> high;
            case VERY_HIGH -> veryHigh;
            case LOW -> throw new IllegalArgumentException("LOW has no threshold");
        };
    }

    /** Whether an alert stands for what is in {@code tier}. */
    public boolean alerts(Tier tier) {
        return tier.compareTo(alertFrom) >= 0;
    }

    /** Whether {@code probability} is high enough to open an alert, whatever stood before: below it, none ever opens. */
    public boolean mayOpen(double probability) {
        return probability >= threshold(alertFrom).raise();
    }

    private static void requireRising(String lowerName, Threshold lower, String upperName, Threshold upper) {
        if (!(lower.raise() < upper.raise() && lower.clear() < upper.clear())) {
            throw new IllegalArgumentException(
                    "thresholds must rise from tier to tier, but " + lowerName + " is raised at "
                            + lower.raise() + " and cleared at " + lower.clear() + ", " + upperName + " raised at "
                            + upper.raise()
                            + " and cleared at " + upper.clear());
        }
    }
}
