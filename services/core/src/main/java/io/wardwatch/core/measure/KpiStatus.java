package io.wardwatch.core.measure;

/** How far a published value is decided. */
public enum KpiStatus {
    /** Every outcome of the cohort has had its full horizon. */
    MATURED,
    /** The newest days are in, though their outcomes can still happen. */
    PROVISIONAL,
    /** An input that the KPI needs has never been seen at the facility: no number, rather than zero. */
    UNAVAILABLE
}
