package io.wardwatch.core.score.vitals;

/**
 * One measured value.
 *
 * @param value in the unit of its {@link VitalSign}, rounded to it, halves up, by whoever reads it in; implausible values are to
 *     be refused there
 * @param takenAt epoch microseconds
 */
public record Vital(int value, long takenAt) {
    /** None was ever taken. */
    public static final Vital ABSENT = new Vital(0, Long.MIN_VALUE);

    /** A level of consciousness as observed at {@code takenAt}. */
    public static Vital of(Consciousness level, long takenAt) {
        return new Vital(level.ordinal(), takenAt);
    }

    /** Whether the patient was on supplemental oxygen at {@code takenAt}. */
    public static Vital oxygen(boolean supplemental, long takenAt) {
        return new Vital(supplemental ? 1 : 0, takenAt);
    }

    boolean absent() {
        return takenAt == Long.MIN_VALUE;
    }
}
