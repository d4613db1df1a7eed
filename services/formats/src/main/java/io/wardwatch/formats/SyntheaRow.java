package io.wardwatch.formats;

import io.wardwatch.core.event.Event;
import io.wardwatch.core.event.Rejection;
import io.wardwatch.core.event.RejectionReason;
import io.wardwatch.core.event.Validation;
import java.util.List;

/**
 * What one row comes to: its outcome and events; or, refused, one rejection and no event, so that no row is half posted.
 *
 * @param outcome the name under which {@link TableAccount} counts it
 * @param refusal null where it stands
 */
record SyntheaRow(String outcome, List<Event> events, Rejection refusal) {
    static final String REFUSED = "refused";
    /** The same row once more; its events come once more, too, and are duplicates. */
    static final String AGAIN = "again";
    /** A row whose id a row before it has, with other content: the first holds. */
    static final String ID_REUSED = "idReused";

    /** A row of that outcome; refused where the contract refuses one of its events. */
    static SyntheaRow of(String outcome, Event... events) {
        for (Event event : events) {
            Rejection rejection = Validation.check(event);
            if (rejection != null) {
                return new SyntheaRow(REFUSED, List.of(), rejection);
            }
        }
        return new SyntheaRow(outcome, List.of(events), null);
    }

    static SyntheaRow refused(RejectionReason reason, String detail) {
        return new SyntheaRow(REFUSED, List.of(), Rejection.of(reason, detail));
    }

    boolean stands() {
        return refusal == null;
    }

    SyntheaRow as(String other) {
        return new SyntheaRow(other, events, refusal);
    }
}
