package io.wardwatch.core.feed;

import io.wardwatch.core.alert.CareAlert;
import io.wardwatch.core.event.Event;

/**
 * What of an alert its handling rests on.
 *
 * @param severity as it now is
 * @param state as the engine last said
 * @param expiresAt from then on there is nothing left to act on, microseconds; {@link Event#ABSENT} = never
 */
public record Concern(String severity, CareAlert.State state, long expiresAt) {
    /** Whether the engine still stands by it. */
    boolean stands() {
        return state == CareAlert.State.OPEN || state == CareAlert.State.UPDATED;
    }

    /** The clock as far as it runs for this alert: no snooze ends any more once it is over or the engine has closed it. */
    long runsTo(long clock) {
        if (!stands()) {
            return Event.ABSENT;
        }
        return over(clock) ? expiresAt : clock;
    }

    boolean over(long clock) {
        return expiresAt != Event.ABSENT && clock != Event.ABSENT && clock >= expiresAt;
    }
}
