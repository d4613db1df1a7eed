package io.wardwatch.alerts.http;

import io.wardwatch.alerts.Listing;
import io.wardwatch.alerts.Row;
import java.time.Instant;
import java.util.List;

/**
 * A page of a feed. Component names are those of the HTTP contract.
 *
 * @param clock the events' clock; null before the first tick
 * @param cursor after which a stream goes on without a gap
 * @param total how many alerts pass the filter, on all pages
 * @param counts of these, by severity
 * @param facilities every facility of the feed with its units
 */
record AlertList(
        Instant clock,
        String cursor,
        int total,
        Listing.Counts counts,
        List<Listing.Place> facilities,
        List<Row> rows) {}
