package io.wardwatch.core.policy;

/**
 * Which published weighting of the Charlson conditions an index uses. Only the choice stands here; the weights themselves, with
 * their sources, stand in {@link io.wardwatch.core.score.Charlson}.
 */
public enum CharlsonWeights {
    CHARLSON_1987,
    QUAN_2011,
    LACE_2010
}
