package io.wardwatch.core.engine;

import io.wardwatch.core.event.PatientKey;
import io.wardwatch.core.policy.DeathPolicy;
import java.util.List;

/**
 * What became of a discharge within a horizon, by the measure of unplanned readmissions: what a model learns from and is judged
 * by. Key: facility, encounterId and horizon. A function of the patient's entries, the value sets, the policy and the clock; a
 * readmission and a death are said as soon as they are known, anything else once the horizon has passed.
 *
 * @param revision counts up with each word on the same label, the taking back included
 * @param included whether it is a case to learn from: an index stay, and no death that the policy leaves out
 * @param reasons why not, empty where it is one
 * @param positive what a learner is told, by the policy; false where it is no case
 * @param endDay local day of the discharge, days since 1970-01-01
 * @param maturedAt when the horizon has passed, in microseconds: before it nothing but a readmission or a death is said
 * @param definition id and version of the measure
 * @param valueSets name and digest of the edition by which the stay was judged
 */
public record Label(
        String facility,
        String encounterId,
        PatientKey patient,
        int horizonDays,
        int revision,
        Outcome outcome,
        boolean included,
        List<String> reasons,
        boolean positive,
        long endDay,
        long maturedAt,
        DeathPolicy deaths,
        String definition,
        String valueSets) {

    /** Names are part of the contract. */
    public enum Outcome {
        /** An unplanned readmission began within the horizon. */
        READMITTED,
        /** The horizon has passed without one, and without a death. */
        NOT_READMITTED,
        /** Died within the horizon, and was not readmitted before. */
        DIED_NO_READMIT,
        /** The horizon has passed, but the stay is no index stay. */
        NOT_INDEX,
        /** What was said does not hold any more, and nothing else does yet. */
        WITHDRAWN
    }

    public Label {
        reasons = List.copyOf(reasons);
    }

    /** The same, said for the {@code times}th time. */
    Label said(int times) {
        return new Label(
                facility,
                encounterId,
                patient,
                horizonDays,
                times,
                outcome,
                included,
                reasons,
                positive,
                endDay,
                maturedAt,
                deaths,
                definition,
                valueSets);
    }

    /** That it does not hold any more. */
    Label withdrawn(int times) {
        return new Label(
                facility,
                encounterId,
                patient,
                horizonDays,
                times,
                Outcome.WITHDRAWN,
                false,
                List.of(),
                false,
                endDay,
                maturedAt,
                deaths,
                definition,
                valueSets);
    }

    /** The outcome only: it would identify a person. */
    @Override
    public String toString() {
        return "Label[" + horizonDays + "d " + outcome + "]";
    }
}
