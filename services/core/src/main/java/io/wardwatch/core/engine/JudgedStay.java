package io.wardwatch.core.engine;

import io.wardwatch.core.event.Event;
import io.wardwatch.core.event.PatientKey;
import io.wardwatch.core.readmission.ConditionCohort;
import io.wardwatch.core.readmission.Episode;
import io.wardwatch.core.readmission.IndexStay;
import io.wardwatch.core.readmission.MeasureSpec;
import io.wardwatch.core.readmission.NotIndex;
import io.wardwatch.core.readmission.PlannedRule;
import io.wardwatch.core.readmission.Return;
import io.wardwatch.core.readmission.StayClass;
import io.wardwatch.core.readmission.StayFacts;
import io.wardwatch.core.readmission.ValueSets;
import java.util.List;

/**
 * A stay or observation visit as the measure of unplanned readmissions judges it: an index stay, or every reason why not; and what
 * came after. Key: facility and encounterId. A function of the patient's entries and the value sets. Times in microseconds, days
 * local to the facility, {@link Event#ABSENT} where there is none.
 *
 * @param end of an observation visit ABSENT
 * @param reasons in the order of their kinds; empty where it is an index stay
 * @param cms whether it is an index stay of the variant from 65 on, too
 * @param cohort name of its specialty cohort, empty where it has none
 * @param planned what the lists say of it, were it itself a readmission
 * @param definition id and version of the measure
 * @param valueSets name and digest of the edition by which it was judged
 */
public record JudgedStay(
        String facility,
        String encounterId,
        PatientKey patient,
        State state,
        long begin,
        long end,
        long endDay,
        List<NotIndex> reasons,
        boolean cms,
        String cohort,
        List<ConditionCohort> conditions,
        Episode episode,
        PlannedRule planned,
        Return any,
        Return same,
        Return emergency,
        Return observation,
        String definition,
        String valueSets) {

    /** VOID: did not happen, or is neither stay nor observation visit; what was said of it before no longer holds. */
    public enum State {
        INCLUDED,
        NOT_INCLUDED,
        VOID
    }

    public JudgedStay {
        reasons = List.copyOf(reasons);
        conditions = List.copyOf(conditions);
    }

    /** What is judged of encounter {@code index}, or null where nothing is. */
    static JudgedStay of(Patient patient, int index) {
        IndexStay row = patient.indexRows().row(index);
        if (row == null) {
            return null;
        }
        StayFacts stay = row.stay();
        long day = stay.endDay() == Event.ABSENT ? stay.beginDay() : stay.endDay();
        ValueSets sets = patient.records.editions.at(day);
        return new JudgedStay(
                stay.facility(),
                stay.encounterId(),
                patient.records.patient,
                row.included() ? State.INCLUDED : State.NOT_INCLUDED,
                stay.begin(),
                stay.end(),
                stay.endDay(),
                List.copyOf(row.reasons()),
                row.included() && stay.ageYears() >= MeasureSpec.cms().fromAge(),
                row.cohort().map(Enum::name).orElse(""),
                List.copyOf(row.conditions()),
                row.episode(),
                StayClass.planned(stay.classBits()),
                row.any().withoutCharge(),
                row.same().withoutCharge(),
                row.emergency().withoutCharge(),
                row.observation().withoutCharge(),
                IndexRows.SPEC.definition(),
                sets.toString());
    }

    /** That it is none any more. */
    JudgedStay voided() {
        return new JudgedStay(
                facility,
                encounterId,
                patient,
                State.VOID,
                Event.ABSENT,
                Event.ABSENT,
                Event.ABSENT,
                List.of(),
                false,
                "",
                List.of(),
                new Episode(facility, encounterId, 1, 1),
                PlannedRule.UNPLANNED,
                Return.NONE,
                Return.NONE,
                Return.NONE,
                Return.NONE,
                definition,
                valueSets);
    }

    /** The state only: it would identify a person. */
    @Override
    public String toString() {
        return "JudgedStay[" + state + "]";
    }
}
