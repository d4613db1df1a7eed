package io.wardwatch.core.evaluation;

import java.util.Arrays;

/**
 * Predictions with what came of them, ranked once so that every figure costs one pass. Immutable.
 *
 * <p>Figures take a weight for each case, in the order given here: one for the cases as they are, how often a case was drawn in a
 * resample. Cases of one cluster (a patient) are not independent and are drawn together.
 */
public final class ScoredCases {
    private final double[] probability;
    private final boolean[] outcome;
    private final int[] cluster;
    private final int clusters;
    private final int[] ranking;
    /** By rank, so that a walk down the ranking reads memory in its order. */
    private final double[] rankedProbability;

    private final boolean[] rankedOutcome;
    private final double[] logOdds;

    /**
     * @param probability finite, from 0 to 1
     * @param cluster numbered from 0 on, for each case whose it is
     * @throws IllegalArgumentException where lengths differ, there is no case, or a probability is none
     */
    public ScoredCases(double[] probability, boolean[] outcome, int[] cluster) {
        if (probability.length != outcome.length || probability.length != cluster.length) {
            throw new IllegalArgumentException("predictions, outcomes and clusters differ in number");
        }
        if (probability.length == 0) {
            throw new IllegalArgumentException("there is no case to judge");
        }
        this.probability = probability.clone();
        this.outcome = outcome.clone();
        this.cluster = cluster.clone();
        this.clusters = Arrays.stream(cluster).max().orElse(-1) + 1;
        for (double p : probability) {
            if (!(p >= 0 && p <= 1)) {
                throw new IllegalArgumentException("a prediction is no probability: " + p);
            }
        }
        if (Arrays.stream(cluster).anyMatch(id -> id < 0)) {
            throw new IllegalArgumentException("clusters are numbered from 0 on");
        }
        this.ranking = ranking(this.probability);
        this.rankedProbability = new double[ranking.length];
        this.rankedOutcome = new boolean[ranking.length];
        for (int rank = 0; rank < ranking.length; rank++) {
            rankedProbability[rank] = probability[ranking[rank]];
            rankedOutcome[rank] = outcome[ranking[rank]];
        }
        this.logOdds = Arrays.stream(this.probability).map(LogisticFit::logOdds).toArray();
    }

    /** Cases that have nothing to do with each other. */
    public static ScoredCases independent(double[] probability, boolean[] outcome) {
        int[] each = new int[probability.length];
        Arrays.setAll(each, i -> i);
        return new ScoredCases(probability, outcome, each);
    }

    /** The same cases under other predictions. */
    public ScoredCases with(double[] others) {
        return new ScoredCases(others, outcome, cluster);
    }

    public int size() {
        return probability.length;
    }

    /** One more than the greatest number of a cluster. */
    public int clusters() {
        return clusters;
    }

    public int cluster(int index) {
        return cluster[index];
    }

    public double probability(int index) {
        return probability[index];
    }

    public boolean outcome(int index) {
        return outcome[index];
    }

    /** The case at {@code rank}, 0 being the one with the highest prediction; ties by their order. */
    public int ranked(int rank) {
        return ranking[rank];
    }

    double probabilityAtRank(int rank) {
        return rankedProbability[rank];
    }

    boolean outcomeAtRank(int rank) {
        return rankedOutcome[rank];
    }

    /** A copy. */
    public double[] probabilities() {
        return probability.clone();
    }

    /** A copy. */
    public boolean[] outcomes() {
        return outcome.clone();
    }

    /** Every case once. */
    public int[] once() {
        int[] ones = new int[probability.length];
        Arrays.fill(ones, 1);
        return ones;
    }

    /** How many cases have the outcome. */
    public int positives() {
        int count = 0;
        for (boolean one : outcome) {
            count += one ? 1 : 0;
        }
        return count;
    }

    /** Share of cases with the outcome. */
    public double rate() {
        return (double) positives() / size();
    }

    /** Whether the same cases with the same outcomes are in {@code other}, in the same order. */
    public boolean sameCases(ScoredCases other) {
        return Arrays.equals(outcome, other.outcome) && Arrays.equals(cluster, other.cluster);
    }

    double[] logOdds() {
        return logOdds;
    }

    private static int[] ranking(double[] values) {
        // Sorting longs is many times faster than sorting boxed indexes: bits of doubles from 0 up sort as they do.
        long[] keys = new long[values.length];
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        for (int i = 0; i < values.length; i++) {
            // + 0.0: minus zero is zero.
            int below = firstAt(sorted, values[i] + 0.0);
            keys[i] = ((long) (values.length - below) << 32) | i;
        }
        Arrays.sort(keys);
        int[] order = new int[values.length];
        for (int i = 0; i < order.length; i++) {
            order[i] = (int) keys[i];
        }
        return order;
    }

    private static int firstAt(double[] sorted, double value) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
