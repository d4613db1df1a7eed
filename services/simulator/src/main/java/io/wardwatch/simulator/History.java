package io.wardwatch.simulator;

import io.wardwatch.core.event.PriorYear;
import java.util.Arrays;

/**
 * When a patient came in the last year: in the stream, and before it. What lies before the stream is known to readers only as
 * the counts that discharges carry.
 */
final class History {
    private static final long YEAR = 365 * Spans.DAY;
    private static final long HALF_YEAR = 183 * Spans.DAY;

    private final long[] stayedBefore;
    private final long[] emergencyBefore;
    private final long[] outpatientBefore;
    private long[] stays = {};
    private long[] emergencies = {};

    History(Person person, Dice dice, long start) {
        stayedBefore = times(dice.poisson(person.staysAYear()), dice, start);
        emergencyBefore = times(dice.poisson(person.visitsAYear() * .6), dice, start);
        outpatientBefore = times(dice.poisson(3), dice, start);
    }

    private static long[] times(int count, Dice dice, long start) {
        long[] times = new long[count];
        for (int i = 0; i < count; i++) {
            times[i] = start - dice.span(0, YEAR);
        }
        return times;
    }

    void stayBegan(long when) {
        stays = with(stays, when);
    }

    void emergencyBegan(long when) {
        emergencies = with(emergencies, when);
    }

    /** {@code times} and {@code when}, without what is too old to count for it. */
    private static long[] with(long[] times, long when) {
        int old = 0;
        while (old < times.length && times[old] < when - YEAR - Spans.DAY) {
            old++;
        }
        long[] kept = Arrays.copyOfRange(times, old, times.length + 1);
        kept[kept.length - 1] = when;
        return kept;
    }

    int staysBefore(long admittedAt) {
        return within(stays, admittedAt - YEAR, admittedAt);
    }

    int emergenciesBefore(long arrivedAt) {
        return within(emergencies, arrivedAt - HALF_YEAR, arrivedAt);
    }

    PriorYear priorYear(long admittedAt) {
        long from = admittedAt - YEAR;
        return new PriorYear(
                within(stayedBefore, from, admittedAt),
                within(emergencyBefore, from, admittedAt),
                within(outpatientBefore, from, admittedAt));
    }

    private static int within(long[] times, long from, long before) {
        int found = 0;
        for (int i = 0; i < times.length; i++) {
            found += times[i] >= from && times[i] < before ? 1 : 0;
        }
        return found;
    }
}
