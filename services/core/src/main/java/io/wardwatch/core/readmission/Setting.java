package io.wardwatch.core.readmission;

/** What a visit was: the greatest of the classes it reached, except that only a stay is INPATIENT. */
public enum Setting {
    INPATIENT,
    OBSERVATION,
    EMERGENCY
}
