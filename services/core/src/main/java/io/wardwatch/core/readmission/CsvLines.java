package io.wardwatch.core.readmission;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Reads one line of CSV at a time: cells in double quotes (a doubled one stands for itself) or in single quotes up to the next
 * comma, as AHRQ writes them. A cell does not span lines.
 */
final class CsvLines {
    static final int LONGEST_LINE = 20_000;

    private CsvLines() {}

    /** The cells of {@code line} without blanks around them, or null where a quote is not closed. */
    static List<String> cells(String line) {
        List<String> cells = new ArrayList<>(4);
        int at = 0;
        while (at <= line.length()) {
            char quote = at < line.length() ? line.charAt(at) : ',';
            if (quote == '"' || quote == '\'') {
                int end = closing(line, at, quote);
                if (end < 0) {
                    return null;
                }
                cells.add(line.substring(at + 1, end).replace("\"\"", "\"").strip());
                at = end + 2;
            } else {
                int comma = line.indexOf(',', at);
                int end = comma < 0 ? line.length() : comma;
                cells.add(line.substring(at, end).strip());
                at = end + 1;
            }
        }
        return cells;
    }

    /** The quote that ends the cell: before a comma or the line's end. -1 for none. */
    private static int closing(String line, int from, char quote) {
        int at = line.indexOf(quote, from + 1);
        while (at >= 0) {
            boolean doubled = quote == '"' && at + 1 < line.length() && line.charAt(at + 1) == '"';
            boolean last = at + 1 == line.length() || line.charAt(at + 1) == ',';
            if (!doubled && last) {
                return at;
            }
            if (!doubled && quote == '"') {
                return -1;
            }
            at = line.indexOf(quote, at + (doubled ? 2 : 1));
        }
        return -1;
    }

    /** A column's name in small letters, all else as {@code _}: "ICD-10-CM CODE" is {@code icd_10_cm_code}. */
    static String column(String cell) {
        return cell.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
    }
}
