package io.wardwatch.core.measure;

import io.wardwatch.core.event.Event;
import io.wardwatch.core.event.Field;
import io.wardwatch.core.timeline.EncounterFacts;

/** What an encounter's measures are sliced by, apart from the unit, which differs between its measures. */
public record Dimensions(String dischargeUnit, String provider, String payer, String ageGroup) {
    /** Of something that belongs to no known encounter. */
    public static final Dimensions UNKNOWN =
            new Dimensions(Contribution.UNKNOWN, Contribution.UNKNOWN, Contribution.UNKNOWN, Contribution.UNKNOWN);

    /**
     * @param beginDay local day on which the stay (or, where there is none, the visit) began; ABSENT unknown
     */
    public static Dimensions of(EncounterFacts facts, long beginDay) {
        return new Dimensions(
                orUnknown(facts.lastUnit()),
                orUnknown(facts.text(Field.PROVIDER, "")),
                orUnknown(facts.text(Field.PAYER, "")),
                AgeGroup.of(ageYears(facts, beginDay)));
    }

    /** The same but for a payer of its own; empty = none. */
    public Dimensions paidBy(String own) {
        return own.isEmpty() ? this : new Dimensions(dischargeUnit, provider, own, ageGroup);
    }

    /** Age at {@code day} by the birth date, else as stated; -1 unknown. */
    public static long ageYears(EncounterFacts facts, long day) {
        long birth = facts.number(Field.BIRTH_DATE, Event.ABSENT);
        return birth == Event.ABSENT || day == Event.ABSENT
                ? facts.number(Field.AGE_YEARS, -1)
                : AgeGroup.years(birth, day);
    }

    static String orUnknown(String value) {
        return value.isEmpty() ? Contribution.UNKNOWN : value;
    }
}
