package io.wardwatch.core.evaluation;

import java.util.ArrayList;
import java.util.List;

/** How well predictions put cases with the outcome before those without. Only the order counts; ties are met as one step. */
public final class Ranking {
    /**
     * One step of a curve: what flagging all cases from {@code threshold} on gives.
     *
     * @param flagged cases at or above the threshold
     * @param hits of them with the outcome
     */
    public record Step(double threshold, long flagged, long hits) {}

    private Ranking() {}

    /** The steps from the highest prediction down, one for each distinct value. */
    public static List<Step> steps(ScoredCases cases, int[] weights) {
        List<Step> steps = new ArrayList<>();
        walk(cases, weights, (threshold, flagged, hits) -> {
            steps.add(new Step(threshold, flagged, hits));
            return true;
        });
        return steps;
    }

    /**
     * Area under the ROC curve: how often a case with the outcome stands before one without, ties counting half. NaN without cases
     * of either kind.
     */
    public static double auroc(ScoredCases cases, int[] weights) {
        double[] area = new double[1];
        long[] last = new long[2];
        walk(cases, weights, (threshold, flagged, hits) -> {
            double before = last[1] - last[0];
            double now = flagged - hits;
            area[0] += (now - before) * (last[0] + hits) / 2;
            last[0] = hits;
            last[1] = flagged;
            return true;
        });
        return area[0] / ((double) last[0] * (last[1] - last[0]));
    }

    /**
     * Area under the precision-recall curve as average precision, Σ (recall − recall before) × precision, without interpolation
     * between points, which would flatter. NaN without a case with the outcome.
     */
    public static double averagePrecision(ScoredCases cases, int[] weights) {
        double[] sum = new double[1];
        long[] last = new long[1];
        walk(cases, weights, (threshold, flagged, hits) -> {
            if (flagged > 0) {
                sum[0] += (double) (hits - last[0]) * hits / flagged;
            }
            last[0] = hits;
            return true;
        });
        return sum[0] / last[0];
    }

    /** Told of each distinct prediction from the highest down, as long as the answer is true. */
    interface Walker {
        boolean step(double threshold, long flagged, long hits);
    }

    static void walk(ScoredCases cases, int[] weights, Walker walker) {
        long flagged = 0;
        long hits = 0;
        int n = cases.size();
        for (int rank = 0; rank < n; ) {
            double threshold = cases.probabilityAtRank(rank);
            while (rank < n && cases.probabilityAtRank(rank) == threshold) {
                int weight = weights[cases.ranked(rank)];
                flagged += weight;
                hits += cases.outcomeAtRank(rank++) ? weight : 0;
            }
            if (!walker.step(threshold, flagged, hits)) {
                return;
            }
        }
    }
}
