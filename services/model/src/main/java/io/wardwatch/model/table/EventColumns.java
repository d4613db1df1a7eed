package io.wardwatch.model.table;

import io.wardwatch.core.score.Feature;
import io.wardwatch.model.Target;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How the table is typed that a replay makes of its scores: a row a score, the features as the engine saw them in columns of their
 * codes. With it models of events are trained, stored and judged by the code that is there for tables.
 */
public final class EventColumns {
    /** Name of the score: sixteen hexadecimal digits that lead to nobody. */
    public static final String SCORE = "score";
    /** Number of the patient within the run. */
    public static final String PATIENT = "patient";
    /** Local day of the score at its facility, counted from 1970. */
    public static final String DAY = "day";
    /** Day from which on the outcome can be known. */
    public static final String KNOWN = "known_day";
    /** Whether the score is a case: {@link #CASE}, or why not. */
    public static final String STANDING = "standing";
    /** 1 or 0. */
    public static final String LABEL = "outcome";
    /** In {@link #STANDING} of a score with a label. */
    public static final String CASE = "CASE";
    /** What else may stand there; rows with these are left out. */
    public static final Set<String> NO_CASE = Set.of("DIED", "CENSORED", "EXCLUDED");
    /** Columns that a model is judged apart by. */
    public static final List<String> SUBGROUPS = List.of("moment", "facility", "unit", "sex", "age_group", "payer");

    private EventColumns() {}

    /** The spec for {@code target}. {@code rules} are columns of the simple rules that a model has to beat. */
    public static TableSpec spec(Target target, List<String> rules) {
        Map<String, ColumnSpec> columns = new LinkedHashMap<>();
        Map<String, String> reference = new LinkedHashMap<>();
        for (Feature feature : target.features().features()) {
            columns.put(feature.code(), ColumnSpec.parse(feature.code(), "number"));
            reference.put(feature.code(), Double.toString(feature.reference()));
        }
        return new TableSpec(
                target.code(),
                LABEL,
                Set.of("1"),
                PATIENT,
                "",
                SCORE,
                Set.of(),
                Map.of(STANDING, sorted(NO_CASE)),
                Map.of(),
                Map.of(),
                columns,
                reference,
                SUBGROUPS,
                String.join(" | ", rules));
    }

    /** In an order of its own, as that of {@link Set#of} differs from run to run. */
    private static Set<String> sorted(Collection<String> texts) {
        return new java.util.TreeSet<>(texts);
    }
}
