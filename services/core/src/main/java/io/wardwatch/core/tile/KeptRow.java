package io.wardwatch.core.tile;

import io.wardwatch.core.measure.Kpi;
import io.wardwatch.core.measure.KpiStatus;
import io.wardwatch.core.measure.KpiValue;
import io.wardwatch.core.measure.Reading;
import io.wardwatch.core.measure.SliceKey;
import io.wardwatch.core.measure.Window;

/** Makes a whole value of the numbers that were kept of it: cohort and interval follow from the definition. */
final class KeptRow {
    private static final double NONE = Double.NaN;

    /** Whose value it is, and of which day. */
    record Of(Kpi kpi, SliceKey slice, Window window, KpiStatus status, long asOf) {
        long cohortTo() {
            if (status == KpiStatus.UNAVAILABLE) {
                return KpiValue.ABSENT;
            }
            return status == KpiStatus.MATURED ? asOf - kpi.horizonDays() : asOf;
        }

        long cohortFrom() {
            boolean begins = status != KpiStatus.UNAVAILABLE && window != Window.LEVEL && window != Window.ALL;
            return begins ? cohortTo() - window.days() + 1 : KpiValue.ABSENT;
        }
    }

    private KeptRow() {}

    static KpiValue value(Of of, PublishedRows.Row row) {
        double[] interval = interval(of.kpi.reading(), row);
        return new KpiValue(
                of.kpi.id(),
                of.kpi.version(),
                of.slice,
                of.window,
                of.status,
                of.asOf,
                of.cohortFrom(),
                of.cohortTo(),
                row.numerator(),
                row.denominator(),
                row.sum(),
                row.squares(),
                row.value(),
                interval[0],
                interval[1],
                of.kpi.unit().text(),
                row.revision(),
                row.restatedAt(),
                row.earlierValue(),
                of.status == KpiStatus.UNAVAILABLE ? of.kpi.family().name() : "");
    }

    private static double[] interval(Reading reading, PublishedRows.Row row) {
        long n = row.denominator();
        if (Double.isNaN(row.value())) {
            return new double[] {NONE, NONE};
        }
        return switch (reading) {
            case Reading.Share share ->
                new double[] {Intervals.wilsonLow(row.numerator(), n), Intervals.wilsonHigh(row.numerator(), n)};
            case Reading.Mean mean -> {
                double reach = n < 2
                        ? NONE
                        : Intervals.Z
                                * Intervals.standardError(
                                        row.sum(), row.squares().orElseThrow(), n);
                yield new double[] {row.value() - reach, row.value() + reach};
            }
            case Reading.Quantile quantile ->
                new double[] {
                    row.value(), quantile.scale().high(quantile.scale().binFrom(row.value()))
                };
            case Reading.LengthRatio ratio ->
                ends(Numbers.lengths(
                        row.numerator(), n, row.sum(), row.squares().orElseThrow()));
            case Reading.CountRatio ratio -> ends(Numbers.counts(row.numerator(), n, row.sum()));
            // What their ends follow from is no part of a value.
            case Reading.GeometricMean mean -> new double[] {row.low(), row.high()};
            case Reading.Composite composite -> new double[] {row.low(), row.high()};
            case Reading.TopShare top -> new double[] {row.low(), row.high()};
            default -> new double[] {NONE, NONE};
        };
    }

    private static double[] ends(Numbers numbers) {
        return new double[] {numbers.low(), numbers.high()};
    }
}
