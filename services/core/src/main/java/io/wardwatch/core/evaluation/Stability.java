package io.wardwatch.core.evaluation;

import java.util.Arrays;

/**
 * How far a distribution has moved from the one a model was made on, as population stability index:
 * Σ (now − then) · ln(now ÷ then) over the shares of bins. By custom 0.1 is worth a look and 0.25 a shift; no theory stands behind
 * these two. An empty bin counts as a share of {@value #FLOOR}, or the sum would be infinite.
 */
public final class Stability {
    /** The least share that a bin is taken to have. */
    public static final double FLOOR = 1e-4;

    private Stability() {}

    /** Inner edges of {@code bins} bins of equal share of {@code reference}; fewer where values are equal. */
    public static double[] edges(double[] reference, int bins) {
        double[] sorted = reference.clone();
        Arrays.sort(sorted);
        double[] edges = new double[bins - 1];
        for (int i = 1; i < bins; i++) {
            edges[i - 1] = sorted[(int) ((long) sorted.length * i / bins)];
        }
        return Arrays.stream(edges).filter(edge -> edge > sorted[0]).distinct().toArray();
    }

    /** Shares of {@code values} in the bins that {@code edges} part; an edge belongs to the bin above it. */
    public static double[] shares(double[] values, double[] edges) {
        double[] shares = new double[edges.length + 1];
        for (double value : values) {
            int at = Arrays.binarySearch(edges, value);
            shares[at >= 0 ? at + 1 : -at - 1] += 1.0;
        }
        for (int i = 0; i < shares.length; i++) {
            shares[i] /= values.length;
        }
        return shares;
    }

    /** The index of two distributions over the same bins. */
    public static double index(double[] then, double[] now) {
        if (then.length != now.length) {
            throw new IllegalArgumentException("the distributions have different bins");
        }
        double sum = 0;
        for (int i = 0; i < then.length; i++) {
            double a = Math.max(FLOOR, then[i]);
            double b = Math.max(FLOOR, now[i]);
            sum += (b - a) * StrictMath.log(b / a);
        }
        return sum;
    }
}
