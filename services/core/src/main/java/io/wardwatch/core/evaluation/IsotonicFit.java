package io.wardwatch.core.evaluation;

import java.util.Arrays;

/**
 * The rising step function nearest to the outcomes, by pooling adjacent violators (Ayer and others 1955). Between steps the
 * probability is interpolated; beyond the ends it is that of the end.
 */
public final class IsotonicFit {
    private final double[] from;
    private final double[] to;

    /** A stored fit: prediction {@code from[i]} becomes {@code to[i]}; both ascend. */
    public IsotonicFit(double[] from, double[] to) {
        if (from.length == 0 || from.length != to.length) {
            throw new IllegalArgumentException("an isotonic calibration needs as many predictions as probabilities");
        }
        for (int i = 0; i < from.length; i++) {
            boolean rises = i == 0 || (from[i] > from[i - 1] && to[i] >= to[i - 1]);
            if (!(to[i] >= 0 && to[i] <= 1 && Double.isFinite(from[i]) && rises)) {
                throw new IllegalArgumentException("an isotonic calibration has to rise from 0 to 1 at most");
            }
        }
        this.from = from.clone();
        this.to = to.clone();
    }

    /** The fit of {@code cases}. */
    public static IsotonicFit of(ScoredCases cases) {
        int n = cases.size();
        double[] sum = new double[n];
        double[] count = new double[n];
        double[] spot = new double[n];
        int blocks = 0;
        for (int rank = n - 1; rank >= 0; ) {
            double value = cases.probability(cases.ranked(rank));
            sum[blocks] = 0;
            count[blocks] = 0;
            while (rank >= 0 && cases.probability(cases.ranked(rank)) == value) {
                sum[blocks] += cases.outcome(cases.ranked(rank--)) ? 1 : 0;
                count[blocks]++;
            }
            spot[blocks] = value * count[blocks];
            blocks++;
            while (blocks > 1 && sum[blocks - 2] / count[blocks - 2] >= sum[blocks - 1] / count[blocks - 1]) {
                sum[blocks - 2] += sum[blocks - 1];
                count[blocks - 2] += count[blocks - 1];
                spot[blocks - 2] += spot[blocks - 1];
                blocks--;
            }
        }
        double[] from = new double[blocks];
        double[] to = new double[blocks];
        for (int i = 0; i < blocks; i++) {
            from[i] = spot[i] / count[i];
            to[i] = sum[i] / count[i];
        }
        return new IsotonicFit(from, to);
    }

    /** The calibrated probability of prediction {@code p}. */
    public double apply(double p) {
        int at = Arrays.binarySearch(from, p);
        if (at >= 0) {
            return to[at];
        }
        int above = -at - 1;
        if (above == 0) {
            return to[0];
        }
        if (above == from.length) {
            return to[to.length - 1];
        }
        double part = (p - from[above - 1]) / (from[above] - from[above - 1]);
        return to[above - 1] + part * (to[above] - to[above - 1]);
    }

    /** A copy of the predictions at which it bends. */
    public double[] from() {
        return from.clone();
    }

    /** A copy of the probabilities there. */
    public double[] to() {
        return to.clone();
    }
}
