package io.wardwatch.core.score.clinical;

/** Yes, no, or not on record. */
public enum Answer {
    YES,
    NO,
    UNKNOWN;

    /** {@link #YES} or {@link #NO}. */
    public static Answer of(boolean holds) {
        return holds ? YES : NO;
    }
}
