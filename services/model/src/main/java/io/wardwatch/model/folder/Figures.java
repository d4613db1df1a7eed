package io.wardwatch.model.folder;

import io.wardwatch.core.evaluation.Bootstrap;
import io.wardwatch.core.evaluation.Calibration;
import io.wardwatch.core.evaluation.Confusion;
import io.wardwatch.core.evaluation.Estimate;
import io.wardwatch.core.evaluation.Metric;
import io.wardwatch.core.evaluation.Ranking;
import io.wardwatch.core.evaluation.ScoredCases;
import io.wardwatch.core.evaluation.SmoothCalibration;
import io.wardwatch.model.fit.CrossValidation;
import io.wardwatch.model.table.TableCases;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** The figures of {@code metrics.json}, as maps and lists; what each means is in docs/reference/metrics.md. */
public final class Figures {
    private static final double[] SHARES = {0.01, 0.02, 0.05, 0.1, 0.2, 0.3};
    private static final double[] THRESHOLDS = {0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5};
    private static final int GROUPS = 10;
    private static final int POINTS = 60;
    private static final int SUBGROUP = 100;

    private Figures() {}

    /** Each metric with its interval. */
    static Map<String, Object> estimates(Map<Metric, Estimate> estimates) {
        Map<String, Object> figures = new LinkedHashMap<>();
        estimates.forEach((metric, estimate) -> figures.put(metric.code(), estimate(estimate)));
        return figures;
    }

    private static Map<String, Object> estimate(Estimate estimate) {
        Map<String, Object> parts = new LinkedHashMap<>();
        parts.put("value", estimate.value());
        parts.put("low", estimate.low());
        parts.put("high", estimate.high());
        return parts;
    }

    /** All that is said of predictions without their table. */
    public static Map<String, Object> of(ScoredCases cases, Bootstrap bootstrap) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("figures", estimates(bootstrap.estimate(cases, List.of(Metric.values()))));
        figures.put("capacity", capacity(cases));
        figures.put("thresholds", thresholds(cases));
        SmoothCalibration smooth = SmoothCalibration.of(cases, cases.once());
        Map<String, Object> calibration = new LinkedHashMap<>();
        calibration.put("e50", smooth.distance(0.5));
        calibration.put("e90", smooth.distance(0.9));
        calibration.put("eMax", smooth.distance(1));
        calibration.put("groups", groups(Calibration.groups(cases, GROUPS)));
        calibration.put("smooth", groups(smooth.points(POINTS)));
        figures.put("calibration", calibration);
        figures.put("curve", curve(cases));
        return figures;
    }

    private static List<Object> capacity(ScoredCases cases) {
        List<Object> rows = new ArrayList<>();
        for (double share : SHARES) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("share", share);
            row.putAll(confusion(Confusion.atShare(cases, cases.once(), share)));
            rows.add(row);
        }
        return rows;
    }

    private static List<Object> thresholds(ScoredCases cases) {
        List<Object> rows = new ArrayList<>();
        for (double threshold : THRESHOLDS) {
            Confusion flagged = Confusion.atThreshold(cases, cases.once(), threshold);
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("threshold", threshold);
            row.putAll(confusion(flagged));
            row.put("netBenefit", flagged.netBenefit(threshold));
            row.put("netBenefitOfAll", Confusion.netBenefitOfAll(cases.rate(), threshold));
            rows.add(row);
        }
        return rows;
    }

    static Map<String, Object> confusion(Confusion flagged) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("flagged", flagged.flagged());
        row.put("precision", flagged.precision());
        row.put("recall", flagged.recall());
        row.put("specificity", flagged.specificity());
        row.put("accuracy", flagged.accuracy());
        row.put("f1", flagged.f1());
        row.put("numberNeededToEvaluate", flagged.numberNeededToEvaluate());
        return row;
    }

    private static List<Object> groups(List<Calibration.Group> groups) {
        List<Object> rows = new ArrayList<>();
        for (Calibration.Group group : groups) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("cases", group.cases());
            row.put("predicted", group.predicted());
            row.put("observed", group.observed());
            rows.add(row);
        }
        return rows;
    }

    /** ROC and precision-recall curve in one: points evenly spread over the flagged. */
    private static List<Object> curve(ScoredCases cases) {
        List<Ranking.Step> steps = Ranking.steps(cases, cases.once());
        double positives = cases.positives();
        double negatives = cases.size() - positives;
        List<Object> points = new ArrayList<>();
        long next = 0;
        for (int i = 0; i < steps.size(); i++) {
            Ranking.Step step = steps.get(i);
            if (step.flagged() >= next || i == steps.size() - 1) {
                Map<String, Object> row = new LinkedHashMap<>();
                row.put("threshold", step.threshold());
                row.put("flagged", step.flagged());
                row.put("truePositiveRate", step.hits() / positives);
                row.put("falsePositiveRate", (step.flagged() - step.hits()) / negatives);
                row.put("precision", (double) step.hits() / step.flagged());
                points.add(row);
                next = step.flagged() + Math.max(1, cases.size() / POINTS);
            }
        }
        return points;
    }

    /** Folds of a cross-validation and how far apart they lie. */
    static List<Object> folds(CrossValidation crossed) {
        List<Object> rows = new ArrayList<>();
        for (int fold = 0; fold < crossed.folds().parts(); fold++) {
            ScoredCases cases = crossed.part(fold);
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("fold", fold + 1);
            row.put("cases", cases.size());
            row.put("outcomes", cases.positives());
            for (Metric metric :
                    List.of(Metric.AUROC, Metric.AUPRC, Metric.BRIER, Metric.SLOPE, Metric.PRECISION_TOP_10)) {
                row.put(metric.code(), metric.of(cases));
            }
            rows.add(row);
        }
        return rows;
    }

    /** By value of each subgroup column, those with at least 100 cases; flagged is the riskiest tenth of all cases. */
    static Map<String, Object> subgroups(TableCases table, ScoredCases cases, Bootstrap bootstrap) {
        double edge = cases.probability(cases.ranked(Math.max(0, (int) Math.ceil(cases.size() * 0.1) - 1)));
        Map<String, Object> columns = new LinkedHashMap<>();
        for (String column : table.spec().subgroups()) {
            String[] values = table.column(column);
            Map<String, List<Integer>> byValue = new TreeMap<>();
            IntStream.range(0, values.length)
                    .forEach(i -> byValue.computeIfAbsent(values[i], value -> new ArrayList<>())
                            .add(i));
            List<Object> rows = new ArrayList<>();
            byValue.forEach((value, members) -> {
                if (members.size() >= SUBGROUP) {
                    rows.add(subgroup(value, CrossValidation.subset(cases, ints(members)), edge, bootstrap));
                }
            });
            columns.put(column, rows);
        }
        return columns;
    }

    private static Map<String, Object> subgroup(String value, ScoredCases cases, double edge, Bootstrap bootstrap) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("value", value);
        row.put("cases", cases.size());
        row.put("outcomes", cases.positives());
        row.put("rate", cases.rate());
        row.putAll(prefixed(bootstrap.estimate(cases, List.of(Metric.AUROC, Metric.EXPECTED_OVER_OBSERVED))));
        Confusion flagged = Confusion.atThreshold(cases, cases.once(), edge);
        row.put("flaggedShare", flagged.flagged() / cases.size());
        row.put("precision", flagged.precision());
        row.put("recall", flagged.recall());
        row.put("falsePositiveRate", 1 - flagged.specificity());
        return row;
    }

    private static Map<String, Object> prefixed(Map<Metric, Estimate> estimates) {
        Map<String, Object> parts = new LinkedHashMap<>();
        estimates.forEach((metric, estimate) -> {
            parts.put(metric.code(), estimate.value());
            parts.put(metric.code() + "Low", estimate.low());
            parts.put(metric.code() + "High", estimate.high());
        });
        return parts;
    }

    private static int[] ints(List<Integer> list) {
        return list.stream().mapToInt(Integer::intValue).toArray();
    }
}
