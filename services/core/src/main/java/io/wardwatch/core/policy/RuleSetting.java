package io.wardwatch.core.policy;

import java.util.OptionalInt;

/**
 * What a hospital decides about one rule; what a rule does not ask for is empty. An {@link IllegalArgumentException} refuses windows
 * and counts below 1, windows that are longer than {@link #MOST_DAYS}, and a level that does not fall.
 *
 * @param days the rule's window, each of 24 hours
 * @param atLeast how many it takes, or how many per cent
 * @param below under how many per cent it is over
 */
public record RuleSetting(boolean on, Severity severity, OptionalInt days, OptionalInt atLeast, OptionalInt below) {
    /** A change is looked for no further than this. */
    public static final int MOST_DAYS = 730;

    private static final long DAY = 86_400_000_000L;

    public RuleSetting {
        int window = days.orElse(1);
        if (window < 1 || window > MOST_DAYS) {
            throw new IllegalArgumentException("days must lie between 1 and " + MOST_DAYS + ", not be " + window);
        }
        if (atLeast.orElse(1) < 1) {
            throw new IllegalArgumentException("atLeast must be 1 or more, not " + atLeast.getAsInt());
        }
        if (below.isPresent() && (below.getAsInt() < 1 || below.getAsInt() > atLeast.orElse(0))) {
            throw new IllegalArgumentException("below must lie between 1 and atLeast, not be " + below.getAsInt());
        }
    }

    /** Of a rule that asks whether something was within so many days. */
    public static RuleSetting within(Severity severity, int days) {
        return new RuleSetting(true, severity, OptionalInt.of(days), OptionalInt.empty(), OptionalInt.empty());
    }

    /** Of a rule that counts. */
    public static RuleSetting counting(Severity severity, int days, int atLeast) {
        return new RuleSetting(true, severity, OptionalInt.of(days), OptionalInt.of(atLeast), OptionalInt.empty());
    }

    /** Of a rule that compares a share with two levels, in per cent. */
    public static RuleSetting levels(Severity severity, int atLeast, int below) {
        return new RuleSetting(true, severity, OptionalInt.empty(), OptionalInt.of(atLeast), OptionalInt.of(below));
    }

    /** The same, switched off. */
    public RuleSetting off() {
        return new RuleSetting(false, severity, days, atLeast, below);
    }

    /** The window in microseconds; 0 where there is none. */
    public long window() {
        return days.orElse(0) * DAY;
    }
}
