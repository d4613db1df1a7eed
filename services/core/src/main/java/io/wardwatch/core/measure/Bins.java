package io.wardwatch.core.measure;

/**
 * Fixed bins of quantiles. Lengths: whole days, the last bin open. Money: log-linear, 16 bins for each doubling (so at most
 * 6.25 % wide), exact below 16 cents; integer arithmetic throughout, so every machine bins alike.
 */
public final class Bins {
    /** The open last bin of lengths: 1,000 days and over. */
    public static final int LAST_DAY = 1_000;

    private static final int SUB_BITS = 4;
    private static final int SUB = 1 << SUB_BITS;

    private Bins() {}

    /** The bin of a length of {@code days} ≥ 0. */
    public static int ofDays(long days) {
        return (int) Math.min(days, LAST_DAY);
    }

    /** The bin of {@code cents} ≥ 0. */
    public static int ofCents(long cents) {
        if (cents < SUB) {
            return (int) cents;
        }
        int exponent = 63 - Long.numberOfLeadingZeros(cents);
        int shift = exponent - SUB_BITS;
        return (shift + 1) * SUB + (int) ((cents >>> shift) & (SUB - 1));
    }

    /** The least amount in money bin {@code bin}, cents. The next bin's least amount is this bin's exclusive upper edge. */
    public static long centsFrom(int bin) {
        if (bin < SUB) {
            return bin;
        }
        int shift = bin / SUB - 1;
        return (long) (SUB + bin % SUB) << shift;
    }
}
