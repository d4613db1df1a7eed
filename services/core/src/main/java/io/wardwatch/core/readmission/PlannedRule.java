package io.wardwatch.core.readmission;

/** What the planned-readmission lists say of a stay, were it a readmission. Names are part of the contract of index stays. */
public enum PlannedRule {
    /** Nothing of it is on the lists. */
    UNPLANNED,
    /** A potentially planned procedure, but the principal diagnosis is acute or not known: not planned. */
    ACUTE_DIAGNOSIS,
    ALWAYS_PLANNED_PROCEDURE,
    ALWAYS_PLANNED_DIAGNOSIS,
    /** A potentially planned procedure, and the principal diagnosis is not acute. */
    POTENTIALLY_PLANNED;

    private static final PlannedRule[] VALUES = values();

    public boolean planned() {
        return ordinal() >= ALWAYS_PLANNED_PROCEDURE.ordinal();
    }

    static PlannedRule of(int ordinal) {
        return VALUES[ordinal];
    }
}
