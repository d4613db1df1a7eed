package io.wardwatch.core.score.vitals;

import io.wardwatch.core.score.card.Component;
import io.wardwatch.core.score.card.Item;

/** One patient's vitals at one moment, as far as they are fresh enough to count. */
record Reading(Vitals vitals, Freshness freshness, long asOf) {
    /** Whether there is a value of {@code sign} to count. */
    boolean has(VitalSign sign) {
        Vital vital = vitals.get(sign);
        return Freshness.taken(vital, asOf) && freshness.fresh(sign, vital, asOf);
    }

    int value(VitalSign sign) {
        return vitals.get(sign).value();
    }

    Consciousness consciousness() {
        return Consciousness.of(vitals.get(VitalSign.CONSCIOUSNESS));
    }

    /** What {@code item} says of a {@code sign} that has no value to count: too old, or not there. */
    Component lacking(VitalSign sign, Item item) {
        return Freshness.taken(vitals.get(sign), asOf) ? item.stale() : item.missing();
    }
}
