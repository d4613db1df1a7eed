package io.wardwatch.core.alert;

import io.wardwatch.core.event.PatientKey;
import io.wardwatch.core.score.Reason;
import java.util.List;

/**
 * An alert to the revenue cycle team as it stands. Key: {@code alertId}, a function of kind, claim and the trigger that opened
 * it. Absent text is the empty string; times in microseconds, absent ones {@link io.wardwatch.core.event.Event#ABSENT}.
 *
 * @param claimId unique within its facility
 * @param dueAt until when acting helps
 * @param probability NaN = none
 * @param amountCents at stake, in minor units; {@link io.wardwatch.core.event.Event#ABSENT} = not known
 * @param currency ISO 4217; empty = USD
 * @param reason code of why it is in this state
 */
public record FinanceAlert(
        String alertId,
        String kind,
        String severity,
        CareAlert.State state,
        PatientKey patient,
        String facility,
        String claimId,
        String encounterId,
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
        List<Reason> reasons) {
    /** This alert as taken back, for {@code why}. */
    public FinanceAlert retracted(String why) {
        return new FinanceAlert(
                alertId,
                kind,
                severity,
                CareAlert.State.RETRACTED,
                patient,
                facility,
                claimId,
                encounterId,
                payer,
                openedAt,
                updatedAt,
                closedAt,
                dueAt,
                probability,
                amountCents,
                currency,
                scoreId,
                why,
                reasons);
    }

    /** Says nothing of whom it is about. */
    @Override
    public String toString() {
        return "FinanceAlert[" + kind + " " + severity + " " + state + "]";
    }
}
