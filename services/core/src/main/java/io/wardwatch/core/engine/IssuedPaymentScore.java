package io.wardwatch.core.engine;

import io.wardwatch.core.event.PatientKey;
import io.wardwatch.core.score.PaymentScore;
import io.wardwatch.core.score.PaymentTarget;

/**
 * A payment score with whose it is. {@code scoreId} is a function of claim and trigger; {@code revision} counts from 1 and grows
 * when an entry that arrived later, with a lesser stamp, changed the score's bytes. Where such an entry shows that the trigger
 * never held at all, the last revision is {@linkplain #withdrawn() withdrawn}.
 *
 * @param trigger event id of the entry that it belongs to
 * @param scoredAt the trigger's {@code recordedAt}, microseconds
 * @param currency of the amount at stake, as known at the trigger; empty = USD
 * @param score null where withdrawn
 */
public record IssuedPaymentScore(
        String scoreId,
        int revision,
        PatientKey patient,
        String facility,
        String claimId,
        PaymentTarget target,
        String trigger,
        String triggerSource,
        long scoredAt,
        String currency,
        PaymentScore score) {
    public boolean withdrawn() {
        return score == null;
    }

    /** Says nothing of whom it is about. */
    @Override
    public String toString() {
        return "IssuedPaymentScore[" + target + " revision " + revision + "]";
    }
}
