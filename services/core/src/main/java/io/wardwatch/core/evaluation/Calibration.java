package io.wardwatch.core.evaluation;

import java.util.ArrayList;
import java.util.List;

/** Whether probabilities can be taken at their word. */
public final class Calibration {
    /**
     * Cases of about one prediction.
     *
     * @param cases how many
     * @param predicted their mean prediction
     * @param observed share of them with the outcome
     */
    public record Group(long cases, double predicted, double observed) {}

    private Calibration() {}

    /** Mean squared difference of prediction and outcome (Brier 1950). */
    public static double brier(ScoredCases cases, int[] weights) {
        double sum = 0;
        long n = 0;
        for (int i = 0; i < weights.length; i++) {
            double off = cases.probability(i) - (cases.outcome(i) ? 1 : 0);
            sum += weights[i] * off * off;
            n += weights[i];
        }
        return sum / n;
    }

    /** One minus the Brier score over that of a prediction which always says the observed rate: 0 is of no use, 1 perfect. */
    public static double scaledBrier(ScoredCases cases, int[] weights) {
        double rate = observed(cases, weights) / total(weights);
        return 1 - brier(cases, weights) / (rate * (1 - rate));
    }

    /** Mean negative log-likelihood, in nats. */
    public static double logLoss(ScoredCases cases, int[] weights) {
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            if (weights[i] > 0) {
                double z = cases.logOdds()[i];
                sum += weights[i] * StrictMath.log1p(StrictMath.exp(cases.outcome(i) ? -z : z));
            }
        }
        return sum / total(weights);
    }

    /** Expected over observed cases: 1 is right, above 1 too many were foretold. Infinite where none was observed. */
    public static double expectedOverObserved(ScoredCases cases, int[] weights) {
        double expected = 0;
        for (int i = 0; i < weights.length; i++) {
            expected += weights[i] * cases.probability(i);
        }
        return expected / observed(cases, weights);
    }

    /** Calibration in the large: log-odds by which all predictions are too low; 0 is right (Cox 1958, slope held at 1). */
    public static double inTheLarge(ScoredCases cases, int[] weights) {
        return LogisticFit.offset(cases, weights);
    }

    /** Slope of the logistic recalibration: 1 is right, below 1 the predictions are too extreme (Cox 1958). */
    public static double slope(ScoredCases cases, int[] weights) {
        return recalibration(cases, weights).slope();
    }

    /** The logistic regression of the outcome on the log-odds of the predictions: Platt's scaling, too. */
    public static LogisticFit recalibration(ScoredCases cases, int[] weights) {
        return LogisticFit.of(cases, weights);
    }

    /**
     * Cases by ascending prediction in {@code groups} groups of as equal size as ties allow: those with equal predictions stay
     * together, so there may be fewer.
     */
    public static List<Group> groups(ScoredCases cases, int groups) {
        List<Group> found = new ArrayList<>();
        int n = cases.size();
        int begin = 0;
        for (int group = 1; group <= groups; group++) {
            int end = (int) ((long) n * group / groups);
            while (end > begin && end < n && value(cases, end) == value(cases, end - 1)) {
                end++;
            }
            if (end > begin) {
                found.add(group(cases, begin, end));
                begin = end;
            }
        }
        return found;
    }

    private static Group group(ScoredCases cases, int begin, int end) {
        double sum = 0;
        int hits = 0;
        for (int at = begin; at < end; at++) {
            int index = cases.ranked(cases.size() - 1 - at);
            sum += cases.probability(index);
            hits += cases.outcome(index) ? 1 : 0;
        }
        int size = end - begin;
        return new Group(size, sum / size, (double) hits / size);
    }

    /** The prediction at {@code rank} from below. */
    private static double value(ScoredCases cases, int rank) {
        return cases.probability(cases.ranked(cases.size() - 1 - rank));
    }

    static double observed(ScoredCases cases, int[] weights) {
        long hits = 0;
        for (int i = 0; i < weights.length; i++) {
            hits += cases.outcome(i) ? weights[i] : 0;
        }
        return hits;
    }

    static double total(int[] weights) {
        long n = 0;
        for (int weight : weights) {
            n += weight;
        }
        return n;
    }
}
