package io.wardwatch.core.evaluation;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Two sets of predictions for the same cases, paired: what one gains over the other, and who would enter and leave the list of a
 * team that has hands for so many.
 *
 * @param differences second − first, with intervals over the same resamples of clusters
 */
public record Comparison(Map<Metric, Estimate> differences) {
    /** What a comparison looks at: ranking, usefulness at a capacity, and how far probabilities are off. */
    public static final List<Metric> METRICS =
            List.of(Metric.AUROC, Metric.AUPRC, Metric.BRIER, Metric.PRECISION_TOP_10, Metric.SLOPE, Metric.ICI);

    /**
     * Who changes when the second model makes the list in place of the first, both with the same number on it; ties at the edge by
     * the order of the cases.
     *
     * @param entered only on the second list
     * @param left only on the first
     * @param enteredHits of the entered with the outcome
     * @param leftHits of the left with the outcome
     */
    public record ListChange(int capacity, int entered, int left, int enteredHits, int leftHits) {}

    public Comparison {
        differences = Map.copyOf(differences);
    }

    /** Throws {@link IllegalArgumentException} where the predictions are not of the same cases. */
    public static Comparison of(ScoredCases first, ScoredCases second, Bootstrap bootstrap) {
        return new Comparison(bootstrap.difference(first, second, METRICS));
    }

    /** The lists of the {@code capacity} cases with the highest predictions. */
    public static ListChange lists(ScoredCases first, ScoredCases second, int capacity) {
        if (!first.sameCases(second)) {
            throw new IllegalArgumentException("the predictions are not of the same cases");
        }
        int size = Math.min(capacity, first.size());
        boolean[] before = new boolean[first.size()];
        boolean[] after = new boolean[first.size()];
        for (int rank = 0; rank < size; rank++) {
            before[first.ranked(rank)] = true;
            after[second.ranked(rank)] = true;
        }
        int entered = 0;
        int enteredHits = 0;
        int left = 0;
        int leftHits = 0;
        for (int i = 0; i < before.length; i++) {
            int hit = first.outcome(i) ? 1 : 0;
            if (after[i] && !before[i]) {
                entered++;
                enteredHits += hit;
            } else if (before[i] && !after[i]) {
                left++;
                leftHits += hit;
            }
        }
        return new ListChange(size, entered, left, enteredHits, leftHits);
    }

    /**
     * One sentence: which ranks better, or that it cannot be told. The verdict stands on the AUROC, whose interval has to lie on one
     * side of zero.
     */
    public String verdict(String first, String second) {
        Estimate auroc = differences.get(Metric.AUROC);
        String figures = String.format(
                Locale.ROOT,
                "difference in AUROC %+.4f, 95 %% interval %+.4f to %+.4f",
                auroc.value(),
                auroc.low(),
                auroc.high());
        if (auroc.low() > 0) {
            return second + " ranks better than " + first + " (" + figures + ").";
        }
        if (auroc.high() < 0) {
            return second + " ranks worse than " + first + " (" + figures + ").";
        }
        return "These cases do not tell " + second + " from " + first + " (" + figures + ").";
    }
}
