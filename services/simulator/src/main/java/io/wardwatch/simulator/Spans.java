package io.wardwatch.simulator;

/** Lengths of time in microseconds. */
final class Spans {
    static final long SECOND = 1_000_000L;
    static final long MINUTE = 60 * SECOND;
    static final long HOUR = 60 * MINUTE;
    static final long DAY = 24 * HOUR;

    private Spans() {}

    static long hours(double hours) {
        return SECOND * (long) (hours * 3_600);
    }

    static long days(double days) {
        return SECOND * (long) (days * 86_400);
    }
}
