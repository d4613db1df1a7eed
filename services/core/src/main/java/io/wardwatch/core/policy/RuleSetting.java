package io.wardwatch.core.policy;

import java.util.OptionalInt;

/**
 * What a hospital decides about one rule. An {@link IllegalArgumentException} refuses windows and counts below 1 and windows that
 * are longer than {@link #MOST_DAYS}.
 *
 * @param days the rule's window, each of 24 hours
 * @param atLeast how many it takes; empty where the rule counts nothing
 */
public record RuleSetting(boolean on, Severity severity, int days, OptionalInt atLeast) {
    /** A change is looked for no further than this. */
    public static final int MOST_DAYS = 730;

    private static final long DAY = 86_400_000_000L;

    public RuleSetting {
        if (days < 1 || days > MOST_DAYS) {
            throw new IllegalArgumentException("days must lie between 1 and " + MOST_DAYS + ", not be " + days);
        }
        if (atLeast.isPresent() && atLeast.getAsInt() < 1) {
            throw new IllegalArgumentException("atLeast must be 1 or more, not " + atLeast.getAsInt());
        }
    }

    /** The window in microseconds. */
    public long window() {
        return days * DAY;
    }
}
