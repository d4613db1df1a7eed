package io.wardwatch.backtest.report;

import java.util.Locale;

/** Numbers as a reader is told them: always with the same rounding, so that a sentence, a figure and a table agree. */
final class Numbers {
    static final String NONE = "–";
    /** Counts from 1 to 10 of a small group may point to a person: they are not told. */
    static final long LEAST_TOLD = 11;

    private static final double Z2 = 1.959963984540054 * 1.959963984540054;

    private Numbers() {}

    static String count(long n) {
        return String.format(Locale.ROOT, "%,d", n);
    }

    /** Of a group that may be small. */
    static String told(long n) {
        return n > 0 && n < LEAST_TOLD ? "under " + LEAST_TOLD : count(n);
    }

    static boolean small(long n) {
        return n > 0 && n < LEAST_TOLD;
    }

    static String decimal(double value, int places) {
        if (!Double.isFinite(value)) {
            return NONE;
        }
        String text = String.format(Locale.ROOT, "%." + places + "f", value);
        return text.matches("-0(\\.0+)?") ? text.substring(1) : text;
    }

    static String ratio(double value) {
        return decimal(value, 3);
    }

    static String percent(double share) {
        return Double.isFinite(share) ? decimal(share * 100, 1) + "\u00a0%" : NONE;
    }

    /** As {@code 0.730 (95 % interval 0.722 to 0.738, n = 33,152)}. */
    static String ratio(Node estimate) {
        return estimate.stated()
                ? ratio(estimate.number("value")) + " (95\u00a0% interval " + ratio(estimate.number("lo")) + " to "
                        + ratio(estimate.number("hi")) + ", n\u00a0=\u00a0" + count(estimate.whole("n")) + ")"
                : "not stated (" + estimate.why() + ")";
    }

    /** As {@code 16.8 % (95 % interval 16.4 to 17.2 %, n = 33,152)}. */
    static String percent(Node share) {
        return share.stated()
                ? percent(share.number("value")) + " (95\u00a0% interval " + decimal(share.number("lo") * 100, 1)
                        + " to " + percent(share.number("hi")) + ", n\u00a0=\u00a0" + count(share.whole("n")) + ")"
                : "not stated (" + share.why() + ")";
    }

    /** A cell: the value and its interval, or why there is none. */
    static String ratioCell(Node estimate) {
        return estimate.stated()
                ? ratio(estimate.number("value")) + " (" + ratio(estimate.number("lo")) + " to "
                        + ratio(estimate.number("hi")) + ")"
                : estimate.text("unavailable").isEmpty() ? NONE : estimate.why();
    }

    static String percentCell(Node share) {
        return share.stated()
                ? percent(share.number("value")) + " (" + decimal(share.number("lo") * 100, 1) + " to "
                        + decimal(share.number("hi") * 100, 1) + ")"
                : share.text("unavailable").isEmpty() ? NONE : share.why();
    }

    /** Wilson's interval of a share of {@code n}. */
    static double[] wilson(double share, double n) {
        double middle = (share + Z2 / (2 * n)) / (1 + Z2 / n);
        double half = Math.sqrt(Z2) / (1 + Z2 / n) * Math.sqrt(share * (1 - share) / n + Z2 / (4 * n * n));
        return new double[] {Math.max(0, middle - half), Math.min(1, middle + half)};
    }

    /** Whether the interval of {@code estimate} lies wholly above (1) or below (−1) {@code limit}; else 0. */
    static int side(Node estimate, double limit) {
        return estimate.number("lo") > limit ? 1 : estimate.number("hi") < limit ? -1 : 0;
    }

    /** {@code NOT_JUDGED} as {@code not judged}. */
    static String words(String code) {
        return code.replace('_', ' ').toLowerCase(Locale.ROOT);
    }

    /** With a capital, to begin a sentence. */
    static String begin(String sentence) {
        return sentence.isEmpty()
                ? sentence
                : sentence.substring(0, 1).toUpperCase(Locale.ROOT) + sentence.substring(1);
    }
}
