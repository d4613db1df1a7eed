package io.wardwatch.core.score.card;

/**
 * The published classes of scores, in rising order. Their words differ: LACE's "moderate", HOSPITAL's "intermediate" and
 * NEWS2's "medium" are {@link #MEDIUM}; "likely to be readmitted" of the simplified HOSPITAL score is {@link #HIGH}.
 */
public enum Band {
    /** The source publishes no classes. */
    UNBANDED,
    LOW,
    /** NEWS2 alone: one vital sign scores 3 while the total stays low. */
    LOW_MEDIUM,
    MEDIUM,
    HIGH;

    /** The greater of the two. */
    public Band orAtLeast(Band other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
