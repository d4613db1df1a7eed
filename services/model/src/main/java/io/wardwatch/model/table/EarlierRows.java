package io.wardwatch.model.table;

import java.util.List;

/**
 * A column made from the earlier rows of the same group, and from nothing else: what was known when the row came about. The label
 * is never read, not even that of earlier rows (docs/adr/0022-models-from-tables.md says why).
 *
 * @param column which column of the earlier rows; empty for {@link Rule#ROWS}
 * @param prefix of codes that are compared, as of {@link ColumnSpec}
 */
public record EarlierRows(Rule rule, String column, int prefix) {
    /** What is made of them. */
    public enum Rule {
        /** Their number. */
        ROWS,
        /** The sum of a number over them; 0 without any. */
        SUM,
        /** The greatest of a number; missing without any. */
        MAX,
        /** The text of the latest; missing without any. */
        LAST,
        /** This row's number less that of the latest; missing without any. */
        CHANGE,
        /** How many of them have the same code as this row. */
        SAME
    }

    /** Reads {@code rows}, {@code sum COLUMN}, {@code last COLUMN} or {@code same COLUMN 3}. */
    static EarlierRows parse(String key, String text) {
        List<String> words = List.of(text.strip().split("\\s+"));
        for (Rule rule : Rule.values()) {
            boolean takesColumn = rule != Rule.ROWS;
            int most = rule == Rule.SAME ? 3 : takesColumn ? 2 : 1;
            if (word(rule).equals(words.get(0)) && words.size() <= most && words.size() > (takesColumn ? 1 : 0)) {
                int prefix = words.size() > 2 ? Integer.parseInt(words.get(2)) : 0;
                return new EarlierRows(rule, takesColumn ? words.get(1) : "", prefix);
            }
        }
        throw new IllegalArgumentException(key + " has to be rows, or sum, max, last, change or same with a column");
    }

    String print() {
        return (word(rule) + " " + column + (prefix > 0 ? " " + prefix : "")).strip();
    }

    private static String word(Rule rule) {
        return rule.name().toLowerCase(java.util.Locale.ROOT);
    }
}
