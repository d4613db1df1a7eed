package io.wardwatch.model.table;

import io.wardwatch.core.policy.KeyValues;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the columns of a table mean. Text form: {@code key = value} lines; every key is in docs/how-to/own-table.md.
 *
 * @param label column with the outcome; may be absent from a table that is only scored
 * @param positive texts of the label that count as the outcome
 * @param group column that says whose a row is: rows of one group never lie on both sides of a split
 * @param order column of whole numbers by which rows of a group follow each other in time; empty for the order of the file
 * @param id column that names a row in results; empty for none
 * @param missing texts that stand for "not known", beside the empty one
 * @param drop for some columns, texts whose rows are left out before training and scoring
 * @param earlier columns made from earlier rows of the same group, by name
 * @param pools columns whose codes count wherever they stand, by name of the pool
 * @param columns how each column becomes features, in their order
 * @param reference for some columns, the text of the case against which contributions are measured; the most frequent or median
 *     one where none is given
 * @param subgroups columns by whose values a model is judged apart
 * @param baseline columns of numbers, parted by |, each of which ranks cases without a model, higher being worse; empty for none
 */
public record TableSpec(
        String name,
        String label,
        Set<String> positive,
        String group,
        String order,
        String id,
        Set<String> missing,
        Map<String, Set<String>> drop,
        Map<String, EarlierRows> earlier,
        Map<String, CodePool> pools,
        Map<String, ColumnSpec> columns,
        Map<String, String> reference,
        List<String> subgroups,
        String baseline) {
    private static final Set<String> YES = Set.of("1", "1.0", "true", "TRUE", "True", "yes", "YES", "Yes", "Y", "y");
    private static final Set<String> NO = Set.of("0", "0.0", "false", "FALSE", "False", "no", "NO", "No", "N", "n");
    private static final int FEW = 12;

    public TableSpec {
        positive = unchanging(positive);
        missing = unchanging(missing);
        drop = Collections.unmodifiableMap(new LinkedHashMap<>(drop));
        earlier = Collections.unmodifiableMap(new LinkedHashMap<>(earlier));
        pools = Collections.unmodifiableMap(new LinkedHashMap<>(pools));
        columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
        reference = Collections.unmodifiableMap(new LinkedHashMap<>(reference));
        subgroups = List.copyOf(subgroups);
    }

    private static Set<String> unchanging(Set<String> set) {
        return Collections.unmodifiableSet(new LinkedHashSet<>(set));
    }

    /** One that ships, by its name, else the file of that path. Throws {@link IllegalArgumentException} where it is none. */
    public static TableSpec load(String nameOrFile) throws IOException {
        if (nameOrFile.matches("[a-z0-9_]+")) {
            try (InputStream in = TableSpec.class.getResourceAsStream(nameOrFile + ".spec")) {
                if (in != null) {
                    return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
                }
            }
        }
        return parse(Files.readString(Path.of(nameOrFile)));
    }

    /** Reads the text form; throws {@link IllegalArgumentException} saying which key is wrong. */
    public static TableSpec parse(String text) {
        Map<String, String> given = new LinkedHashMap<>(KeyValues.parse(text));
        Map<String, Set<String>> drop = new LinkedHashMap<>();
        Map<String, EarlierRows> earlier = new LinkedHashMap<>();
        Map<String, CodePool> pools = new LinkedHashMap<>();
        Map<String, ColumnSpec> columns = new LinkedHashMap<>();
        Map<String, String> reference = new LinkedHashMap<>();
        String name = take(given, "name", "own-table");
        String label = take(given, "label", "");
        Set<String> positive = texts(take(given, "label.positive", ""));
        String group = take(given, "group", "");
        String order = take(given, "order", "");
        String id = take(given, "id", "");
        Set<String> missing = texts(take(given, "missing", ""));
        List<String> subgroups = List.copyOf(texts(take(given, "subgroups", "")));
        String baseline = take(given, "baseline", "");
        given.forEach((key, value) -> {
            String rest = key.substring(key.indexOf('.') + 1);
            switch (key.substring(0, Math.max(0, key.indexOf('.')))) {
                case "drop" -> drop.put(rest, texts(value));
                case "earlier" -> earlier.put(key, EarlierRows.parse(key, value));
                case "pool" -> pools.put(rest, CodePool.parse(rest, value));
                case "reference" -> reference.put(rest, value);
                case "column" -> columns.put(rest, ColumnSpec.parse(rest, value));
                default -> throw new IllegalArgumentException("a table's spec does not know the key " + key);
            }
        });
        return new TableSpec(
                name, label, positive, group, order, id, missing, drop, earlier, pools, columns, reference, subgroups,
                baseline);
    }

    /**
     * A spec for a table that has none: a column of numbers with more than a dozen values is a number, any other a category; one
     * in which nearly every row has a value of its own is no feature.
     */
    public static TableSpec infer(Table table, String label, String group) {
        Map<String, ColumnSpec> columns = new LinkedHashMap<>();
        for (String column : table.columns()) {
            if (!column.equals(label) && !column.equals(group)) {
                columns.put(column, ColumnSpec.parse(column, guess(table.column(column))));
            }
        }
        return new TableSpec(
                "own-table",
                label,
                Set.of(),
                group,
                "",
                "",
                Set.of("?", "NA"),
                Map.of(),
                Map.of(),
                Map.of(),
                columns,
                Map.of(),
                List.of(),
                "");
    }

    private static String guess(String[] values) {
        Set<String> distinct = new TreeSet<>(Arrays.asList(values));
        distinct.removeAll(List.of("", "?", "NA"));
        boolean numbers = distinct.stream().allMatch(value -> value.matches("-?[0-9]+(\\.[0-9]*)?([eE]-?[0-9]+)?"));
        if (numbers && distinct.size() > FEW && distinct.stream().noneMatch(value -> value.matches("[0-9]{9,}"))) {
            return "number";
        }
        return distinct.size() > values.length / 2 ? "drop" : "category";
    }

    /** This spec for another label and group; texts of the positive label are kept where the label is the same. */
    public TableSpec with(String otherLabel, String otherGroup, Set<String> positives) {
        Set<String> kept = positives.isEmpty() && otherLabel.equals(label) ? positive : positives;
        return new TableSpec(
                name,
                otherLabel,
                kept,
                otherGroup,
                order,
                id,
                missing,
                drop,
                earlier,
                pools,
                columns,
                reference,
                subgroups,
                baseline);
    }

    /** Whether {@code text} of the label column is the outcome. */
    public boolean isPositive(String text) {
        return positive.isEmpty() ? YES.contains(text) : positive.contains(text);
    }

    /** The columns of {@link #baseline}; the last is the one rule that a model has to beat. */
    public List<String> baselines() {
        return List.copyOf(texts(baseline));
    }

    /** Whether {@code text} of the label column says what came, one or the other. */
    boolean saysOutcome(String text) {
        return isPositive(text) || !isMissing(text);
    }

    /** Whether it can be told what {@code text} of the label column means, if only that nothing is known. */
    boolean understands(String text) {
        return !positive.isEmpty() || isPositive(text) || isMissing(text) || NO.contains(text);
    }

    boolean isMissing(String text) {
        return text.isEmpty() || missing.contains(text);
    }

    /** The text form of this spec, which {@link #parse} reads back. */
    public String print() {
        StringBuilder out = new StringBuilder();
        line(out, "name", name);
        line(out, "label", label);
        line(out, "label.positive", String.join(" | ", positive));
        line(out, "group", group);
        line(out, "order", order);
        line(out, "id", id);
        line(out, "missing", String.join(" | ", missing));
        drop.forEach((column, texts) -> line(out, "drop." + column, String.join(" | ", texts)));
        earlier.forEach((column, rows) -> line(out, column, rows.print()));
        pools.forEach((pool, codes) -> line(out, "pool." + pool, codes.print()));
        columns.forEach((column, spec) -> line(out, "column." + column, spec.print()));
        line(out, "subgroups", String.join(" | ", subgroups));
        line(out, "baseline", baseline);
        reference.forEach((column, value) -> line(out, "reference." + column, value));
        return out.toString();
    }

    private static void line(StringBuilder out, String key, String value) {
        if (!value.isEmpty()) {
            out.append(key).append(" = ").append(value).append('\n');
        }
    }

    private static String take(Map<String, String> given, String key, String otherwise) {
        String value = given.remove(key);
        return value == null ? otherwise : value;
    }

    private static Set<String> texts(String value) {
        Set<String> texts = new LinkedHashSet<>();
        for (String text : value.split("\\|")) {
            if (!text.isBlank()) {
                texts.add(text.strip());
            }
        }
        return texts;
    }
}
