package io.wardwatch.model;

import io.wardwatch.core.score.ReadmissionScore;

/**
 * One score as it was issued, with what came of it. The score brings the features exactly as the engine saw them, and the
 * baselines that a model has to beat.
 *
 * @param patient whose it is; all examples of a patient fall on the same side of the split. Never exported
 * @param readmitted whether the patient's next stay began within 30 local days of the discharge
 */
public record Example(String patient, ReadmissionScore score, boolean readmitted) {
    /** Only what harms nobody: neither the patient nor the values. */
    @Override
    public String toString() {
        return "Example[" + score.moment() + ", readmitted=" + readmitted + "]";
    }
}
