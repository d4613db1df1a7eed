package io.wardwatch.core.measure;

/**
 * What is contributed together: one record a group, with all its dimensions and a sparse vector over the group's
 * {@link Columns}. {@link #code()} stands in keys of state and never changes its meaning.
 */
public enum MeasureGroup {
    /** FLOW, on the local day a stay begins. */
    ADMISSION(1),
    /** FLOW, on the local day of discharge: length, outcome, charges, readmission. */
    DISCHARGE(2),
    /** LEVEL, steps of the midnight census: + on the local day an occupancy begins, − on the day it ends. */
    CENSUS(3),
    /** FLOW, on the local day of a claim's first adjudication. */
    ADJUDICATION(4),
    /**
     * FLOW: on the local day of a claim's first submission what became of it within a horizon, on the day each was booked its
     * charges and write-offs, on the day of its first payment how long that took.
     */
    CLAIM(5),
    /** LEVEL, steps of a claim's open balance from age to age, and of what was paid too much. */
    BALANCE(6),
    /** FLOW, on the local day of discharge: the score of the discharge. */
    SCORE(7),
    /** DISTINCT: a patient's days of discharge, and the steps that take back the repeated ones of a window. */
    PATIENTS(8);

    private final int code;

    MeasureGroup(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }

    /**
     * Whether patients are counted once however many facilities they were at: such a group has no sums over facilities, so it
     * carries contributions for each facility and for the network, and is sliced no further.
     */
    public boolean distinct() {
        return this == PATIENTS;
    }

    public static MeasureGroup ofCode(int code) {
        for (MeasureGroup group : values()) {
            if (group.code == code) {
                return group;
            }
        }
        throw new IllegalArgumentException("no measure group has code " + code);
    }
}
