package io.wardwatch.core.measure;

import java.math.BigInteger;

/**
 * Sums of squares in two columns: x² = high · 2^{@value Columns#SQUARE_SHIFT} + low, the high part in the first column, the
 * low part in the one after it. A difference negates both.
 */
public final class Squares {
    private Squares() {}

    /** First column of x², for x ≥ 0. */
    public static long high(long x) {
        return (Math.multiplyHigh(x, x) << (Long.SIZE - Columns.SQUARE_SHIFT)) | ((x * x) >>> Columns.SQUARE_SHIFT);
    }

    /** Second column of x². */
    public static long low(long x) {
        return (x * x) & Columns.SQUARE_MASK;
    }

    /** The sum whose parts are summed in two columns. */
    public static BigInteger total(long high, long low) {
        return BigInteger.valueOf(high).shiftLeft(Columns.SQUARE_SHIFT).add(BigInteger.valueOf(low));
    }
}
