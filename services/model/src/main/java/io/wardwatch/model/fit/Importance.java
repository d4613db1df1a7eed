package io.wardwatch.model.fit;

import io.wardwatch.core.evaluation.Metric;
import io.wardwatch.core.evaluation.ScoredCases;
import io.wardwatch.model.table.Encoded;
import io.wardwatch.model.table.PlannedFeature;
import io.wardwatch.model.table.TableCases;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * What a model draws on, by column.
 *
 * @param column of the table, or pool
 * @param permutation AUROC lost on unseen cases when the column's features are dealt out anew among the cases (Breiman 2001);
 *     of columns that say the same, each looks small
 * @param contribution mean distance in log-odds (in probability, of a linear model) from the reference case by this column; NaN
 *     of trees
 */
public record Importance(String column, double permutation, double contribution) {
    private static final int CASES = 4_000;

    /** Of the columns of {@code fitted}, the most important first, on the {@code unseen} cases of those numbers. */
    public static List<Importance> of(Fitted fitted, TableCases cases, int[] unseen, long seed) {
        // Spread over all of them: a table in the order of time would else be judged by its oldest cases.
        int[] some = new int[Math.min(CASES, unseen.length)];
        Arrays.setAll(some, i -> unseen[(int) ((long) i * unseen.length / some.length)]);
        Encoded encoded = fitted.plan().encode(cases, some);
        boolean[] outcomes = new boolean[some.length];
        for (int i = 0; i < outcomes.length; i++) {
            outcomes[i] = cases.outcome(some[i]);
        }
        double whole = auroc(fitted.probabilities(encoded), outcomes);
        Map<String, Double> shares = contributions(fitted, encoded);
        List<Importance> found = new ArrayList<>();
        int[] dealt = dealt(some.length, seed);
        for (Map.Entry<String, Double> each : shares.entrySet()) {
            List<PlannedFeature> features = fitted.plan().features();
            Encoded mixed = encoded.dealt(
                    dealt, feature -> features.get(feature).column().equals(each.getKey()));
            found.add(new Importance(
                    each.getKey(), whole - auroc(fitted.probabilities(mixed), outcomes), each.getValue()));
        }
        found.sort(
                Comparator.comparingDouble(Importance::permutation).reversed().thenComparing(Importance::column));
        return found;
    }

    private static double auroc(double[] probability, boolean[] outcomes) {
        return Metric.AUROC.of(ScoredCases.independent(probability, outcomes));
    }

    private static Map<String, Double> contributions(Fitted fitted, Encoded encoded) {
        List<PlannedFeature> features = fitted.plan().features();
        double[] weights = fitted.weights();
        Map<String, Double> sums = new LinkedHashMap<>();
        features.forEach(feature -> sums.put(feature.column(), weights.length == 0 ? Double.NaN : 0));
        if (weights.length > 0) {
            for (int row = 0; row < encoded.rows(); row++) {
                double[] values = encoded.dense(row);
                Map<String, Double> ofRow = new LinkedHashMap<>();
                for (int i = 0; i < values.length; i++) {
                    double part = weights[i] * (values[i] - features.get(i).reference());
                    ofRow.merge(features.get(i).column(), part, Double::sum);
                }
                ofRow.forEach((column, part) -> sums.merge(column, Math.abs(part) / encoded.rows(), Double::sum));
            }
        }
        return sums;
    }

    private static int[] dealt(int size, long seed) {
        int[] order = new int[size];
        Arrays.setAll(order, i -> i);
        Random random = new Random(seed);
        for (int i = size - 1; i > 0; i--) {
            int with = random.nextInt(i + 1);
            int kept = order[i];
            order[i] = order[with];
            order[with] = kept;
        }
        return order;
    }
}
