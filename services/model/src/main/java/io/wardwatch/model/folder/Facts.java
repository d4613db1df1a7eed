package io.wardwatch.model.folder;

import io.wardwatch.core.evaluation.Bootstrap;
import io.wardwatch.core.evaluation.ScoredCases;
import io.wardwatch.model.figures.Figure;
import io.wardwatch.model.figures.ModelFigures;
import io.wardwatch.model.fit.Coefficient;
import io.wardwatch.model.fit.CrossValidation;
import io.wardwatch.model.fit.Fitted;
import io.wardwatch.model.fit.Importance;
import io.wardwatch.model.table.TableCases;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Parts of {@code metrics.json} that need the table. */
final class Facts {
    private static final double TENTH = 0.1;

    private Facts() {}

    /** What each column ranks by itself that the spec names for it, on the same cases; columns that the table lacks say nothing. */
    static List<Object> baselines(TableCases cases, Bootstrap bootstrap) {
        List<Object> rows = new ArrayList<>();
        for (String column : there(cases)) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("id", column);
            row.put("discrimination", ModelFigures.discrimination(ranked(cases, column), bootstrap));
            rows.add(row);
        }
        return rows;
    }

    private static List<String> there(TableCases cases) {
        return cases.spec().baselines().stream().filter(cases::has).toList();
    }

    private static ScoredCases ranked(TableCases cases, String column) {
        double[] values = numbers(cases, column);
        double least = Arrays.stream(values).min().orElse(0);
        double most = Arrays.stream(values).max().orElse(1);
        return CrossValidation.scored(
                cases,
                Arrays.stream(values)
                        .map(value -> most > least ? (value - least) / (most - least) : 0)
                        .toArray());
    }

    /** The last of the baselines as a yes or no: as it says, or, of a column with more values, for its riskiest tenth with all ties. */
    static Optional<ScoredCases> oneRule(TableCases cases) {
        List<String> columns = there(cases);
        if (columns.isEmpty()) {
            return Optional.empty();
        }
        double[] values = numbers(cases, columns.getLast());
        if (!Arrays.stream(values).allMatch(value -> value == 0 || value == 1)) {
            double[] ranked = Arrays.stream(values).sorted().toArray();
            double edge = ranked[Math.max(0, ranked.length - (int) Math.ceil(ranked.length * TENTH))];
            values = Arrays.stream(values)
                    .map(value -> value >= edge && value > ranked[0] ? 1 : 0)
                    .toArray();
        }
        return Optional.of(CrossValidation.scored(cases, values));
    }

    private static double[] numbers(TableCases cases, String column) {
        return Arrays.stream(cases.column(column)).mapToDouble(Facts::number).toArray();
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
                row.put("lo", byCode.get(code).low());
                row.put("hi", byCode.get(code).high());
            } else {
                row.put("unavailable", "the cases do not tell it");
            }
            rows.add(row);
        }
        return rows;
    }

    /** By column, the most important first. */
    static Map<String, Object> importance(List<Importance> importance) {
        List<Object> permutation = new ArrayList<>();
        List<Object> contribution = new ArrayList<>();
        for (Importance each : importance) {
            Map<String, Object> lost = new LinkedHashMap<>();
            lost.put("feature", each.column());
            Figure.put(lost, "drop", each.permutation());
            permutation.add(lost);
            if (Double.isFinite(each.contribution())) {
                Map<String, Object> moved = new LinkedHashMap<>();
                moved.put("feature", each.column());
                Figure.put(moved, "meanAbs", each.contribution());
                contribution.add(moved);
            }
        }
        Map<String, Object> parts = new LinkedHashMap<>();
        parts.put("permutation", permutation);
        parts.put(
                "contribution", contribution.isEmpty() ? Figure.unavailable("the model is not linear") : contribution);
        return parts;
    }
}
