package io.wardwatch.core.score;

/** When in a stay a score is issued. */
public enum Moment {
    ADMISSION,
    DISCHARGE
}
