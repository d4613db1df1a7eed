package io.wardwatch.alerts;

import java.time.Instant;
import java.util.List;

/**
 * A page of a feed at one moment. Order: severity, least time left to act (none last), highest probability, alert id.
 *
 * @param clock the events' clock; null before the first tick
 * @param position after which a stream goes on without a gap
 * @param total how many rows pass the filter, on all pages
 * @param counts of these, by severity
 */
public record Listing(
        Instant clock, Position position, int total, Counts counts, List<Place> facilities, List<Row> rows) {
    /** How many rows of each severity. */
    public record Counts(int critical, int warning, int info) {}

    /** A facility with its units, in order. */
    public record Place(String code, String zone, List<String> units) {}
}
