package io.wardwatch.model;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/**
 * How well some prediction told apart the examples with and without the outcome. Figures without meaning, for want of examples
 * of either kind, are NaN.
 *
 * @param auroc probability that an example with the outcome ranks above one without; ties count half
 * @param brier mean squared difference of probability and outcome
 * @param brierOfRate the same for a prediction that always says the observed rate: what there is to beat
 * @param meanProbability mean prediction; beside {@link #rate()} the calibration in the large
 */
public record Evaluation(
        int examples, int outcomes, double auroc, double brier, double brierOfRate, double meanProbability) {
    /** Share of examples with the outcome. */
    public double rate() {
        return (double) outcomes / examples;
    }

    /** The figures of {@code prediction} on {@code examples}. */
    public static Evaluation of(List<Example> examples, ToDoubleFunction<Example> prediction) {
        int outcomes = 0;
        double squares = 0;
        double sum = 0;
        for (Example example : examples) {
            double probability = prediction.applyAsDouble(example);
            double outcome = example.outcome() ? 1 : 0;
            outcomes += example.outcome() ? 1 : 0;
            squares += (probability - outcome) * (probability - outcome);
            sum += probability;
        }
        int n = examples.size();
        double rate = (double) outcomes / n;
        return new Evaluation(n, outcomes, auroc(examples, prediction), squares / n, rate * (1 - rate), sum / n);
    }

    /** Area under the ROC curve, by mid-ranks. */
    public static double auroc(List<Example> examples, ToDoubleFunction<Example> prediction) {
        double[] positives = sorted(examples, Example::outcome, prediction);
        double[] negatives = sorted(examples, example -> !example.outcome(), prediction);
        double won = 0;
        int below = 0;
        int notAbove = 0;
        for (double positive : positives) {
            while (below < negatives.length && negatives[below] < positive) {
                below++;
            }
            while (notAbove < negatives.length && negatives[notAbove] <= positive) {
                notAbove++;
            }
            won += (below + notAbove) / 2.0;
        }
        return won / ((double) positives.length * negatives.length);
    }

    /**
     * Sensitivity of the {@code share} of examples with the highest prediction; ties at the edge count by their proportion.
     */
    public static double sensitivityAt(List<Example> examples, ToDoubleFunction<Example> prediction, double share) {
        double[] all = sorted(examples, example -> true, prediction);
        double flagged = share * all.length;
        if (flagged <= 0) {
            return 0;
        }
        double edge = all[Math.max(0, all.length - (int) Math.ceil(flagged))];
        int above = 0;
        int aboveOutcomes = 0;
        int at = 0;
        int atOutcomes = 0;
        int outcomes = 0;
        for (Example example : examples) {
            double value = prediction.applyAsDouble(example);
            int one = example.outcome() ? 1 : 0;
            outcomes += one;
            if (value > edge) {
                above++;
                aboveOutcomes += one;
            } else if (value == edge) {
                at++;
                atOutcomes += one;
            }
        }
        return (aboveOutcomes + atOutcomes * (flagged - above) / at) / outcomes;
    }

    private static double[] sorted(
            List<Example> examples, Predicate<Example> which, ToDoubleFunction<Example> prediction) {
        double[] values =
                examples.stream().filter(which).mapToDouble(prediction).toArray();
        Arrays.sort(values);
        return values;
    }
}
