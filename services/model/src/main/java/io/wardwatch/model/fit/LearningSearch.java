package io.wardwatch.model.fit;

import io.wardwatch.core.evaluation.Metric;
import io.wardwatch.core.evaluation.ScoredCases;
import io.wardwatch.model.table.TableCases;
import java.util.ArrayList;
import java.util.List;

/**
 * Tries learning rates and penalties of an additive model on a split by group of its own, and keeps those of the least log loss. The
 * same cases are judged by cross-validation afterwards: with two numbers chosen from few, what that flatters is far below the spread
 * of the folds.
 *
 * @param tries in the order tried
 * @param best the options of the least loss
 */
public record LearningSearch(List<Try> tries, FitOptions best) {
    private static final double[] RATES = {0.01, 0.03, 0.1};
    private static final double[] RIDGES = {1e-3, 1e-2, 3e-2, 1e-1};
    private static final int PARTS = 4;

    /** One of them. */
    public record Try(double learningRate, double ridge, double logLoss) {}

    /** Searches on {@code cases}; {@code options} of trees are kept as they are. */
    public static LearningSearch of(TableCases cases, FitOptions options) {
        if (!options.kind().additive()) {
            return new LearningSearch(List.of(), options);
        }
        Folds split = new Folds(cases.column(cases.spec().group()), PARTS, options.seed() ^ 0x5EA7C4L);
        List<Try> tries = new ArrayList<>();
        FitOptions best = options;
        double least = Double.POSITIVE_INFINITY;
        for (double rate : RATES) {
            for (double ridge : RIDGES) {
                FitOptions tried = options.with(rate, ridge);
                int[] test = split.test(0);
                double[] said = Learner.train(cases, split.training(0), tried).probabilities(cases, test);
                double loss = Metric.LOG_LOSS.of(scored(cases, test, said));
                tries.add(new Try(rate, ridge, loss));
                if (loss < least) {
                    least = loss;
                    best = tried;
                }
            }
        }
        return new LearningSearch(List.copyOf(tries), best);
    }

    private static ScoredCases scored(TableCases cases, int[] test, double[] said) {
        boolean[] outcomes = new boolean[test.length];
        for (int i = 0; i < test.length; i++) {
            outcomes[i] = cases.outcome(test[i]);
        }
        return ScoredCases.independent(said, outcomes);
    }
}
