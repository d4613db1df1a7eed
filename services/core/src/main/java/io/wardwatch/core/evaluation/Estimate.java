package io.wardwatch.core.evaluation;

import java.util.Arrays;

/**
 * A figure with its interval.
 *
 * @param value over the cases as they are
 * @param low 2.5 % of the resamples lie below
 * @param high 2.5 % of the resamples lie above
 */
public record Estimate(double value, double low, double high) {
    /** By the 2.5 % and 97.5 % quantiles of {@code resampled}, interpolated (Hyndman and Fan, type 7); those without value left out. */
    public static Estimate of(double value, double[] resampled) {
        double[] sorted =
                Arrays.stream(resampled).filter(Double::isFinite).sorted().toArray();
        return new Estimate(value, quantile(sorted, 0.025), quantile(sorted, 0.975));
    }

    private static double quantile(double[] sorted, double share) {
        if (sorted.length == 0) {
            return Double.NaN;
        }
        double at = share * (sorted.length - 1);
        int below = (int) at;
        double part = at - below;
        return part == 0 ? sorted[below] : sorted[below] * (1 - part) + sorted[below + 1] * part;
    }
}
