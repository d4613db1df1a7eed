package io.wardwatch.backtest.cases;

import java.util.function.ToDoubleFunction;

/**
 * What a model says of many cases at once: trees are slow to ask one by one. A case's probability does not depend on which others
 * are asked with it. Several threads may ask.
 */
@FunctionalInterface
public interface Scoring {
    /** The probability of each case by its features, in the order of the model's spec. */
    double[] of(double[][] features);

    /** Of a model that is as quick to ask for one case as for many. */
    static Scoring each(ToDoubleFunction<double[]> probability) {
        return features -> {
            double[] probabilities = new double[features.length];
            for (int i = 0; i < probabilities.length; i++) {
                probabilities[i] = probability.applyAsDouble(features[i]);
            }
            return probabilities;
        };
    }
}
