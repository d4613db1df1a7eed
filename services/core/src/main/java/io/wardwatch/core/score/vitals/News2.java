package io.wardwatch.core.score.vitals;

import io.wardwatch.core.score.card.Band;
import io.wardwatch.core.score.card.Component;
import io.wardwatch.core.score.card.Item;
import io.wardwatch.core.score.card.ScoreCard;
import io.wardwatch.core.score.card.Standing;
import java.util.List;

/**
 * The National Early Warning Score 2 (Royal College of Physicians, 2017, reproduced with acknowledgement): 0 to 20 points over
 * seven observations. Not for patients under 16 and not in pregnancy: see {@link #applies}.
 *
 * <p>A total of 5 or 6 is medium, of 7 or more high. One observation that scores 3 by itself makes a low total low–medium. What
 * is missing or too old counts 0, and the card's bounds and bands say what it could come to: a score is not low because nobody
 * measured.
 */
public final class News2 {
    private static final int RED = 3;
    private static final int ADULT_YEARS = 16;

    private static final Item RESPIRATIONS = new Item("respirations", 3);
    private static final Item SATURATION = new Item("saturation", 3);
    private static final Item OXYGEN = new Item("oxygen", 2);
    private static final Item SYSTOLIC = new Item("systolic", 3);
    private static final Item PULSE = new Item("pulse", 3);
    private static final Item CONSCIOUSNESS = new Item("consciousness", 3);
    private static final Item TEMPERATURE = new Item("temperature", 3);

    private News2() {}

    /** The score of {@code vitals} at {@code asOf}, in epoch microseconds. */
    public static ScoreCard of(Vitals vitals, SaturationScale scale, Freshness freshness, long asOf) {
        Reading reading = new Reading(vitals, freshness, asOf);
        ScoreCard card = ScoreCard.of(
                scale.version(),
                List.of(
                        respirations(reading),
                        scale == SaturationScale.ONE ? saturation(reading) : hypercapnic(reading),
                        oxygen(reading),
                        systolic(reading),
                        pulse(reading),
                        consciousness(reading),
                        temperature(reading)));
        return withSingleRed(card);
    }

    /**
     * Whether the score is meant for such a patient: 16 years or older and not pregnant. {@code false} where the age is unknown,
     * below 0.
     */
    public static boolean applies(int ageYears, boolean pregnant) {
        return ageYears >= ADULT_YEARS && !pregnant;
    }

    /** The response that the chart asks for. */
    public static News2Response response(ScoreCard card) {
        return switch (card.band()) {
            case HIGH -> News2Response.EMERGENCY;
            case MEDIUM -> News2Response.URGENT;
            case LOW_MEDIUM -> News2Response.URGENT_WARD_REVIEW;
            case LOW, UNBANDED -> card.points() == 0 ? News2Response.ROUTINE : News2Response.WARD;
        };
    }

    private static ScoreCard withSingleRed(ScoreCard card) {
        boolean now = false;
        boolean surely = false;
        boolean maybe = false;
        for (int i = 0; i < card.components().size(); i++) {
            Component component = card.components().get(i);
            now |= component.points() >= RED;
            surely |= component.min() >= RED;
            maybe |= component.max() >= RED;
        }
        return new ScoreCard(
                card.version(),
                card.points(),
                card.min(),
                card.max(),
                now ? card.band().orAtLeast(Band.LOW_MEDIUM) : card.band(),
                surely ? card.lowest().orAtLeast(Band.LOW_MEDIUM) : card.lowest(),
                maybe ? card.highest().orAtLeast(Band.LOW_MEDIUM) : card.highest(),
                card.components());
    }

    private static Component respirations(Reading reading) {
        if (!reading.has(VitalSign.RESPIRATIONS)) {
            return reading.lacking(VitalSign.RESPIRATIONS, RESPIRATIONS);
        }
        int rate = reading.value(VitalSign.RESPIRATIONS);
        if (rate <= 8) {
            return RESPIRATIONS.known(3);
        }
        if (rate <= 11) {
            return RESPIRATIONS.known(1);
        }
        if (rate <= 20) {
            return RESPIRATIONS.known(0);
        }
        return RESPIRATIONS.known(rate <= 24 ? 2 : 3);
    }

    private static Component saturation(Reading reading) {
        if (!reading.has(VitalSign.SATURATION)) {
            return reading.lacking(VitalSign.SATURATION, SATURATION);
        }
        int percent = reading.value(VitalSign.SATURATION);
        if (percent <= 91) {
            return SATURATION.known(3);
        }
        if (percent <= 93) {
            return SATURATION.known(2);
        }
        return SATURATION.known(percent <= 95 ? 1 : 0);
    }

    // From 93 % on, a patient on oxygen is given too much of it; on air there is nothing to take away.
    private static Component hypercapnic(Reading reading) {
        if (!reading.has(VitalSign.SATURATION)) {
            return reading.lacking(VitalSign.SATURATION, SATURATION);
        }
        int percent = reading.value(VitalSign.SATURATION);
        if (percent <= 83) {
            return SATURATION.known(3);
        }
        if (percent <= 87) {
            return SATURATION.known(percent <= 85 ? 2 : 1);
        }
        if (percent <= 92) {
            return SATURATION.known(0);
        }
        int onOxygen = percent <= 94 ? 1 : percent <= 96 ? 2 : 3;
        if (!reading.has(VitalSign.OXYGEN)) {
            Standing standing = reading.lacking(VitalSign.OXYGEN, OXYGEN).standing();
            return SATURATION.open(standing, 0, 0, onOxygen);
        }
        return SATURATION.known(reading.value(VitalSign.OXYGEN) == 0 ? 0 : onOxygen);
    }

    private static Component oxygen(Reading reading) {
        if (!reading.has(VitalSign.OXYGEN)) {
            return reading.lacking(VitalSign.OXYGEN, OXYGEN);
        }
        return OXYGEN.known(reading.value(VitalSign.OXYGEN) == 0 ? 0 : 2);
    }

    private static Component systolic(Reading reading) {
        if (!reading.has(VitalSign.SYSTOLIC)) {
            return reading.lacking(VitalSign.SYSTOLIC, SYSTOLIC);
        }
        int pressure = reading.value(VitalSign.SYSTOLIC);
        if (pressure <= 90 || pressure >= 220) {
            return SYSTOLIC.known(3);
        }
        if (pressure <= 100) {
            return SYSTOLIC.known(2);
        }
        return SYSTOLIC.known(pressure <= 110 ? 1 : 0);
    }

    private static Component pulse(Reading reading) {
        if (!reading.has(VitalSign.PULSE)) {
            return reading.lacking(VitalSign.PULSE, PULSE);
        }
        int rate = reading.value(VitalSign.PULSE);
        if (rate <= 40 || rate >= 131) {
            return PULSE.known(3);
        }
        if (rate <= 50) {
            return PULSE.known(1);
        }
        if (rate <= 90) {
            return PULSE.known(0);
        }
        return PULSE.known(rate <= 110 ? 1 : 2);
    }

    private static Component consciousness(Reading reading) {
        if (!reading.has(VitalSign.CONSCIOUSNESS)) {
            return reading.lacking(VitalSign.CONSCIOUSNESS, CONSCIOUSNESS);
        }
        return CONSCIOUSNESS.known(reading.consciousness() == Consciousness.ALERT ? 0 : 3);
    }

    private static Component temperature(Reading reading) {
        if (!reading.has(VitalSign.TEMPERATURE)) {
            return reading.lacking(VitalSign.TEMPERATURE, TEMPERATURE);
        }
        int tenths = reading.value(VitalSign.TEMPERATURE);
        if (tenths <= 350) {
            return TEMPERATURE.known(3);
        }
        if (tenths <= 360) {
            return TEMPERATURE.known(1);
        }
        if (tenths <= 380) {
            return TEMPERATURE.known(0);
        }
        return TEMPERATURE.known(tenths <= 390 ? 1 : 2);
    }
}
