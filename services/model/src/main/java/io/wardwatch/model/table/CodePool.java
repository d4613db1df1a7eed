package io.wardwatch.model.table;

import java.util.Arrays;
import java.util.List;

/**
 * Codes of the same list that stand in several columns, such as first, second and third diagnosis: a feature says that a code
 * stands in any of them.
 *
 * @param prefix as of {@link ColumnSpec}
 * @param least rows that a code needs in training for a feature of its own
 */
public record CodePool(String name, List<String> columns, int prefix, int least) {
    public CodePool {
        columns = List.copyOf(columns);
    }

    /** Reads {@code diag_1 diag_2 code 3 min 100}. */
    static CodePool parse(String name, String text) {
        int at = text.indexOf(" code ");
        if (at < 0) {
            throw new IllegalArgumentException("pool." + name + " has to be columns, the word code and a length");
        }
        ColumnSpec codes = ColumnSpec.parse(name, text.substring(at).strip());
        return new CodePool(
                name, Arrays.asList(text.substring(0, at).strip().split("\\s+")), codes.prefix(), codes.least());
    }

    String print() {
        return String.join(" ", columns) + " code " + prefix + " min " + least;
    }

    ColumnSpec codes() {
        return new ColumnSpec(name, ColumnSpec.Kind.CODE, false, List.of(), List.of(), prefix, least);
    }
}
