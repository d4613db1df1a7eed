package io.wardwatch.core.engine;

import io.wardwatch.core.event.PatientKey;
import io.wardwatch.core.score.Moment;
import io.wardwatch.core.score.ReadmissionScore;

/**
 * A score with whose it is. {@code scoreId} is a function of encounter and trigger; {@code revision} counts from 1 and grows
 * when an entry that arrived later, with a lesser stamp, changed the score's bytes. Where such an entry shows that the trigger
 * never held at all, the last revision is {@linkplain #withdrawn() withdrawn}.
 *
 * @param trigger event id of the entry that it belongs to
 * @param scoredAt the trigger's {@code recordedAt}, microseconds
 * @param score null where withdrawn
 */
public record IssuedScore(
        String scoreId,
        int revision,
        PatientKey patient,
        String facility,
        String encounterId,
        Moment moment,
        String trigger,
        String triggerSource,
        long scoredAt,
        ReadmissionScore score) {
    public boolean withdrawn() {
        return score == null;
    }
}
