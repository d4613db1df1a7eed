package io.wardwatch.model.fit;

import io.wardwatch.core.evaluation.ScoredCases;
import io.wardwatch.model.table.TableCases;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Each case scored by a model that has seen no case of its group.
 *
 * @param cases the raw predictions of all folds together, with outcomes and groups: those of {@link Split#judged}, in that order
 * @param folds which of them came from which model
 * @param first the model of the first fold, which has not seen the cases tested in it
 */
public record CrossValidation(ScoredCases cases, Split folds, Fitted first) {
    /** Trains a model for each fold, plan and all, and scores the fold with it. Threads do not change the result. */
    public static CrossValidation of(TableCases cases, Split folds, FitOptions options) {
        Said[] said = IntStream.range(0, folds.count())
                .parallel()
                .mapToObj(fold -> {
                    Fitted fitted = Learner.train(cases, folds.training(fold), options);
                    return new Said(fold == 0 ? fitted : null, fitted.probabilities(cases, folds.test(fold)));
                })
                .toArray(Said[]::new);
        double[] probability = new double[cases.size()];
        for (int fold = 0; fold < said.length; fold++) {
            int[] test = folds.test(fold);
            for (int i = 0; i < test.length; i++) {
                probability[test[i]] = said[fold].probability[i];
            }
        }
        int[] judged = folds.judged();
        ScoredCases scored = judged.length == cases.size()
                ? scored(cases, probability)
                : scored(
                        cases.subset(judged),
                        Arrays.stream(judged).mapToDouble(i -> probability[i]).toArray());
        return new CrossValidation(scored, folds, said[0].fitted);
    }

    /** Other models are let go as soon as they have spoken: trees are large. */
    private record Said(Fitted fitted, double[] probability) {}

    /** These, calibrated by that method, each fold by a curve fitted to the others: no outcome calibrates its own prediction. */
    public CrossValidation calibrated(String method) {
        double[] probability = new double[cases.size()];
        for (int fold = 0; fold < folds.count(); fold++) {
            Calibrator others = Calibrator.fit(method, some(folds.others(fold)));
            for (int i : places(folds.test(fold))) {
                probability[i] = others.apply(cases.probability(i));
            }
        }
        return new CrossValidation(cases.with(probability), folds, first);
    }

    /** Predictions for labelled cases with their outcomes and groups. */
    public static ScoredCases scored(TableCases cases, double[] probability) {
        boolean[] outcomes = new boolean[cases.size()];
        for (int i = 0; i < outcomes.length; i++) {
            outcomes[i] = cases.outcome(i);
        }
        return new ScoredCases(probability, outcomes, cases.groups());
    }

    /** The predictions of one of {@link Split#parts}. */
    public ScoredCases part(int number) {
        return some(folds.part(number));
    }

    private ScoredCases some(int[] which) {
        return subset(cases, places(which));
    }

    /** Where cases of those numbers stand among the judged. */
    private int[] places(int[] which) {
        int[] judged = folds.judged();
        return Arrays.stream(which).map(i -> Arrays.binarySearch(judged, i)).toArray();
    }

    /** The cases of those numbers. */
    public static ScoredCases subset(ScoredCases cases, int[] which) {
        double[] probability = new double[which.length];
        boolean[] outcomes = new boolean[which.length];
        int[] cluster = new int[which.length];
        for (int i = 0; i < which.length; i++) {
            probability[i] = cases.probability(which[i]);
            outcomes[i] = cases.outcome(which[i]);
            cluster[i] = cases.cluster(which[i]);
        }
        return new ScoredCases(probability, outcomes, renumbered(cluster));
    }

    /** Without gaps, or a resample would draw clusters that are not there. */
    private static int[] renumbered(int[] cluster) {
        Map<Integer, Integer> numbers = new HashMap<>();
        int[] dense = new int[cluster.length];
        for (int i = 0; i < dense.length; i++) {
            dense[i] = numbers.computeIfAbsent(cluster[i], old -> numbers.size());
        }
        return dense;
    }
}
