package io.wardwatch.core.score.vitals;

/** The seven observations of the early warning scores, with the unit of {@link Vital#value}. */
public enum VitalSign {
    /** Breaths a minute. */
    RESPIRATIONS,
    /** Oxygen saturation in per cent. */
    SATURATION,
    /** 0 breathing air, 1 on supplemental oxygen. */
    OXYGEN,
    /** Systolic blood pressure in mmHg. */
    SYSTOLIC,
    /** Beats a minute. */
    PULSE,
    /** The place of a {@link Consciousness} in its order. */
    CONSCIOUSNESS,
    /** Tenths of a degree Celsius: the charts' steps, so that no boundary falls between two numbers. */
    TEMPERATURE
}
