package io.wardwatch.alerts;

import io.wardwatch.core.alert.CareAlert;
import io.wardwatch.core.alert.FinanceAlert;
import io.wardwatch.core.alert.RuleFact;
import io.wardwatch.core.event.Event;
import io.wardwatch.core.event.PatientKey;
import io.wardwatch.core.score.Reason;
import io.wardwatch.formats.Said;
import java.util.HexFormat;
import java.util.List;

/**
 * An alert of either feed as it was last said. Absent text is empty, absent times and amounts are {@link Event#ABSENT}, an absent
 * probability is NaN; times in microseconds.
 *
 * @param rule name and version of the rule that fired, empty where a score did
 * @param facts by which that rule holds
 * @param cut offsets of the inputs that it rests on, as hexadecimal digits
 */
record AnyAlert(
        FeedName feed,
        String alertId,
        String kind,
        String severity,
        CareAlert.State state,
        PatientKey patient,
        String facility,
        String encounterId,
        String claimId,
        String unit,
        String payer,
        long openedAt,
        long updatedAt,
        long closedAt,
        long dueAt,
        double probability,
        long amountCents,
        String currency,
        String scoreId,
        String reason,
        List<Reason> reasons,
        String rule,
        List<RuleFact> facts,
        String cut) {

    static AnyAlert care(Said<CareAlert> said) {
        CareAlert alert = said.what();
        return new AnyAlert(
                FeedName.CARE,
                alert.alertId(),
                alert.kind(),
                alert.severity(),
                alert.state(),
                alert.patient(),
                alert.facility(),
                alert.encounterId(),
                "",
                alert.unit(),
                "",
                alert.openedAt(),
                alert.updatedAt(),
                alert.closedAt(),
                Event.ABSENT,
                alert.probability(),
                Event.ABSENT,
                "",
                alert.scoreId(),
                alert.reason(),
                alert.reasons(),
                alert.rule(),
                alert.facts(),
                HexFormat.of().formatHex(said.cut()));
    }

    static AnyAlert finance(Said<FinanceAlert> said) {
        FinanceAlert alert = said.what();
        return new AnyAlert(
                FeedName.FINANCE,
                alert.alertId(),
                alert.kind(),
                alert.severity(),
                alert.state(),
                alert.patient(),
                alert.facility(),
                alert.encounterId(),
                alert.claimId(),
                "",
                alert.payer(),
                alert.openedAt(),
                alert.updatedAt(),
                alert.closedAt(),
                alert.dueAt(),
                alert.probability(),
                alert.amountCents(),
                alert.currency(),
                alert.scoreId(),
                alert.reason(),
                alert.reasons(),
                "",
                List.of(),
                HexFormat.of().formatHex(said.cut()));
    }

    /** Whether a rule speaks, not a score. */
    boolean ofRule() {
        return !rule.isEmpty();
    }

    /** Whether the engine still stands by it. */
    boolean stands() {
        return state == CareAlert.State.OPEN || state == CareAlert.State.UPDATED;
    }

    /** Says nothing of whom it is about. */
    @Override
    public String toString() {
        return "AnyAlert[" + kind + " " + severity + " " + state + "]";
    }
}
