package io.wardwatch.core.engine;

import io.wardwatch.core.event.Event;
import io.wardwatch.core.measure.Contribution;
import io.wardwatch.core.measure.PatientContributions;
import io.wardwatch.core.measure.PatientContributions.Discharged;
import io.wardwatch.core.state.EncounterSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What a patient contributes as one patient, by the ends of all stays. */
final class PatientCount {
    private PatientCount() {}

    /** What two versions contribute but for what both do alike: nothing unless the end of a touched stay is another one now. */
    static void between(
            Patient before, Patient after, List<Place> touched, List<Contribution> then, List<Contribution> now) {
        if (endsMoved(before, after, touched)) {
            PatientContributions.between(discharges(before), discharges(after), then, now);
        }
    }

    private static boolean endsMoved(Patient before, Patient after, List<Place> touched) {
        for (Place place : touched) {
            if (place.kind() == Place.Kind.ENCOUNTER) {
                Discharged was = place.index() < before.encounters.size() ? discharged(before, place.index()) : null;
                if (!Objects.equals(was, discharged(after, place.index()))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static Discharged discharged(Patient patient, int index) {
        EncounterSummary stay = patient.encounters.get(index).summary;
        return stay.stayEnd() == Event.ABSENT
                ? null
                : new Discharged(stay.facility(), stay.stayEndDay(), stay.charged());
    }

    static List<Discharged> discharges(Patient patient) {
        List<Discharged> discharges = new ArrayList<>(patient.encounters.size());
        for (int i = 0; i < patient.encounters.size(); i++) {
            Discharged discharged = discharged(patient, i);
            if (discharged != null) {
                discharges.add(discharged);
            }
        }
        return discharges;
    }
}
