package io.wardwatch.core.event;

/** A procedure of a stay. {@code date} in days since 1970-01-01, null where not stated. */
public record Procedure(String code, String system, Long date) {}
