package io.wardwatch.core.measure;

/**
 * One partition of {@code risk} has said all that it had to say up to an instant of the clock. The clock of the cells is the
 * least over all {@code riskPartitions}, so that no day closes before its contributions are in.
 *
 * @param riskPartition from 0
 * @param instant microseconds since 1970-01-01T00:00Z
 */
public record RiskTick(int riskPartition, int riskPartitions, long instant) implements CellInput {}
