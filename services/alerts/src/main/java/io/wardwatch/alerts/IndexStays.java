package io.wardwatch.alerts;

import io.wardwatch.core.engine.JudgedStay;
import io.wardwatch.core.event.Event;
import io.wardwatch.core.readmission.NotIndex;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * Stays and observation visits as the readmission measure judges them, each as last said. Key: facility and encounterId. Bounded:
 * what ended longer ago than {@link Stays#old} has it is dropped, which no window reaches. Guarded by the feeds' lock.
 */
final class IndexStays {
    private final Map<EncounterKey, JudgedStay> rows = new HashMap<>();

    /** Takes a row in; one that is void takes away what was said before. */
    void say(JudgedStay latest) {
        EncounterKey key = new EncounterKey(latest.facility(), latest.encounterId());
        if (latest.state() == JudgedStay.State.VOID) {
            rows.remove(key);
        } else {
            rows.put(key, latest);
        }
    }

    /** Drops a row whose record was deleted. */
    void delete(EncounterKey key) {
        rows.remove(key);
    }

    Collection<JudgedStay> all() {
        return rows.values();
    }

    /** Open stays stay: they end one day. */
    void forget(long clock) {
        rows.values().removeIf(row -> {
            long last = row.end() == Event.ABSENT ? row.begin() : row.end();
            return !row.reasons().contains(NotIndex.STILL_OPEN) && Stays.old(last, clock);
        });
    }
}
