package io.wardwatch.formats;

import io.wardwatch.core.event.Event;
import io.wardwatch.core.event.Fields;
import io.wardwatch.core.event.Kind;
import io.wardwatch.core.event.PatientKey;
import io.wardwatch.core.event.RecordedAtBasis;

/**
 * Whose and of what an event of a Synthea folder is.
 *
 * @param encounterId empty for none
 * @param claimId empty for none
 */
record SyntheaSubject(PatientKey patient, String facility, String encounterId, String claimId) {
    /** The sending system, and the authority of its patient numbers. */
    static final String SOURCE = "synthea";

    static final String CURRENCY = "USD";
    /** Sorts behind the events of this source, which have no sequence. */
    private static final long SET_ASIDE = 1;

    /** An event, known after the lag that is assumed for its kind. */
    Event event(Kind kind, String eventId, long at, Fields fields) {
        return event(kind, eventId, at, AssumedLags.recordedAt(kind, at), Event.ABSENT, fields);
    }

    /**
     * A second content for an id, stamped behind the first, whatever it says: so the first holds, the second is set aside, and a
     * finding tells of both.
     *
     * @param firstAt when the first was known, or later
     */
    Event setAside(Kind kind, String eventId, long at, long firstAt, Fields fields) {
        return event(kind, eventId, at, Math.max(at, firstAt), SET_ASIDE, fields);
    }

    private Event event(Kind kind, String eventId, long at, long recordedAt, long sequence, Fields fields) {
        return new Event(
                kind,
                eventId,
                SOURCE,
                patient,
                facility,
                encounterId,
                claimId,
                at,
                recordedAt,
                RecordedAtBasis.ASSUMED,
                Event.ABSENT,
                sequence,
                0,
                "",
                "",
                fields);
    }

    /** Nothing of whom: ids stay out of logs. */
    @Override
    public String toString() {
        return "SyntheaSubject[…]";
    }
}
