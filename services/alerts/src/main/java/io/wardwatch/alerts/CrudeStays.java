package io.wardwatch.alerts;

import io.wardwatch.core.engine.JudgedStay;
import io.wardwatch.core.engine.Stay;
import io.wardwatch.core.event.Event;
import io.wardwatch.core.event.PatientKey;
import io.wardwatch.core.readmission.Ending;
import io.wardwatch.core.readmission.IndexStay;
import io.wardwatch.core.readmission.MeasureSpec;
import io.wardwatch.core.readmission.PlannedRule;
import io.wardwatch.core.readmission.ReadmissionMeasure;
import io.wardwatch.core.readmission.Setting;
import io.wardwatch.core.readmission.StayClass;
import io.wardwatch.core.readmission.StayFacts;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongPredicate;

/**
 * The rows of the crude measure, which asks for a live discharge and a later stay alone: nothing says them on a topic, so they are
 * made of the stays when asked for, by the same function as the engine's.
 */
final class CrudeStays {
    private static final ReadmissionMeasure MEASURE = new ReadmissionMeasure(MeasureSpec.crude());

    private final Stays stays;
    private final Map<PatientKey, io.wardwatch.core.readmission.Stays> known = new HashMap<>();

    CrudeStays(Stays stays) {
        this.stays = stays;
    }

    /** The rows whose discharge was on a day that {@code wanted} takes; those of open stays by the day they began. */
    List<JudgedStay> of(LongPredicate wanted) {
        List<JudgedStay> rows = new ArrayList<>();
        for (Encounter encounter : stays.all()) {
            Stay stay = encounter.stay();
            if (stands(stay) && wanted.test(day(stay, stay.end() == Event.ABSENT ? stay.begin() : stay.end()))) {
                StayFacts facts = facts(stay);
                var patient = known.computeIfAbsent(stay.patient(), this::all);
                rows.add(row(stay, MEASURE.of(patient, patient.placeOf(facts))));
            }
        }
        return rows;
    }

    private io.wardwatch.core.readmission.Stays all(PatientKey patient) {
        return io.wardwatch.core.readmission.Stays.of(stays.of(patient).stream()
                .map(Encounter::stay)
                .filter(stay -> stands(stay) && stay.patient().equals(patient))
                .map(CrudeStays::facts)
                .toList());
    }

    private static boolean stands(Stay stay) {
        return stay != null && stay.state() != Stay.State.VOID && stay.begin() != Event.ABSENT;
    }

    private static StayFacts facts(Stay stay) {
        boolean open = stay.end() == Event.ABSENT;
        return new StayFacts(
                Setting.INPATIENT,
                stay.facility(),
                stay.encounterId(),
                stay.begin(),
                stay.end(),
                day(stay, stay.begin()),
                open ? Event.ABSENT : day(stay, stay.end()),
                open ? Ending.OPEN : Ending.by(stay.disposition()),
                -1,
                StayClass.UNKNOWN);
    }

    private static long day(Stay stay, long moment) {
        Instant instant = Event.instant(moment);
        return LocalDate.ofInstant(instant, stay.zone()).toEpochDay();
    }

    private static JudgedStay row(Stay stay, IndexStay row) {
        return new JudgedStay(
                stay.facility(),
                stay.encounterId(),
                stay.patient(),
                row.included() ? JudgedStay.State.INCLUDED : JudgedStay.State.NOT_INCLUDED,
                stay.begin(),
                stay.end(),
                row.stay().endDay(),
                List.copyOf(row.reasons()),
                false,
                "",
                List.of(),
                row.episode(),
                PlannedRule.UNPLANNED,
                row.any(),
                row.same(),
                row.emergency(),
                row.observation(),
                MEASURE.spec().definition(),
                "");
    }
}
