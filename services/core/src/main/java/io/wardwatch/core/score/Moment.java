package io.wardwatch.core.score;

/** When in a stay a score belongs. What a source says at each moment differs, and so do the features of the model. */
public enum Moment {
    /** The stay began. */
    ADMISSION,
    /** The stay ended with the patient alive. */
    DISCHARGE,
    /** While the stay is open, something was recorded that makes the score another one. */
    UPDATE,
    /** A due day after the discharge, for what was recorded since. */
    FOLLOW_UP;

    /** Whether the stay has ended: its length and disposition are then known. */
    public boolean discharged() {
        return this == DISCHARGE || this == FOLLOW_UP;
    }
}
