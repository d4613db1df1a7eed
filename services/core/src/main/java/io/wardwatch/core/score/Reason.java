package io.wardwatch.core.score;

/**
 * One feature's exact signed share of a score, in log-odds against the reference patient: {@code weight · (value −
 * reference)}. All reasons of a score plus its baseline are its log-odds. Words for {@code code} live at the edge.
 */
public record Reason(String code, double value, double reference, double contribution) {}
