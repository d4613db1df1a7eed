package io.wardwatch.model.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * The rows of a table that a model learns from or scores: typed by a spec, with the columns that earlier rows give, without the rows
 * that the spec drops.
 */
public final class TableCases {
    private final TableSpec spec;
    private final Table table;
    private final int[] rows;
    private final boolean[] outcomes;
    private final boolean[] known;
    private final int[] groups;
    private final String[] groupNames;
    private final String[] ids;
    private final Map<String, Integer> dropped;

    private TableCases(TableSpec spec, Table table, int[] rows, Map<String, Integer> dropped) {
        this.spec = spec;
        this.table = table.rows(rows);
        this.rows = rows;
        this.dropped = dropped;
        this.groupNames = this.table.column(spec.group());
        this.groups = numbered(groupNames);
        this.ids = spec.id().isEmpty() || !this.table.has(spec.id()) ? new String[0] : this.table.column(spec.id());
        if (this.table.has(spec.label())) {
            String[] labels = this.table.column(spec.label());
            requireUnderstood(spec, labels);
            this.outcomes = new boolean[labels.length];
            this.known = new boolean[labels.length];
            for (int i = 0; i < labels.length; i++) {
                outcomes[i] = spec.isPositive(labels[i]);
                known[i] = spec.saysOutcome(labels[i]);
            }
        } else {
            this.outcomes = new boolean[rows.length];
            this.known = new boolean[rows.length];
        }
    }

    private TableCases(TableCases whole, int[] which) {
        this.spec = whole.spec;
        this.table = whole.table.rows(which);
        this.rows = Arrays.stream(which).map(i -> whole.rows[i]).toArray();
        this.dropped = whole.dropped;
        this.groupNames = table.column(spec.group());
        this.groups = numbered(groupNames);
        this.ids = whole.ids.length == 0 ? whole.ids : table.column(spec.id());
        this.outcomes = new boolean[which.length];
        this.known = new boolean[which.length];
        for (int i = 0; i < outcomes.length; i++) {
            outcomes[i] = whole.outcomes[which[i]];
            known[i] = whole.known[which[i]];
        }
    }

    /** A text that is neither yes nor no must not pass for a no. */
    private static void requireUnderstood(TableSpec spec, String[] labels) {
        long odd =
                Arrays.stream(labels).filter(label -> !spec.understands(label)).count();
        if (odd > 0) {
            throw new IllegalArgumentException("in " + spec.label() + " " + odd + " of " + labels.length
                    + " rows say neither yes nor no (1 or 0, true or false): name the texts that mean the outcome with"
                    + " label.positive in the spec, or with --positive");
        }
    }

    /**
     * The cases of {@code table}.
     *
     * @throws IllegalArgumentException naming the columns that the spec speaks of and the table lacks, other than the label
     */
    public static TableCases of(TableSpec spec, Table table) {
        Set<String> lacking = new LinkedHashSet<>(needed(spec));
        lacking.removeAll(table.columns());
        if (!lacking.isEmpty()) {
            Set<String> unknown = new LinkedHashSet<>(table.columns());
            unknown.removeAll(needed(spec));
            unknown.remove(spec.label());
            unknown.remove(spec.id());
            spec.columns().forEach((name, column) -> unknown.remove(name));
            throw new IllegalArgumentException("the table does not fit the spec " + spec.name() + ": it lacks "
                    + String.join(", ", lacking)
                    + (unknown.isEmpty() ? "" : "; it has, unknown to the spec, " + String.join(", ", unknown)));
        }
        Table wide = History.add(spec, table);
        Map<String, Integer> dropped = new TreeMap<>();
        List<Integer> kept = new ArrayList<>();
        for (int row = 0; row < wide.size(); row++) {
            String because = droppedFor(spec, wide, row);
            if (because.isEmpty()) {
                kept.add(row);
            } else {
                dropped.merge(because, 1, Integer::sum);
            }
        }
        return new TableCases(
                spec, wide, kept.stream().mapToInt(Integer::intValue).toArray(), dropped);
    }

    /** The cases of those numbers, in that order. */
    public TableCases subset(int[] which) {
        return new TableCases(this, which);
    }

    /** Columns that features, groups, order, filters and history read; never the label. */
    private static Set<String> needed(TableSpec spec) {
        Set<String> needed = new LinkedHashSet<>();
        needed.add(spec.group());
        if (!spec.order().isEmpty() && !spec.earlier().isEmpty()) {
            needed.add(spec.order());
        }
        needed.addAll(spec.drop().keySet());
        spec.earlier().values().forEach(rule -> needed.add(rule.column()));
        spec.pools().values().forEach(pool -> needed.addAll(pool.columns()));
        spec.columns().forEach((name, column) -> {
            if (column.kind() != ColumnSpec.Kind.DROP && !spec.earlier().containsKey(name)) {
                needed.add(name);
            }
        });
        needed.remove("");
        if (needed.contains(spec.label())) {
            throw new IllegalArgumentException("the label " + spec.label() + " cannot be a feature, too");
        }
        return needed;
    }

    private static String droppedFor(TableSpec spec, Table table, int row) {
        for (Map.Entry<String, Set<String>> drop : spec.drop().entrySet()) {
            String text = table.text(row, table.find(drop.getKey()).orElseThrow());
            if (drop.getValue().contains(text)) {
                return drop.getKey() + " " + text;
            }
        }
        return "";
    }

    private static int[] numbered(String[] names) {
        Map<String, Integer> numbers = new HashMap<>();
        int[] numbered = new int[names.length];
        for (int i = 0; i < names.length; i++) {
            numbered[i] = numbers.computeIfAbsent(names[i], name -> numbers.size());
        }
        return numbered;
    }

    public TableSpec spec() {
        return spec;
    }

    public int size() {
        return rows.length;
    }

    /** Number of the row in its file, the first after the header being 1. */
    public int row(int index) {
        return rows[index] + 1;
    }

    /** Whether the outcome of any case is told. */
    public boolean labelled() {
        return withOutcome().length > 0;
    }

    /** Numbers of the cases whose outcome is told. */
    public int[] withOutcome() {
        return IntStream.range(0, known.length).filter(i -> known[i]).toArray();
    }

    /** Whether the outcome of the case is told: a label that is missing is no "no". */
    public boolean known(int index) {
        return known[index];
    }

    public boolean outcome(int index) {
        return outcomes[index];
    }

    /** Groups numbered from 0 on by first row. */
    public int[] groups() {
        return groups.clone();
    }

    /** Whose the row is, as the table has it. Not for logs. */
    public String group(int index) {
        return groupNames[index];
    }

    /** What the row is called, as the table has it; empty where the spec names no such column. Not for logs. */
    public String id(int index) {
        return ids.length == 0 ? "" : ids[index];
    }

    /** Rows left out, by column and value that did it. */
    public Map<String, Integer> dropped() {
        return Map.copyOf(dropped);
    }

    /** Whether there is such a column. */
    public boolean has(String column) {
        return table.has(column);
    }

    /** The texts of a column of these cases. */
    public String[] column(String name) {
        return table.column(name);
    }
}
