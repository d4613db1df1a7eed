package io.wardwatch.core.policy;

/** How high a risk stands, in rising order. {@code LOW} is the absence of a tier: nothing is said about it. */
public enum Tier {
    LOW,
    MODERATE,
    HIGH,
    VERY_HIGH
}
