package io.wardwatch.core.evaluation;

/**
 * What flagging some of the cases gives. Counts may be fractions where a tie is cut: then each case of the tie counts by its
 * chance to be taken.
 */
public record Confusion(double truePositives, double falsePositives, double falseNegatives, double trueNegatives) {
    /** Everything predicted at or above {@code threshold} is flagged. */
    public static Confusion atThreshold(ScoredCases cases, int[] weights, double threshold) {
        long[] found = new long[2];
        Ranking.walk(cases, weights, (value, flagged, hits) -> {
            if (value >= threshold) {
                found[0] = flagged;
                found[1] = hits;
            }
            return value >= threshold;
        });
        return of(cases, weights, (double) found[0], (double) found[1]);
    }

    /** The {@code count} cases with the highest predictions are flagged: what a team has hands for. */
    public static Confusion atCapacity(ScoredCases cases, int[] weights, double count) {
        double[] before = new double[2];
        double[] taken = new double[1];
        boolean[] full = new boolean[1];
        Ranking.walk(cases, weights, (value, flagged, hits) -> {
            if (flagged >= count) {
                double part = flagged == before[0] ? 0 : (count - before[0]) / (flagged - before[0]);
                taken[0] = before[1] + part * (hits - before[1]);
                full[0] = true;
                return false;
            }
            before[0] = flagged;
            before[1] = hits;
            return true;
        });
        return full[0] ? of(cases, weights, count, taken[0]) : of(cases, weights, before[0], before[1]);
    }

    /** The {@code share} of cases with the highest predictions, rounded up to whole cases. */
    public static Confusion atShare(ScoredCases cases, int[] weights, double share) {
        return atCapacity(cases, weights, Math.ceil(share * Calibration.total(weights) - 1e-9));
    }

    private static Confusion of(ScoredCases cases, int[] weights, double flagged, double hits) {
        double positives = Calibration.observed(cases, weights);
        double n = Calibration.total(weights);
        return new Confusion(hits, flagged - hits, positives - hits, n - positives - flagged + hits);
    }

    public double cases() {
        return truePositives + falsePositives + falseNegatives + trueNegatives;
    }

    public double flagged() {
        return truePositives + falsePositives;
    }

    /** Of the flagged, the share with the outcome; NaN where none is flagged. */
    public double precision() {
        return truePositives / flagged();
    }

    /** Of those with the outcome, the share that is flagged (sensitivity). */
    public double recall() {
        return truePositives / (truePositives + falseNegatives);
    }

    /** Of those without the outcome, the share that is left alone. */
    public double specificity() {
        return trueNegatives / (trueNegatives + falsePositives);
    }

    public double accuracy() {
        return (truePositives + trueNegatives) / cases();
    }

    /** Harmonic mean of precision and recall. */
    public double f1() {
        return 2 * truePositives / (2 * truePositives + falsePositives + falseNegatives);
    }

    /** Flagged cases to look at for one with the outcome. */
    public double numberNeededToEvaluate() {
        return 1 / precision();
    }

    /**
     * Net benefit in true positives a case, a false one weighing threshold / (1 − threshold) (Vickers and Elkin 2006).
     *
     * @param threshold what the flag was set at: the risk from which one would act
     */
    public double netBenefit(double threshold) {
        return (truePositives - falsePositives * threshold / (1 - threshold)) / cases();
    }

    /** Net benefit of acting on every case at {@code threshold}; that of acting on none is 0. */
    public static double netBenefitOfAll(double rate, double threshold) {
        return rate - (1 - rate) * threshold / (1 - threshold);
    }
}
