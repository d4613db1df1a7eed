package io.wardwatch.core.tile;

import java.math.BigInteger;

/** 95 % intervals in closed form. */
final class Intervals {
    /** The 97.5 % quantile of the standard normal distribution. */
    static final double Z = 1.959963984540054;

    private Intervals() {}

    /** Lower end of the Wilson score interval (Wilson 1927, without continuity correction) of k of n, n > 0. */
    static double wilsonLow(long k, long n) {
        return k <= 0 ? 0 : wilson(k, n, -Z);
    }

    static double wilsonHigh(long k, long n) {
        return k >= n ? 1 : wilson(k, n, Z);
    }

    private static double wilson(long k, long n, double z) {
        double p = (double) k / n;
        double zz = z * z;
        double middle = p + zz / (2.0 * n);
        double spread = z * Math.sqrt(p * (1 - p) / n + zz / (4.0 * n * n));
        return (middle + spread) / (1 + zz / n);
    }

    /** Lower end of Byar's interval of a Poisson count (Breslow and Day 1987, section 2.3, eq. 2.13); 0 of none. */
    static double byarLow(long count) {
        return count <= 0 ? 0 : byar(count, -Z);
    }

    static double byarHigh(long count) {
        return byar(count + 1, Z);
    }

    private static double byar(long count, double z) {
        double root = 1 - 1 / (9.0 * count) + z / (3 * Math.sqrt((double) count));
        return count * root * root * root;
    }

    /** Standard error of a mean, n ≥ 2: √((n Σx² − (Σx)²) / (n − 1)) / n. The difference is taken exactly. */
    static double standardError(long sum, BigInteger squares, long n) {
        BigInteger total = BigInteger.valueOf(sum);
        BigInteger spread = squares.multiply(BigInteger.valueOf(n)).subtract(total.multiply(total));
        return Math.sqrt(spread.doubleValue() / (n - 1)) / n;
    }
}
