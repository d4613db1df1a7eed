package io.wardwatch.alerts;

import io.wardwatch.core.policy.Severity;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which rows a filter lets pass, and in which order: severity; new ones, then those in somebody's hands, then those whose time to
 * act has passed; least time left, none set last; highest probability; id.
 */
final class Selection {
    private static final String NEW = "NEW";

    static final Comparator<Row> ORDER = Comparator.comparingInt(Selection::rank)
            .thenComparingInt(Selection::turn)
            .thenComparing(Row::actBy, Comparator.nullsLast(Comparator.<Instant>naturalOrder()))
            .thenComparing(Row::probability, Comparator.nullsLast(Comparator.<Double>reverseOrder()))
            .thenComparing(Row::alertId);

    private Selection() {}

    /** All rows that pass, in order. */
    static List<Row> of(List<Row> rows, Filter filter) {
        String text = filter.text().strip().toLowerCase(Locale.ROOT);
        return rows.stream()
                .filter(row -> passes(row, filter) && says(row, text))
                .sorted(ORDER)
                .toList();
    }

    static Listing.Counts counts(List<Row> rows) {
        int[] counts = new int[3];
        rows.forEach(row -> counts[rank(row)]++);
        return new Listing.Counts(counts[0], counts[1], counts[2]);
    }

    static List<Row> page(List<Row> rows, Filter filter) {
        int from = Math.min(filter.offset(), rows.size());
        return List.copyOf(rows.subList(from, from + Math.min(filter.limit(), rows.size() - from)));
    }

    /** The facilities that alerts name, for a feed that knows no stays. */
    static List<Listing.Place> places(List<Row> rows) {
        return rows.stream()
                .map(Row::facility)
                .distinct()
                .sorted()
                .map(facility -> new Listing.Place(facility, null, List.of()))
                .toList();
    }

    private static boolean passes(Row row, Filter filter) {
        return in(filter.facilities(), row.facility())
                && in(filter.units(), row.unit())
                && in(filter.kinds(), row.kind())
                && in(filter.severities(), row.severity())
                && in(filter.states(), row.state())
                && (filter.owner().isEmpty() || filter.owner().equals(row.owner()));
    }

    private static boolean in(Set<String> wanted, String value) {
        return wanted.isEmpty() || (value != null && wanted.contains(value));
    }

    private static boolean says(Row row, String text) {
        return text.isEmpty()
                || Stream.of(
                                row.facility(),
                                row.unit(),
                                row.bed(),
                                row.encounterId(),
                                row.claimId(),
                                row.patient(),
                                row.alertId(),
                                row.owner(),
                                row.payer(),
                                row.kindText())
                        .anyMatch(part ->
                                part != null && part.toLowerCase(Locale.ROOT).contains(text));
    }

    /** What was missed must not hide what can still be done. */
    private static int turn(Row row) {
        if (row.overdue()) {
            return 2;
        }
        return row.state().equals(NEW) ? 0 : 1;
    }

    /** Critical first; a severity that is not listed comes last, with info. */
    private static int rank(Row row) {
        if (Severity.CRITICAL.code().equals(row.severity())) {
            return 0;
        }
        return Severity.WARNING.code().equals(row.severity()) ? 1 : 2;
    }
}
