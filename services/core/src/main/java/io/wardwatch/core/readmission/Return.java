package io.wardwatch.core.readmission;

/**
 * A visit that followed an index stay. {@link #NONE} where none did within the longest horizon (yet).
 *
 * @param days local days from the index discharge to its begin, at least 0; -1 for none
 * @param rule what the planned-readmission lists say of it
 * @param counts whether it is a readmission by the measure: a planned one is not, and hides those after it
 * @param chargeCents of that visit; -1 unknown
 */
public record Return(
        String facility, String encounterId, int days, PlannedRule rule, boolean counts, long chargeCents) {
    public static final Return NONE = new Return("", "", -1, PlannedRule.UNPLANNED, false);

    /** One whose charge is not known. */
    public Return(String facility, String encounterId, int days, PlannedRule rule, boolean counts) {
        this(facility, encounterId, days, rule, counts, -1);
    }

    /** The same without its charge: what is told of index stays does not change with money. */
    public Return withoutCharge() {
        return chargeCents < 0 ? this : new Return(facility, encounterId, days, rule, counts);
    }

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
