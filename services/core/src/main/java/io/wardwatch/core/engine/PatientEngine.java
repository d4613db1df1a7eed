package io.wardwatch.core.engine;

import io.wardwatch.core.event.Event;
import io.wardwatch.core.event.Facility;
import io.wardwatch.core.event.PatientKey;

/**
 * The engine: state and one event in; new state, scores, alerts, findings and contribution differences out. Both hosts call
 * exactly this, the stream processor over its store and the replayer over a map. One thread an instance.
 */
public final class PatientEngine {
    /** Sets or replaces a facility's zone and beds; UTC where none was given. */
    public void facility(Facility facility) {
        throw new UnsupportedOperationException();
    }

    /** Applies one accepted event to its patient's records in {@code store} and says what changed to {@code outputs}. */
    public Result apply(PatientStore store, Event event, Outputs outputs) {
        throw new UnsupportedOperationException();
    }

    /** Says all that holds of one patient now, from its records alone. */
    public void describe(PatientStore store, PatientKey patient, Description description) {
        throw new UnsupportedOperationException();
    }
}
