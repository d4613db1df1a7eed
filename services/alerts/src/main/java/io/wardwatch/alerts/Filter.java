package io.wardwatch.alerts;

import java.util.Set;

/**
 * What of a feed is asked for. An empty set asks for all.
 *
 * @param states of handling; {@link #OPEN} is what a list shows unless told otherwise
 * @param owner only those assigned to this name; empty = whoever's
 * @param text only those in whose place, ids, owner or kind this occurs, whatever the case; empty = all
 */
public record Filter(
        Set<String> facilities,
        Set<String> units,
        Set<String> kinds,
        Set<String> severities,
        Set<String> states,
        String owner,
        String text,
        int limit,
        int offset) {
    /** The states that still ask for something. */
    public static final Set<String> OPEN = Set.of("NEW", "ACKNOWLEDGED");

    public Filter {
        facilities = Set.copyOf(facilities);
        units = Set.copyOf(units);
        kinds = Set.copyOf(kinds);
        severities = Set.copyOf(severities);
        states = Set.copyOf(states);
        if (limit < 0 || offset < 0) {
            throw new IllegalArgumentException("limit and offset are not negative");
        }
    }

    /** Everything open, the first {@code limit} of it. */
    public static Filter open(int limit) {
        return new Filter(Set.of(), Set.of(), Set.of(), Set.of(), OPEN, "", "", limit, 0);
    }

    /** Everything, whatever its state. */
    public static Filter any(int limit) {
        return new Filter(Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), "", "", limit, 0);
    }
}
