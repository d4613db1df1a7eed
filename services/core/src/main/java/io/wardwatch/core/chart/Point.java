package io.wardwatch.core.chart;

/**
 * One value of a series, in its order of time.
 *
 * @param value NaN where there is none, as for a share of no cases: such a point is passed over as if it were not there
 * @param numerator of a share; else 0
 * @param denominator of a share, 0 or more; else 0
 * @param provisional still to change: drawn, but without part in centre, limits or rules
 */
public record Point(double value, long numerator, long denominator, boolean provisional) {
    /** A share of cases. */
    public static Point share(long numerator, long denominator, boolean provisional) {
        double value = denominator == 0 ? Double.NaN : (double) numerator / denominator;
        return new Point(value, numerator, denominator, provisional);
    }

    /** Any other value. */
    public static Point of(double value, boolean provisional) {
        return new Point(value, 0, 0, provisional);
    }

    /** Whether it takes part in centre, limits and rules. */
    boolean counts() {
        return !provisional && !Double.isNaN(value);
    }
}
