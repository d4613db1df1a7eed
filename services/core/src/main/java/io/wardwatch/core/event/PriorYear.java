package io.wardwatch.core.event;

/** What the source knows of the twelve months before the stream began, as counts; -1 is not stated. */
public record PriorYear(int inpatient, int emergency, int outpatient) {}
