package io.wardwatch.core.evaluation;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Intervals by drawing clusters with replacement (Efron 1979; clusters: Field and Welsh 2007): all cases of a patient come or stay
 * away together. Resample r depends on the seed and r alone, so threads do not change it, and two sets of predictions for the same
 * cases meet the same resamples.
 *
 * @param resamples how many, 200 for a look, 1,000 and more for print
 */
public record Bootstrap(int resamples, long seed) {
    public Bootstrap {
        if (resamples < 1) {
            throw new IllegalArgumentException("a bootstrap takes at least one resample");
        }
    }

    /** Each of {@code metrics} with its interval. */
    public Map<Metric, Estimate> estimate(ScoredCases cases, List<Metric> metrics) {
        double[][] drawn = draw(cases, weights -> {
            double[] values = new double[metrics.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = metrics.get(i).of(cases, weights);
            }
            return values;
        });
        Map<Metric, Estimate> estimates = new EnumMap<>(Metric.class);
        for (int i = 0; i < metrics.size(); i++) {
            estimates.put(metrics.get(i), Estimate.of(metrics.get(i).of(cases), column(drawn, i)));
        }
        return estimates;
    }

    /** {@code second} − {@code first} of each of {@code metrics}, both on the same resamples. */
    public Map<Metric, Estimate> difference(ScoredCases first, ScoredCases second, List<Metric> metrics) {
        if (!first.sameCases(second)) {
            throw new IllegalArgumentException("the predictions are not of the same cases");
        }
        double[][] drawn = draw(first, weights -> {
            double[] values = new double[metrics.size()];
            for (int i = 0; i < values.length; i++) {
                Metric metric = metrics.get(i);
                values[i] = metric.of(second, weights) - metric.of(first, weights);
            }
            return values;
        });
        Map<Metric, Estimate> estimates = new EnumMap<>(Metric.class);
        for (int i = 0; i < metrics.size(); i++) {
            Metric metric = metrics.get(i);
            estimates.put(metric, Estimate.of(metric.of(second) - metric.of(first), column(drawn, i)));
        }
        return estimates;
    }

    /** What {@code figures} says of a resample, given how often each case is in it. */
    public interface Figures {
        double[] of(int[] weights);
    }

    /** {@code figures} of each resample. */
    public double[][] draw(ScoredCases cases, Figures figures) {
        return IntStream.range(0, resamples)
                .parallel()
                .mapToObj(resample -> figures.of(weights(cases, resample)))
                .toArray(double[][]::new);
    }

    private int[] weights(ScoredCases cases, int resample) {
        // java.util.Random is specified to the bit. Seeds in a row give streams alike in their beginning, so they are
        // spread.
        Random random = new Random((seed + resample) * 0x9E3779B97F4A7C15L);
        int[] drawn = new int[cases.clusters()];
        for (int i = 0; i < drawn.length; i++) {
            drawn[random.nextInt(drawn.length)]++;
        }
        int[] weights = new int[cases.size()];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = drawn[cases.cluster(i)];
        }
        return weights;
    }

    private static double[] column(double[][] rows, int at) {
        double[] column = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            column[i] = rows[i][at];
        }
        return column;
    }
}
