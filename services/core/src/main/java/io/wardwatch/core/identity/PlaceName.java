package io.wardwatch.core.identity;

import io.wardwatch.core.event.Event;
import io.wardwatch.core.event.EventType;

/**
 * A place of a timeline by name: an encounter, a claim, or what belongs to neither. What is handed from one patient to another
 * is always a place as a whole.
 *
 * @param facility empty for {@link Kind#REST}
 * @param id of the encounter or claim; empty for {@link Kind#REST}
 */
public record PlaceName(Kind kind, String facility, String id) {
    /** The order is written into state. */
    public enum Kind {
        REST,
        ENCOUNTER,
        CLAIM
    }

    /** What belongs to no encounter and no claim. */
    public static final PlaceName REST = new PlaceName(Kind.REST, "", "");

    public static PlaceName encounter(String facility, String encounterId) {
        return new PlaceName(Kind.ENCOUNTER, facility, encounterId);
    }

    public static PlaceName claim(String facility, String claimId) {
        return new PlaceName(Kind.CLAIM, facility, claimId);
    }

    /** Where {@code event} belongs. */
    public static PlaceName of(Event event) {
        if (event.kind().type() == EventType.CLAIM) {
            return claim(event.facility(), event.claimId());
        }
        return event.encounterId().isEmpty() ? REST : encounter(event.facility(), event.encounterId());
    }

    /** What it is only: ids stay out of logs. */
    @Override
    public String toString() {
        return "PlaceName[" + kind + "]";
    }
}
