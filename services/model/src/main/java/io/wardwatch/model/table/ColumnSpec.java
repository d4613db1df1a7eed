package io.wardwatch.model.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How one column becomes features.
 *
 * @param kind what its texts are
 * @param log a number has its logarithm, ln(1 + x), beside it
 * @param bends a number has how far it lies above each of these beside it, so that its effect may change there
 * @param levels texts of an ordinal from the least on; its number is the place
 * @param prefix of a code only so many characters before a point count; 0 for all of it
 * @param least rows that a value needs in training for a feature of its own; the rest share one
 */
public record ColumnSpec(
        String name, Kind kind, boolean log, List<Double> bends, List<String> levels, int prefix, int least) {
    /** What the texts of a column are. */
    public enum Kind {
        /** Numbers. */
        NUMBER,
        /** Names without an order; each frequent one is a feature. */
        CATEGORY,
        /** Names with an order. */
        ORDINAL,
        /** Codes whose beginning tells their group. */
        CODE,
        /** Not a feature. */
        DROP
    }

    private static final int LEAST = 50;

    public ColumnSpec {
        bends = List.copyOf(bends);
        levels = List.copyOf(levels);
    }

    /** Reads {@code number log bends 1 2}, {@code category min 20}, {@code code 3}, {@code ordinal A | B | C} or {@code drop}. */
    static ColumnSpec parse(String name, String text) {
        String[] words = text.strip().split("\\s+", 2);
        String rest = words.length > 1 ? words[1].strip() : "";
        return switch (words[0]) {
            case "number" -> number(name, rest);
            case "category" -> named(name, Kind.CATEGORY, 0, rest);
            case "code" -> code(name, rest);
            case "ordinal" -> {
                List<String> levels =
                        Arrays.stream(rest.split("\\|")).map(String::strip).toList();
                yield new ColumnSpec(name, Kind.ORDINAL, false, List.of(), levels, 0, LEAST);
            }
            case "drop" -> new ColumnSpec(name, Kind.DROP, false, List.of(), List.of(), 0, LEAST);
            default ->
                throw new IllegalArgumentException(
                        "column." + name + " has to be number, category, code, ordinal or drop, and is " + words[0]);
        };
    }

    private static ColumnSpec number(String name, String rest) {
        boolean log = false;
        boolean bending = false;
        List<Double> bends = new ArrayList<>();
        for (String word : words(rest)) {
            if (word.equals("log")) {
                log = true;
            } else if (word.equals("bends")) {
                bending = true;
            } else if (bending) {
                bends.add(decimal(name, word));
            } else {
                throw unknown(name, word);
            }
        }
        return new ColumnSpec(name, Kind.NUMBER, log, bends, List.of(), 0, LEAST);
    }

    private static ColumnSpec code(String name, String rest) {
        List<String> words = words(rest);
        int prefix = words.isEmpty() ? 0 : (int) decimal(name, words.get(0));
        String others = String.join(" ", words.subList(Math.min(1, words.size()), words.size()));
        return named(name, Kind.CODE, prefix, others);
    }

    private static ColumnSpec named(String name, Kind kind, int prefix, String rest) {
        List<String> words = words(rest);
        if (!words.isEmpty() && (words.size() != 2 || !words.get(0).equals("min"))) {
            throw unknown(name, words.get(0));
        }
        int least = words.isEmpty() ? LEAST : (int) decimal(name, words.get(1));
        return new ColumnSpec(name, kind, false, List.of(), List.of(), prefix, least);
    }

    private static List<String> words(String text) {
        return text.isBlank() ? List.of() : List.of(text.strip().split("\\s+"));
    }

    private static double decimal(String name, String word) {
        try {
            return Double.parseDouble(word);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("column." + name + " needs a number in place of " + word, e);
        }
    }

    private static IllegalArgumentException unknown(String name, String word) {
        return new IllegalArgumentException("column." + name + " does not know " + word);
    }

    /** The text that {@link #parse} reads back. */
    String print() {
        return switch (kind) {
            case NUMBER -> "number" + (log ? " log" : "") + (bends.isEmpty() ? "" : " bends " + bendsText());
            case CATEGORY -> "category min " + least;
            case CODE -> "code " + prefix + " min " + least;
            case ORDINAL -> "ordinal " + String.join(" | ", levels);
            case DROP -> "drop";
        };
    }

    private String bendsText() {
        return String.join(" ", bends.stream().map(ColumnSpec::plain).toList());
    }

    /** A number without a needless fraction. */
    static String plain(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    /** The value of a code that counts. */
    String group(String text) {
        if (kind != Kind.CODE || prefix == 0) {
            return text;
        }
        int point = text.indexOf('.');
        String head = prefix >= 4 || point < 0 ? text : text.substring(0, point);
        return head.length() <= prefix ? head : head.substring(0, prefix);
    }
}
