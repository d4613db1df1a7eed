package io.wardwatch.core.engine;

import io.wardwatch.core.event.Event;
import io.wardwatch.core.measure.PatientContributions.Discharged;
import io.wardwatch.core.state.EncounterSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The ends of a patient's stays, by which patients are counted once. */
final class Discharges {
    private Discharges() {}

    /** Whether a touched stay ended, or ended on another day, or its charge came to be known. */
    static boolean moved(Patient before, Patient after, List<Place> touched) {
        for (Place place : touched) {
            if (place.kind() == Place.Kind.ENCOUNTER) {
                Discharged was = place.index() < before.encounters.size() ? one(before, place.index()) : null;
                if (!Objects.equals(was, one(after, place.index()))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static Discharged one(Patient patient, int index) {
        EncounterSummary stay = patient.encounters.get(index).summary;
        return stay.stayEnd() == Event.ABSENT
                ? null
                : new Discharged(stay.facility(), stay.stayEndDay(), stay.charged());
    }

    static List<Discharged> of(Patient patient) {
        List<Discharged> discharges = new ArrayList<>(patient.encounters.size());
        for (int i = 0; i < patient.encounters.size(); i++) {
            Discharged discharged = one(patient, i);
            if (discharged != null) {
                discharges.add(discharged);
            }
        }
        return discharges;
    }
}
