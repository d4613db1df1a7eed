package io.wardwatch.model.table;

import io.wardwatch.model.table.PlannedFeature.Part;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Decides which features training cases give, before means and deviations are known. */
final class PlanMaking {
    private final TableCases cases;
    private final TableSpec table;
    private final int[] training;
    private final List<PlannedFeature> features = new ArrayList<>();

    private PlanMaking(TableCases cases, int[] training) {
        this.cases = cases;
        this.table = cases.spec();
        this.training = training;
    }

    static List<PlannedFeature> features(TableCases cases, int[] training) {
        PlanMaking making = new PlanMaking(cases, training);
        cases.spec().columns().values().forEach(making::column);
        cases.spec().pools().values().forEach(making::pool);
        if (making.features.isEmpty()) {
            throw new IllegalArgumentException("the spec " + cases.spec().name() + " leaves no feature to learn from");
        }
        return making.features;
    }

    private void column(ColumnSpec column) {
        switch (column.kind()) {
            case NUMBER, ORDINAL -> number(column);
            case CATEGORY, CODE -> names(column);
            case DROP -> {}
        }
    }

    private void number(ColumnSpec column) {
        String[] texts = cases.column(column.name());
        double[] known = Arrays.stream(training)
                .mapToDouble(row -> ColumnEncoder.number(table, column, texts[row]))
                .filter(number -> !Double.isNaN(number))
                .sorted()
                .toArray();
        if (known.length == 0) {
            throw new IllegalArgumentException("column " + column.name() + " holds no number in training; drop it");
        }
        double median = known[known.length / 2];
        String given = table.reference().get(column.name());
        double reference = given == null ? median : ColumnEncoder.number(table, column, given);
        if (Double.isNaN(reference)) {
            throw new IllegalArgumentException("reference." + column.name() + " is no value of that column");
        }
        number(column, Part.VALUE, "", median, reference);
        if (column.log()) {
            number(column, Part.LOG, "", median, reference);
        }
        for (double bend : column.bends()) {
            number(column, Part.ABOVE, ColumnSpec.plain(bend), median, reference);
        }
        if (known.length <= training.length - column.least()) {
            indicator(column.name(), Part.MISSING, "", 0);
        }
    }

    private void number(ColumnSpec column, Part part, String detail, double median, double reference) {
        String suffix =
                switch (part) {
                    case LOG -> ":log";
                    case ABOVE -> ":above:" + detail;
                    default -> "";
                };
        PlannedFeature raw = new PlannedFeature(column.name() + suffix, column.name(), part, detail, median, 0, 0, 1);
        features.add(new PlannedFeature(raw.code(), raw.column(), part, detail, median, raw.of(reference), 0, 1));
    }

    private void names(ColumnSpec column) {
        String[] texts = cases.column(column.name());
        Map<String, Integer> counts = new TreeMap<>();
        for (int row : training) {
            counts.merge(ColumnEncoder.named(table, column, texts[row]), 1, Integer::sum);
        }
        String given = table.reference().get(column.name());
        String reference = given == null ? mostFrequent(counts) : ColumnEncoder.named(table, column, given);
        int rare = 0;
        for (Map.Entry<String, Integer> each : counts.entrySet()) {
            if (each.getValue() >= column.least()) {
                indicator(column.name(), Part.IS, each.getKey(), each.getKey().equals(reference) ? 1 : 0);
            } else {
                rare += each.getValue();
            }
        }
        if (rare > 0) {
            indicator(column.name(), Part.OTHER, "", 0);
        }
    }

    private void pool(CodePool pool) {
        Map<String, Integer> counts = new TreeMap<>();
        List<String[]> texts = pool.columns().stream().map(cases::column).toList();
        for (int row : training) {
            Map<String, Boolean> seen = new LinkedHashMap<>();
            for (String[] column : texts) {
                if (!table.isMissing(column[row])) {
                    seen.put(ColumnEncoder.named(table, pool.codes(), column[row]), true);
                }
            }
            seen.keySet().forEach(code -> counts.merge(code, 1, Integer::sum));
        }
        counts.forEach((code, count) -> {
            if (count >= pool.least()) {
                indicator(pool.name(), Part.POOLED, code, 0);
            }
        });
    }

    private void indicator(String column, Part part, String detail, double reference) {
        String name = detail.isEmpty() ? (part == Part.MISSING ? ColumnEncoder.MISSING : "(rare)") : detail;
        features.add(new PlannedFeature(column + ":" + safe(name), column, part, detail, 0, reference, 0, 1));
    }

    /** Codes stand before an equals sign in files of weights. */
    private static String safe(String name) {
        return name.replace("%", "%25").replace("=", "%3D").replace("\n", "%0A").replace("\r", "%0D");
    }

    private static String mostFrequent(Map<String, Integer> counts) {
        return counts.entrySet().stream()
                .max(Map.Entry.<String, Integer>comparingByValue()
                        .thenComparing(
                                Map.Entry.<String, Integer>comparingByKey().reversed()))
                .orElseThrow()
                .getKey();
    }
}
