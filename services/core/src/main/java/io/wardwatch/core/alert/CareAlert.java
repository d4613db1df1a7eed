package io.wardwatch.core.alert;

import io.wardwatch.core.event.Event;
import io.wardwatch.core.event.PatientKey;
import io.wardwatch.core.policy.CareRule;
import io.wardwatch.core.policy.Severity;
import io.wardwatch.core.score.Reason;
import java.util.List;

/**
 * An alert as it stands after an event: opened, updated, closed or retracted. Its id is a function of kind, encounter and the
 * trigger that opened it, so every state of one alert has one key. Times in microseconds.
 *
 * @param kind what it warns of: {@code READMISSION_RISK}, or the name of a {@link CareRule}
 * @param patient {@link PatientKey#NOBODY} where it is a facility's; then there is no encounter either
 * @param closedAt {@link io.wardwatch.core.event.Event#ABSENT} while open
 * @param scoreId empty where no score stands behind it
 * @param probability NaN where no score stands behind it
 * @param reason code of why it is in this state, e.g. {@code TIER_HIGH}, {@code BELOW_CLEAR}, {@code TRIGGER_UNDONE}
 * @param rule name and version of the rule that fired; empty where a score did
 * @param facts by which that rule holds
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
        List<Reason> reasons,
        String rule,
        List<RuleFact> facts) {
    /** Whom an alert is about, and where. */
    public record Subject(PatientKey patient, String facility, String encounterId, String unit) {}

    /** When it began and ended, ABSENT while it stands, and why it ended, empty while it stands. */
    public record Course(long openedAt, long closedAt, String ended) {}

    /** OPEN as first said, UPDATED while open with another content, CLOSED in its course, RETRACTED as its ground fell away. */
    public enum State {
        OPEN,
        UPDATED,
        CLOSED,
        RETRACTED
    }

    /** Of a score. */
    public CareAlert(
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
        this(
                alertId,
                kind,
                severity,
                state,
                patient,
                facility,
                encounterId,
                unit,
                openedAt,
                updatedAt,
                closedAt,
                scoreId,
                probability,
                reason,
                reasons,
                "",
                List.of());
    }

    /** Of a rule: its kind is the rule's name, and while it stands its reason is the rule. */
    public static CareAlert ofRule(
            String alertId, CareRule rule, Severity severity, Subject whom, Course course, List<RuleFact> facts) {
        boolean open = course.closedAt() == Event.ABSENT;
        return new CareAlert(
                alertId,
                rule.name(),
                severity.code(),
                open ? State.OPEN : State.CLOSED,
                whom.patient(),
                whom.facility(),
                whom.encounterId(),
                whom.unit(),
                course.openedAt(),
                open ? course.openedAt() : course.closedAt(),
                course.closedAt(),
                "",
                Double.NaN,
                open ? "RULE_HOLDS" : course.ended(),
                List.of(),
                rule.reference(),
                facts);
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
                reasons,
                rule,
                facts);
    }
}
