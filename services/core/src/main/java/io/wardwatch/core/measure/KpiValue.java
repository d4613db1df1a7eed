package io.wardwatch.core.measure;

import java.math.BigInteger;
import java.util.Optional;

/**
 * One published value. Key: {@link #key()}, without the day, so that the latest of each stands on a compacted topic.
 *
 * <p>Days count from 1970-01-01. An absent long or day is {@link #ABSENT}, an absent double NaN: a replay makes millions.
 *
 * @param kpi id, as in {@link Catalogue}
 * @param version of its definition
 * @param asOf the day of which this is the value
 * @param cohortFrom first day of the cohort; {@link #ABSENT}: from the beginning
 * @param cohortTo last day of the cohort
 * @param value in {@code unit}; NaN where the denominator is 0
 * @param low lower end of the 95 % interval, or of a quantile's bin
 * @param high upper end
 * @param unit of value, low and high, as {@link KpiUnit#text()}
 * @param revision 1, and + 1 each time the same matured cohort was found changed
 * @param restatedAt microseconds, when the latest revision above 1 was made
 * @param earlierValue of the revision before
 * @param missingFamily of an UNAVAILABLE value: the input that is absent; else empty
 */
public record KpiValue(
        String kpi,
        int version,
        SliceKey slice,
        Window window,
        KpiStatus status,
        long asOf,
        long cohortFrom,
        long cohortTo,
        long numerator,
        long denominator,
        long sum,
        Optional<BigInteger> sumSquares,
        double value,
        double low,
        double high,
        String unit,
        int revision,
        long restatedAt,
        double earlierValue,
        String missingFamily) {

    public static final long ABSENT = Long.MIN_VALUE;

    /** {@code readmission.30d.crude@1|NORTH/UNIT=5W|90d|MATURED}. */
    public String key() {
        return key(kpi, version, slice, window, status);
    }

    /** The key of a value that is not at hand. */
    public static String key(String kpi, int version, SliceKey slice, Window window, KpiStatus status) {
        return kpi + "@" + version + "|" + slice.text() + "|" + window.text() + "|" + status;
    }

    /** The same numbers under another revision. */
    public KpiValue revised(int newRevision, long newRestatedAt, double newEarlierValue) {
        return new KpiValue(
                kpi,
                version,
                slice,
                window,
                status,
                asOf,
                cohortFrom,
                cohortTo,
                numerator,
                denominator,
                sum,
                sumSquares,
                value,
                low,
                high,
                unit,
                newRevision,
                newRestatedAt,
                newEarlierValue,
                missingFamily);
    }
}
