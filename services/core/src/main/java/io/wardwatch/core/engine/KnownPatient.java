package io.wardwatch.core.engine;

import io.wardwatch.core.event.PatientKey;
import io.wardwatch.core.state.EncounterSummary;
import io.wardwatch.core.timeline.EncounterFacts;
import io.wardwatch.core.timeline.Entry;
import java.util.ArrayList;
import java.util.List;

/**
 * What is known of one patient at the engine's clock, to be {@linkplain PatientEngine#describe(KnownPatient, Description) described}
 * and looked into. Of the engine that made it, and as short-lived as a step.
 */
public final class KnownPatient {
    final Patient patient;
    private final int applied;

    KnownPatient(Patient patient, int applied) {
        this.patient = patient;
        this.applied = applied;
    }

    public PatientKey key() {
        return patient.records.patient;
    }

    /** Of the events it was gathered from, those that are no duplicates; 0 where it comes from a store. */
    public int applied() {
        return applied;
    }

    public List<EncounterSummary> encounters() {
        List<EncounterSummary> summaries = new ArrayList<>(patient.encounters.size());
        for (Encounter encounter : patient.encounters) {
            summaries.add(encounter.summary);
        }
        return summaries;
    }

    /** What was said of one of {@link #encounters()}, whatever time may have closed since. */
    public EncounterFacts told(EncounterSummary encounter) {
        return patient.encounters
                .get(patient.encounterIndex(encounter.facility(), encounter.encounterId()))
                .told();
    }

    /** The entries of a claim, in stamp order; none of one that is not known. */
    public List<Entry> claim(String facility, String claimId) {
        int index = patient.claimIndex(facility, claimId);
        return index == patient.claims.size()
                ? List.of()
                : patient.claims.get(index).record().entries();
    }
}
