package io.wardwatch.core.measure;

/** How the cells of a measure add up to its value. */
public enum CellKind {
    /** Dated amounts: a window is a sum of days. */
    FLOW,
    /** Dated steps: the value of day T is the sum of all steps to T. */
    LEVEL,
    /** A LEVEL added up over the days of a window: patient days are the census of each midnight. */
    LEVEL_DAYS,
    /** Patients counted once a window: patient-days as a FLOW, less the repeated ones of a window as a LEVEL. */
    DISTINCT
}
