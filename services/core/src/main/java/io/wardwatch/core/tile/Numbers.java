package io.wardwatch.core.tile;

import io.wardwatch.core.measure.KpiValue;
import io.wardwatch.core.measure.Reading;
import java.math.BigInteger;

/** The numbers of one value, computed from exact sums; an absent long is {@link KpiValue#ABSENT}, an absent double NaN. */
record Numbers(long numerator, long denominator, long sum, BigInteger squares, double value, double low, double high) {
    private static final long ABSENT = KpiValue.ABSENT;
    private static final double NONE = Double.NaN;
    static final Numbers NOTHING = new Numbers(ABSENT, ABSENT, ABSENT, null, NONE, NONE, NONE);

    static Numbers share(long k, long n) {
        return n == 0
                ? new Numbers(k, n, ABSENT, null, NONE, NONE, NONE)
                : new Numbers(
                        k, n, ABSENT, null, (double) k / n, Intervals.wilsonLow(k, n), Intervals.wilsonHigh(k, n));
    }

    static Numbers amounts(long part, long whole) {
        return new Numbers(part, whole, ABSENT, null, whole <= 0 ? NONE : (double) part / whole, NONE, NONE);
    }

    static Numbers mean(long sum, BigInteger squares, long n) {
        if (n == 0) {
            return new Numbers(ABSENT, n, sum, squares, NONE, NONE, NONE);
        }
        double mean = (double) sum / n;
        double reach = n < 2 ? NONE : Intervals.Z * Intervals.standardError(sum, squares, n);
        return new Numbers(ABSENT, n, sum, squares, mean, mean - reach, mean + reach);
    }

    static Numbers variance(long sum, BigInteger squares, long n) {
        if (n < 2) {
            return new Numbers(ABSENT, n, sum, squares, NONE, NONE, NONE);
        }
        double error = Intervals.standardError(sum, squares, n);
        return new Numbers(ABSENT, n, sum, squares, error * error * n, NONE, NONE);
    }

    static Numbers total(long sum, BigInteger squares, long n) {
        return new Numbers(ABSENT, n, sum, squares, n == 0 ? NONE : sum, NONE, NONE);
    }

    static Numbers count(long count) {
        return new Numbers(count, ABSENT, ABSENT, null, count, NONE, NONE);
    }

    static Numbers each(long sum, long n) {
        return new Numbers(ABSENT, n, sum, null, n == 0 ? NONE : (double) sum / n, NONE, NONE);
    }

    static Numbers quantile(Sums sums, Reading.Quantile quantile) {
        long n = sums.cases(quantile);
        if (n == 0) {
            return new Numbers(ABSENT, n, ABSENT, null, NONE, NONE, NONE);
        }
        int bin = sums.bin(quantile, n);
        double low = quantile.scale().low(bin);
        return new Numbers(ABSENT, n, ABSENT, null, low, low, quantile.scale().high(bin));
    }

    /** Bins ascend, and {@link StrictMath} is the same everywhere: so every host says the same. */
    static Numbers geometric(Sums sums, Reading.GeometricMean reading) {
        double[] moments = new double[3];
        sums.histogram(reading.base(), reading.bins(), (bin, cases) -> {
            moments[0] += cases;
            moments[1] += cases * StrictMath.log(bin);
        });
        long n = (long) moments[0];
        if (n == 0) {
            return new Numbers(ABSENT, n, ABSENT, null, NONE, NONE, NONE);
        }
        double mean = moments[1] / n;
        sums.histogram(reading.base(), reading.bins(), (bin, cases) -> {
            double off = StrictMath.log(bin) - mean;
            moments[2] += cases * off * off;
        });
        double reach = n < 2 ? NONE : Intervals.Z * Math.sqrt(moments[2] / (n - 1) / n);
        return new Numbers(
                ABSENT,
                n,
                ABSENT,
                null,
                StrictMath.exp(mean),
                StrictMath.exp(mean - reach),
                StrictMath.exp(mean + reach));
    }

    static Numbers ratio(Sums sums, Reading.LengthRatio reading) {
        return lengths(
                sums.at(reading.observed()),
                sums.at(reading.cases()),
                sums.at(reading.expected()),
                sums.squaresAt(reading.squares()));
    }

    /** @param expected thousandths of a day, as the root of what {@code squares} adds up */
    static Numbers lengths(long observed, long n, long expected, BigInteger squares) {
        if (expected <= 0) {
            return new Numbers(observed, n, expected, squares, NONE, NONE, NONE);
        }
        double ratio = (double) (observed * Reading.LengthRatio.SCALE) / expected;
        double reach = Intervals.Z * lengthError(observed, n, expected, squares);
        return new Numbers(observed, n, expected, squares, ratio, ratio - reach, ratio + reach);
    }

    private static double lengthError(long observed, long n, long expected, BigInteger squares) {
        long difference = observed * Reading.LengthRatio.SCALE - expected;
        return n < 2 ? NONE : Intervals.standardError(difference, squares, n) * n / expected;
    }

    static Numbers ratio(Sums sums, Reading.CountRatio reading) {
        return counts(sums.at(reading.observed()), sums.at(reading.cases()), sums.at(reading.expected()));
    }

    /** @param expected millionths of a case */
    static Numbers counts(long observed, long n, long expected) {
        if (expected <= 0) {
            return new Numbers(observed, n, expected, null, NONE, NONE, NONE);
        }
        double cases = (double) expected / Reading.CountRatio.SCALE;
        return new Numbers(
                observed,
                n,
                expected,
                null,
                observed / cases,
                Intervals.byarLow(observed) / cases,
                Intervals.byarHigh(observed) / cases);
    }

    static Numbers composite(Sums sums, Reading.Composite reading) {
        Numbers returns = ratio(sums, reading.returns());
        Numbers deaths = ratio(sums, reading.deaths());
        Numbers length = ratio(sums, reading.length());
        double value = Reading.Composite.WEIGHT * (3 - returns.value - deaths.value - length.value);
        double error = Math.sqrt(square(countError(returns))
                + square(countError(deaths))
                + square(lengthError(length.numerator, length.denominator, length.sum, length.squares)));
        double reach = Intervals.Z * Reading.Composite.WEIGHT * error;
        return new Numbers(ABSENT, sums.at(reading.cases()), ABSENT, null, value, value - reach, value + reach);
    }

    /** Standard error of a Poisson ratio; none observed is no certainty, so one is taken then. */
    private static double countError(Numbers ratio) {
        return Math.sqrt((double) Math.max(1, ratio.numerator)) * Reading.CountRatio.SCALE / ratio.sum;
    }

    private static double square(double x) {
        return x * x;
    }

    /** The mean age of {@code n} at the end of {@code day} whose begin days add up to {@code begins}. */
    static Numbers age(long day, long n, long begins) {
        return each(Math.subtractExact(Math.multiplyExact(n, day), begins), n);
    }

    /** @param capacity thousandths */
    static Numbers used(long level, long capacity) {
        return new Numbers(level, ABSENT, capacity, null, (double) level * Capacity.SCALE / capacity, NONE, NONE);
    }

    /** @param capacity thousandths */
    static Numbers idle(long level, long capacity, long n) {
        long idle = Math.subtractExact(capacity, Math.multiplyExact(level, Capacity.SCALE));
        double each = n == 0 ? NONE : (double) idle / Capacity.SCALE / n;
        return new Numbers(ABSENT, n, idle, null, each, NONE, NONE);
    }
}
