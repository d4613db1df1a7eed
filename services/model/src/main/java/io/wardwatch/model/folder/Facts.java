package io.wardwatch.model.folder;

import io.wardwatch.core.evaluation.Bootstrap;
import io.wardwatch.core.evaluation.Confusion;
import io.wardwatch.core.evaluation.Metric;
import io.wardwatch.core.evaluation.ScoredCases;
import io.wardwatch.model.fit.Coefficient;
import io.wardwatch.model.fit.CrossValidation;
import io.wardwatch.model.fit.Fitted;
import io.wardwatch.model.fit.Importance;
import io.wardwatch.model.table.TableCases;
import io.wardwatch.model.table.TableFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Parts of {@code metrics.json} that need the table. */
final class Facts {
    private Facts() {}

    static Map<String, Object> data(TableCases cases, TableFile file) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("sha256", file.sha256());
        data.put("rows", file.table().size());
        data.put("dropped", new TreeMap<>(cases.dropped()));
        data.put("cases", cases.size());
        data.put("group", cases.spec().group());
        data.put(
                "groups",
                cases.size() == 0 ? 0 : Arrays.stream(cases.groups()).max().orElse(-1) + 1);
        if (cases.labelled()) {
            int outcomes = 0;
            for (int i = 0; i < cases.size(); i++) {
                outcomes += cases.outcome(i) ? 1 : 0;
            }
            data.put("outcomes", outcomes);
            data.put("rate", (double) outcomes / cases.size());
        }
        return data;
    }

    static Map<String, Object> bootstrap(Bootstrap bootstrap, String group) {
        Map<String, Object> parts = new LinkedHashMap<>();
        parts.put("resamples", bootstrap.resamples());
        parts.put("seed", bootstrap.seed());
        parts.put("drawn", group);
        return parts;
    }

    /** What the one column does that anybody could sort by; empty where the spec names none. */
    static Map<String, Object> baseline(TableCases cases, Bootstrap bootstrap) {
        Map<String, Object> parts = new LinkedHashMap<>();
        String column = cases.spec().baseline();
        if (!column.isEmpty()) {
            double[] values = Arrays.stream(cases.column(column))
                    .mapToDouble(Facts::number)
                    .toArray();
            double least = Arrays.stream(values).min().orElse(0);
            double most = Arrays.stream(values).max().orElse(1);
            double[] ranked = Arrays.stream(values)
                    .map(value -> most > least ? (value - least) / (most - least) : 0)
                    .toArray();
            ScoredCases scored = CrossValidation.scored(cases, ranked);
            parts.put("column", column);
            parts.putAll(Figures.estimates(bootstrap.estimate(scored, List.of(Metric.AUROC, Metric.AUPRC))));
            parts.put(
                    "precisionTop10",
                    Confusion.atShare(scored, scored.once(), 0.1).precision());
        }
        return parts;
    }

    private static double number(String text) {
        try {
            double number = Double.parseDouble(text);
            return Double.isFinite(number) ? number : 0;
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /** The weight of each feature, and how well the cases determine it. */
    static List<Object> coefficients(Fitted fitted, List<Coefficient> found) {
        Map<String, Coefficient> byCode = new HashMap<>();
        found.forEach(each -> byCode.put(each.code(), each));
        List<Object> rows = new ArrayList<>();
        double[] weights = fitted.weights();
        for (int i = 0; i < weights.length - 1; i++) {
            String code = fitted.plan().features().get(i).code();
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("feature", code);
            row.put("weight", weights[i]);
            if (byCode.containsKey(code)) {
                row.put("estimate", byCode.get(code).estimate());
                row.put("low", byCode.get(code).low());
                row.put("high", byCode.get(code).high());
            } else {
                row.put("unavailable", "the cases do not tell it");
            }
            rows.add(row);
        }
        return rows;
    }

    static List<Object> importance(List<Importance> importance) {
        List<Object> rows = new ArrayList<>();
        for (Importance each : importance) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("column", each.column());
            row.put("permutation", each.permutation());
            row.put("contribution", each.contribution());
            rows.add(row);
        }
        return rows;
    }
}
