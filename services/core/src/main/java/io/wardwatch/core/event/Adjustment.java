package io.wardwatch.core.event;

/** One adjustment of a remittance or of the ledger, integer minor units; {@code line} 0 is not stated. */
public record Adjustment(String level, int line, String group, String code, long cents) {}
