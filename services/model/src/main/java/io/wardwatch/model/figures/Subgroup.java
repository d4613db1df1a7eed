package io.wardwatch.model.figures;

import io.wardwatch.core.evaluation.Bootstrap;
import io.wardwatch.core.evaluation.Calibration;
import io.wardwatch.core.evaluation.Confusion;
import io.wardwatch.core.evaluation.Metric;
import io.wardwatch.core.evaluation.ScoredCases;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Where a model is right for some and wrong for others: its figures among the cases of one group. */
public final class Subgroup {
    private Subgroup() {}

    /**
     * A row of {@code subgroups}.
     *
     * @param by what groups them
     * @param value the group; empty for unknown
     * @param threshold at and above which a case is flagged
     * @param least cases that it takes to say more than how many there are
     */
    public static Map<String, Object> of(
            String by, String value, ScoredCases cases, double threshold, Bootstrap bootstrap, int least) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("by", by);
        row.put("value", value.isEmpty() ? "UNKNOWN" : value);
        row.put("n", cases.size());
        row.put("events", cases.positives());
        if (cases.size() < least) {
            row.put("unavailable", "fewer than " + least + " cases");
        } else if (!ModelFigures.judgeable(cases)) {
            row.put("unavailable", Figure.ONE_SIDED);
        } else {
            Confusion at = Confusion.atThreshold(cases, cases.once(), threshold);
            row.put(
                    "auroc",
                    Figure.of(bootstrap.estimate(cases, List.of(Metric.AUROC)).get(Metric.AUROC), cases.size()));
            Figure.put(row, "rate", cases.rate());
            Figure.put(row, "flagged", at.flagged() / cases.size());
            Figure.put(row, "ppv", at.precision());
            Figure.put(row, "sens", at.recall());
            Figure.put(row, "fnr", 1 - at.recall());
            Figure.put(row, "fpr", 1 - at.specificity());
            Figure.put(row, "eo", Calibration.expectedOverObserved(cases, cases.once()));
            Figure.put(row, "brier", Calibration.brier(cases, cases.once()));
        }
        return row;
    }
}
