package io.wardwatch.core.readmission;

/**
 * A visit that followed an index stay. {@link #NONE} where none did within the longest horizon (yet).
 *
 * @param days local days from the index discharge to its begin, at least 0; -1 for none
 * @param rule what the planned-readmission lists say of it
 * @param counts whether it is a readmission by the measure: a planned one is not, and hides those after it
 */
public record Return(String facility, String encounterId, int days, PlannedRule rule, boolean counts) {
    public static final Return NONE = new Return("", "", -1, PlannedRule.UNPLANNED, false);

    /** Whether there was a readmission within {@code horizon} days. */
    public boolean within(int horizon) {
        return counts && days <= horizon;
    }

    public boolean isNone() {
        return days < 0;
    }

    /** The days only: it would identify a person. */
    @Override
    public String toString() {
        return "Return[" + days + " " + rule + "]";
    }
}
