package io.wardwatch.core.score.vitals;

/** The ACVPU scale, in its order; {@link #CONFUSED} is new confusion, which the older AVPU scale does not know. */
public enum Consciousness {
    ALERT,
    CONFUSED,
    /** Responds to voice. */
    VOICE,
    /** Responds to pain. */
    PAIN,
    UNRESPONSIVE;

    private static final Consciousness[] ALL = values();

    static Consciousness of(Vital vital) {
        return ALL[vital.value()];
    }
}
