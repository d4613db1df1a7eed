package io.wardwatch.alerts.http;

import static io.micronaut.http.HttpStatus.BAD_REQUEST;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.annotation.QueryValue;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.Explode;
import io.wardwatch.alerts.Filter;
import io.wardwatch.streaming.http.Problem;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What of a feed a request asks for, as its query says it. */
@Introspected
record Asking(
        @Nullable @QueryValue @Parameter(explode = Explode.TRUE)
        List<String> facility,

        @Nullable @QueryValue @Parameter(explode = Explode.TRUE)
        List<String> unit,

        @Nullable @QueryValue @Parameter(explode = Explode.TRUE)
        List<String> kind,

        @Nullable @QueryValue @Parameter(explode = Explode.TRUE, description = "critical, warning or info")
        List<String> severity,

        @Nullable
        @QueryValue
        @Parameter(
                explode = Explode.TRUE,
                description =
                        "NEW, ACKNOWLEDGED, SNOOZED, RESOLVED, OVERRIDDEN, EXPIRED, CLOSED, RETRACTED, open or any; open unless"
                                + " told otherwise")
        List<String> state,

        @Nullable @QueryValue @Parameter(description = "only those assigned to the caller")
        Boolean mine,

        @Nullable @QueryValue @Parameter(description = "only those in whose place, ids, owner or kind this occurs")
        String q,

        @Nullable @QueryValue @Parameter(description = "0 to 1000; 200 unless told otherwise")
        Integer limit,

        @Nullable @QueryValue Integer offset) {
    private static final Set<String> SEVERITIES = Set.of("critical", "warning", "info");
    private static final Set<String> STATES =
            Set.of("NEW", "ACKNOWLEDGED", "SNOOZED", "RESOLVED", "OVERRIDDEN", "EXPIRED", "CLOSED", "RETRACTED");
    private static final int MOST_ROWS = 1000;
    private static final int DEFAULT_ROWS = 200;
    private static final int MOST_VALUES = 100;
    private static final int LONGEST = 200;

    /**
     * The filter.
     *
     * @throws io.wardwatch.streaming.http.Refusal if a value is none
     */
    Filter filter(String actor) {
        int rows = limit == null ? DEFAULT_ROWS : limit;
        int from = offset == null ? 0 : offset;
        if (rows < 0 || rows > MOST_ROWS || from < 0) {
            throw invalid("INVALID_LIMIT", "limit is 0 to " + MOST_ROWS + ", offset 0 or more.");
        }
        return new Filter(
                words("facility", facility),
                words("unit", unit),
                words("kind", kind),
                known("severity", words("severity", severity), SEVERITIES),
                states(),
                Boolean.TRUE.equals(mine) ? actor : "",
                q == null ? "" : bounded("q", q.strip()),
                rows,
                from);
    }

    private Set<String> states() {
        Set<String> wanted = new TreeSet<>(words("state", state));
        if (wanted.isEmpty()) {
            return Filter.OPEN;
        }
        if (wanted.contains("any")) {
            return Set.of();
        }
        if (wanted.remove("open")) {
            wanted.addAll(Filter.OPEN);
        }
        return known("state", wanted, STATES);
    }

    static Set<String> words(String name, List<String> values) {
        Set<String> words = new TreeSet<>();
        for (String value : values == null ? List.<String>of() : values) {
            if (!value.isBlank()) {
                words.add(bounded(name, value));
            }
        }
        if (words.size() > MOST_VALUES) {
            throw invalid("INVALID_FILTER", name + " has more than " + MOST_VALUES + " values.");
        }
        return words;
    }

    private static Set<String> known(String name, Set<String> words, Set<String> known) {
        if (!known.containsAll(words)) {
            throw invalid(
                    "INVALID_" + name.toUpperCase(java.util.Locale.ROOT),
                    name + " is one of " + String.join(", ", new TreeSet<>(known)) + ".");
        }
        return words;
    }

    private static String bounded(String name, String value) {
        if (value.length() > LONGEST) {
            throw invalid("INVALID_FILTER", name + " is longer than " + LONGEST + " characters.");
        }
        return value;
    }

    static RuntimeException invalid(String code, String detail) {
        return Problem.of(BAD_REQUEST, code, detail).refusal();
    }
}
