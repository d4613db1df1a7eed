package io.wardwatch.core.score;

/**
 * One input of a linear model.
 *
 * @param code stable name, also the code of its {@link Reason}
 * @param reference its value in the reference patient, against whom contributions are measured
 * @param meaning what it holds, its unit, and what stands for unknown
 */
public record Feature(String code, double reference, String meaning) {}
