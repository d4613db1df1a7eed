package io.wardwatch.core.readmission;

import io.wardwatch.core.timeline.EncounterFacts;

/** How a stay ended, as far as the measure asks. Its place stands in state: add at the end, never reorder. */
public enum Ending {
    OPEN,
    ALIVE,
    /** Alive, and by its disposition to another acute hospital. */
    TO_ACUTE,
    AGAINST_ADVICE,
    DIED,
    /** Alive, to a skilled nursing facility. */
    TO_SKILLED_NURSING;

    /** By the discharge that holds; an unknown disposition is alive. */
    public static Ending of(EncounterFacts facts) {
        if (facts.discharged() == null) {
            return OPEN;
        }
        return by(facts.disposition());
    }

    /** Of a stay that has ended. */
    public static Ending by(String disposition) {
        if (EncounterFacts.isDeath(disposition)) {
            return DIED;
        }
        return switch (disposition) {
            case "07" -> AGAINST_ADVICE;
            case "02", "05", "43", "66", "82", "85", "88", "94" -> TO_ACUTE;
            case "03", "83" -> TO_SKILLED_NURSING;
            default -> ALIVE;
        };
    }
}
