package io.wardwatch.core.readmission;

import io.wardwatch.core.event.Diagnosis;
import io.wardwatch.core.event.Event;
import io.wardwatch.core.event.Field;
import io.wardwatch.core.event.Procedure;
import io.wardwatch.core.timeline.EncounterFacts;
import io.wardwatch.core.timeline.LocalDays;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * What an encounter's facts and the value sets amount to for the measure; the part of {@link StayFacts} that a head has to keep
 * beside times. A function of the encounter's facility and entries and of the editions.
 *
 * @param classBits see {@link StayClass}
 * @param ageYears whole years on the stay's first local day; -1 unknown
 */
public record StayCoding(int classBits, Ending ending, int ageYears) {
    /** Of an encounter that is no stay. */
    public static final StayCoding NONE = new StayCoding(StayClass.UNKNOWN, Ending.OPEN, -1);

    public static StayCoding of(String facility, EncounterFacts facts, ValueSetEditions editions, LocalDays days) {
        if (!facts.isStay()) {
            return NONE;
        }
        long beginDay = days.dayOf(facts.stayBegin());
        long day = facts.discharged() == null ? beginDay : days.dayOf(facts.end());
        int bits = editions.at(day).classify(facility, principal(facts.diagnoses()), procedures(facts));
        return new StayCoding(bits, Ending.of(facts), ageYears(facts, beginDay));
    }

    /** Of the three lists (of admission, of discharge, final) the last that names one decides; empty for none. */
    static String principal(List<List<Diagnosis>> lists) {
        for (int i = lists.size() - 1; i >= 0; i--) {
            List<Diagnosis> list = lists.get(i);
            for (int j = 0; j < list.size(); j++) {
                Diagnosis diagnosis = list.get(j);
                boolean first = diagnosis.rank() == 1 || (diagnosis.rank() == 0 && list.size() == 1);
                if (first && "ICD10".equals(diagnosis.system())) {
                    return diagnosis.code();
                }
            }
        }
        return "";
    }

    @SuppressWarnings("unchecked") // Field.PROCEDURES holds List<Procedure> by its type
    private static List<Procedure> procedures(EncounterFacts facts) {
        Object value = facts.value(Field.PROCEDURES);
        return value == null ? List.of() : (List<Procedure>) value;
    }

    private static int ageYears(EncounterFacts facts, long day) {
        long birth = facts.number(Field.BIRTH_DATE, Event.ABSENT);
        return birth == Event.ABSENT
                ? (int) facts.number(Field.AGE_YEARS, -1)
                : (int) ChronoUnit.YEARS.between(LocalDate.ofEpochDay(birth), LocalDate.ofEpochDay(day));
    }
}
