package io.wardwatch.core.score.vitals;

import java.time.Duration;

/** Vitals for tests: a well patient, or nobody measured, with one thing changed at a time. */
final class VitalSigns {
    static final long NOW = 1_750_000_000_000_000L;
    static final Freshness HALF_A_DAY = Freshness.of(Duration.ofHours(12));

    private VitalSigns() {}

    /** Everything measured now and worth no point in NEWS2 nor MEWS. */
    static Vitals well() {
        return Vitals.NONE
                .with(VitalSign.RESPIRATIONS, new Vital(14, NOW))
                .with(VitalSign.SATURATION, new Vital(98, NOW))
                .with(VitalSign.OXYGEN, Vital.oxygen(false, NOW))
                .with(VitalSign.SYSTOLIC, new Vital(120, NOW))
                .with(VitalSign.PULSE, new Vital(70, NOW))
                .with(VitalSign.CONSCIOUSNESS, Vital.of(Consciousness.ALERT, NOW))
                .with(VitalSign.TEMPERATURE, new Vital(370, NOW));
    }

    /** {@code vitals} with another {@code value}, measured a microsecond later. */
    static Vitals with(Vitals vitals, VitalSign sign, int value) {
        return vitals.with(sign, new Vital(value, vitals.get(sign) == Vital.ABSENT ? NOW : NOW + 1));
    }

    /** A well patient without any value of {@code sign}. */
    static Vitals without(VitalSign lacking) {
        Vitals vitals = Vitals.NONE;
        for (VitalSign sign : VitalSign.values()) {
            if (sign != lacking) {
                vitals = vitals.with(sign, well().get(sign));
            }
        }
        return vitals;
    }
}
