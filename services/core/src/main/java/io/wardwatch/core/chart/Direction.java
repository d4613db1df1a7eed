package io.wardwatch.core.chart;

/** To which side a signal points: above the centre or rising, below the centre or falling. */
public enum Direction {
    HIGH,
    LOW
}
