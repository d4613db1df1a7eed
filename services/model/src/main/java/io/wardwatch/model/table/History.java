package io.wardwatch.model.table;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Adds the columns of {@link EarlierRows}. Each row sees those before it in its group only: later rows change nothing of it. */
final class History {
    private final TableSpec spec;
    private final Table table;
    private final String[] groups;

    private History(TableSpec spec, Table table) {
        this.spec = spec;
        this.table = table;
        this.groups = table.column(spec.group());
    }

    static Table add(TableSpec spec, Table table) {
        return spec.earlier().isEmpty() ? table : new History(spec, table).added();
    }

    private Table added() {
        Map<String, List<Integer>> byGroup = new HashMap<>();
        for (int row : inOrder()) {
            byGroup.computeIfAbsent(groups[row], group -> new ArrayList<>()).add(row);
        }
        Map<String, String[]> columns = new LinkedHashMap<>();
        spec.earlier().forEach((name, rule) -> {
            String[] source = rule.column().isEmpty() ? new String[0] : table.column(rule.column());
            String[] made = new String[table.size()];
            byGroup.values().forEach(rows -> walk(rule, rows, source, made));
            columns.put(name, made);
        });
        return table.with(columns);
    }

    private List<Integer> inOrder() {
        List<Integer> rows = new ArrayList<>(table.size());
        for (int i = 0; i < table.size(); i++) {
            rows.add(i);
        }
        if (!spec.order().isEmpty()) {
            String[] texts = table.column(spec.order());
            double[] numbers = new double[texts.length];
            for (int i = 0; i < texts.length; i++) {
                numbers[i] = number(texts[i]);
                if (Double.isNaN(numbers[i])) {
                    throw new IllegalArgumentException(
                            "row " + (i + 1) + " has no number in " + spec.order() + ", which is to say the order");
                }
            }
            rows.sort(Comparator.comparingDouble(row -> numbers[row]));
        }
        return rows;
    }

    private void walk(EarlierRows rule, List<Integer> rows, String[] source, String[] made) {
        double running = rule.rule() == EarlierRows.Rule.MAX ? Double.NEGATIVE_INFINITY : 0;
        Map<String, Integer> seen = new HashMap<>();
        ColumnSpec codes =
                new ColumnSpec(rule.column(), ColumnSpec.Kind.CODE, false, List.of(), List.of(), rule.prefix(), 0);
        for (int at = 0; at < rows.size(); at++) {
            int row = rows.get(at);
            String before = at == 0 || source.length == 0 ? "" : source[rows.get(at - 1)];
            double now = source.length == 0 ? Double.NaN : number(source[row]);
            switch (rule.rule()) {
                case ROWS -> made[row] = Integer.toString(at);
                case SUM -> {
                    made[row] = ColumnSpec.plain(running);
                    running += Double.isNaN(now) ? 0 : now;
                }
                case MAX -> {
                    made[row] = running == Double.NEGATIVE_INFINITY ? "" : ColumnSpec.plain(running);
                    running = Double.isNaN(now) ? running : Math.max(running, now);
                }
                case LAST -> made[row] = before;
                case CHANGE -> {
                    double change = now - number(before);
                    made[row] = Double.isNaN(change) ? "" : ColumnSpec.plain(change);
                }
                case SAME -> {
                    String code = codes.group(source[row]);
                    int count = spec.isMissing(source[row]) ? 0 : seen.merge(code, 1, Integer::sum) - 1;
                    made[row] = Integer.toString(count);
                }
            }
        }
    }

    private double number(String text) {
        if (spec.isMissing(text)) {
            return Double.NaN;
        }
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }
}
