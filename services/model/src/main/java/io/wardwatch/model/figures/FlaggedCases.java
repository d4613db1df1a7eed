package io.wardwatch.model.figures;

import io.wardwatch.core.evaluation.Bootstrap;
import io.wardwatch.core.evaluation.Confusion;
import io.wardwatch.core.evaluation.Estimate;
import io.wardwatch.core.evaluation.ScoredCases;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** What flagging some of the cases gives, by the names that everybody knows, each with its interval. */
public final class FlaggedCases {
    static final double[] SHARES = {0.01, 0.02, 0.05, 0.1, 0.2, 0.3};

    private FlaggedCases() {}

    /** Where it is given of each case whether it is flagged. */
    public static Map<String, Object> of(ScoredCases cases, Bootstrap bootstrap, boolean[] flagged) {
        return of(cases, bootstrap, weights -> {
            double[] counts = new double[4];
            for (int i = 0; i < flagged.length; i++) {
                counts[(flagged[i] ? 0 : 2) + (cases.outcome(i) == flagged[i] ? 0 : 1)] += weights[i];
            }
            return new Confusion(counts[0], counts[1], counts[3], counts[2]);
        });
    }

    /** @param flagging the cases that are flagged when each counts as often as it is given */
    static Map<String, Object> of(ScoredCases cases, Bootstrap bootstrap, Function<int[], Confusion> flagging) {
        double[][] drawn = bootstrap.draw(cases, weights -> values(flagging.apply(weights)));
        Confusion at = flagging.apply(cases.once());
        double[] values = values(at);
        Map<String, Object> row = new LinkedHashMap<>();
        Figure.put(row, "flagged", at.flagged());
        Figure.put(row, "truePositives", at.truePositives());
        Figure.put(row, "falsePositives", at.falsePositives());
        Figure.put(row, "falseNegatives", at.falseNegatives());
        Figure.put(row, "trueNegatives", at.trueNegatives());
        long positives = cases.positives();
        long[] n = {Math.round(at.flagged()), positives, cases.size() - positives, cases.size(), cases.size()};
        String[] names = {"precision", "recall", "specificity", "accuracy", "f1"};
        for (int i = 0; i < names.length; i++) {
            row.put(names[i], Figure.of(estimate(values[i], drawn, i), n[i]));
        }
        Figure.put(row, "numberNeededToEvaluate", at.numberNeededToEvaluate());
        return row;
    }

    private static double[] values(Confusion at) {
        return new double[] {at.precision(), at.recall(), at.specificity(), at.accuracy(), at.f1()};
    }

    static Estimate estimate(double value, double[][] drawn, int column) {
        double[] values = new double[drawn.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = drawn[i][column];
        }
        return Estimate.of(value, values);
    }
}
