package io.wardwatch.core.event;

/** A coded or worded diagnosis. {@code rank} 1 is the principal, 0 is not stated; {@code presentOnAdmission} null is not stated. */
public record Diagnosis(String code, String system, int rank, Boolean presentOnAdmission) {}
