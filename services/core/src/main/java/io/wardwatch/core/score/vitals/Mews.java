package io.wardwatch.core.score.vitals;

import io.wardwatch.core.score.card.Component;
import io.wardwatch.core.score.card.Item;
import io.wardwatch.core.score.card.ScoreCard;
import io.wardwatch.core.score.card.ScoreVersion;
import io.wardwatch.core.score.card.Standing;
import java.util.List;

/**
 * The Modified Early Warning Score of Subbe 2001 (QJM 94:521): 0 to 14 points over five observations; 5 or more is high. Many
 * hospitals use variants of their own, with urine output or other thresholds: those are other versions.
 *
 * <p>Prints differ at two values: some have the lowest rows as "below 70 mmHg" and "below 40 beats", which leaves 70 and 40
 * without points, others as "at most". Here 70 and 40 belong to the lowest rows. New confusion is no answer of AVPU: who is
 * confused is alert or responds to voice, so it leaves 0 or 1 open.
 */
public final class Mews {
    private static final Item SYSTOLIC = new Item("systolic", 3);
    private static final Item PULSE = new Item("pulse", 3);
    private static final Item RESPIRATIONS = new Item("respirations", 3);
    private static final Item TEMPERATURE = new Item("temperature", 2);
    private static final Item CONSCIOUSNESS = new Item("consciousness", 3);

    private static final Component CONFUSED = CONSCIOUSNESS.open(Standing.MISSING, 0, 0, 1);

    private Mews() {}

    /** The score of {@code vitals} at {@code asOf}, in epoch microseconds. */
    public static ScoreCard of(Vitals vitals, Freshness freshness, long asOf) {
        Reading reading = new Reading(vitals, freshness, asOf);
        return ScoreCard.of(
                ScoreVersion.MEWS_2001,
                List.of(
                        systolic(reading),
                        pulse(reading),
                        respirations(reading),
                        temperature(reading),
                        consciousness(reading)));
    }

    private static Component systolic(Reading reading) {
        if (!reading.has(VitalSign.SYSTOLIC)) {
            return reading.lacking(VitalSign.SYSTOLIC, SYSTOLIC);
        }
        int pressure = reading.value(VitalSign.SYSTOLIC);
        if (pressure <= 70) {
            return SYSTOLIC.known(3);
        }
        if (pressure <= 80 || pressure >= 200) {
            return SYSTOLIC.known(2);
        }
        return SYSTOLIC.known(pressure <= 100 ? 1 : 0);
    }

    private static Component pulse(Reading reading) {
        if (!reading.has(VitalSign.PULSE)) {
            return reading.lacking(VitalSign.PULSE, PULSE);
        }
        int rate = reading.value(VitalSign.PULSE);
        if (rate >= 130) {
            return PULSE.known(3);
        }
        if (rate <= 40 || rate >= 111) {
            return PULSE.known(2);
        }
        return PULSE.known(rate <= 50 || rate >= 101 ? 1 : 0);
    }

    private static Component respirations(Reading reading) {
        if (!reading.has(VitalSign.RESPIRATIONS)) {
            return reading.lacking(VitalSign.RESPIRATIONS, RESPIRATIONS);
        }
        int rate = reading.value(VitalSign.RESPIRATIONS);
        if (rate >= 30) {
            return RESPIRATIONS.known(3);
        }
        if (rate < 9 || rate >= 21) {
            return RESPIRATIONS.known(2);
        }
        return RESPIRATIONS.known(rate >= 15 ? 1 : 0);
    }

    private static Component temperature(Reading reading) {
        if (!reading.has(VitalSign.TEMPERATURE)) {
            return reading.lacking(VitalSign.TEMPERATURE, TEMPERATURE);
        }
        int tenths = reading.value(VitalSign.TEMPERATURE);
        return TEMPERATURE.known(tenths < 350 || tenths >= 385 ? 2 : 0);
    }

    private static Component consciousness(Reading reading) {
        if (!reading.has(VitalSign.CONSCIOUSNESS)) {
            return reading.lacking(VitalSign.CONSCIOUSNESS, CONSCIOUSNESS);
        }
        return switch (reading.consciousness()) {
            case ALERT -> CONSCIOUSNESS.known(0);
            case CONFUSED -> CONFUSED;
            case VOICE -> CONSCIOUSNESS.known(1);
            case PAIN -> CONSCIOUSNESS.known(2);
            case UNRESPONSIVE -> CONSCIOUSNESS.known(3);
        };
    }
}
