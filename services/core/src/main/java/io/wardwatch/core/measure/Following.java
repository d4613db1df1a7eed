package io.wardwatch.core.measure;

/**
 * How many local days after a live discharge the patient's next stay began, at any facility and at the same one; -1 where
 * none did (yet). A day difference below 0, possible between zones, counts as 0.
 */
public record Following(long anyDays, long sameDays) {
    public static final Following NONE = new Following(-1, -1);
}
