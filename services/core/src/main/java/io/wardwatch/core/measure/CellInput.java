package io.wardwatch.core.measure;

/** What the cells' input topic carries, in one order: differences, and the ticks of the partitions they come from. */
public sealed interface CellInput permits Contribution, RiskTick {}
