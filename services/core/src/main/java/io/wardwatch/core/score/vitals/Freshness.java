package io.wardwatch.core.score.vitals;

import java.time.Duration;
import java.util.Arrays;

/**
 * How old each vital sign may be at the moment it is scored. The charts name no limit, for on paper a set of observations is
 * taken at once; a stream has to.
 */
public final class Freshness {
    private final long[] limits;

    private Freshness(long[] limits) {
        this.limits = limits;
    }

    /** The same limit for every sign. */
    public static Freshness of(Duration limit) {
        long[] limits = new long[VitalSign.values().length];
        Arrays.fill(limits, micros(limit));
        return new Freshness(limits);
    }

    /** These limits, with another for {@code sign}. */
    public Freshness with(VitalSign sign, Duration limit) {
        long[] next = limits.clone();
        next[sign.ordinal()] = micros(limit);
        return new Freshness(next);
    }

    /** Whether {@code vital} was taken by {@code asOf}, in epoch microseconds; before that it is not known yet. */
    static boolean taken(Vital vital, long asOf) {
        return !vital.absent() && vital.takenAt() <= asOf;
    }

    /** Whether {@code vital}, taken by {@code asOf}, is at most as old as its limit. */
    boolean fresh(VitalSign sign, Vital vital, long asOf) {
        return asOf - vital.takenAt() <= limits[sign.ordinal()];
    }

    private static long micros(Duration limit) {
        return limit.toNanos() / 1_000;
    }
}
