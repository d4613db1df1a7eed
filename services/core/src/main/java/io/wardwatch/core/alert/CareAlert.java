package io.wardwatch.core.alert;

import io.wardwatch.core.event.PatientKey;
import io.wardwatch.core.score.Reason;
import java.util.List;

/**
 * An alert as it stands after an event: opened, updated, closed or retracted. Its id is a function of kind, encounter and the
 * trigger that opened it, so every state of one alert has one key. Times in microseconds.
 *
 * @param kind what it warns of, {@code READMISSION_RISK}
 * @param closedAt {@link io.wardwatch.core.event.Event#ABSENT} while open
 * @param reason code of why it is in this state, e.g. {@code TIER_HIGH}, {@code BELOW_CLEAR}, {@code TRIGGER_UNDONE}
 */
public record CareAlert(
        String alertId,
        String kind,
        String severity,
        State state,
        PatientKey patient,
        String facility,
        String encounterId,
        String unit,
        long openedAt,
        long updatedAt,
        long closedAt,
        String scoreId,
        double probability,
        String reason,
        List<Reason> reasons) {
    /** OPEN as first said, UPDATED while open with another content, CLOSED in its course, RETRACTED as its ground fell away. */
    public enum State {
        OPEN,
        UPDATED,
        CLOSED,
        RETRACTED
    }

    /** This alert as taken back, for {@code why}. */
    public CareAlert retracted(String why) {
        return new CareAlert(
                alertId,
                kind,
                severity,
                State.RETRACTED,
                patient,
                facility,
                encounterId,
                unit,
                openedAt,
                updatedAt,
                closedAt,
                scoreId,
                probability,
                why,
                reasons);
    }
}
