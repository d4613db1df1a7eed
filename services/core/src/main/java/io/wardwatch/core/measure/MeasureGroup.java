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
    ADJUDICATION(4);

    private final int code;

    MeasureGroup(int code) {
        this.code = code;
    }

    public int code() {
        return code;
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
