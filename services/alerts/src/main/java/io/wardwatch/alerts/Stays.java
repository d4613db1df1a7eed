package io.wardwatch.alerts;

import io.wardwatch.core.engine.IssuedScore;
import io.wardwatch.core.engine.Stay;
import io.wardwatch.core.event.PatientKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Encounters by key and by patient, and the places that stays name. Guarded by the feeds' lock. */
final class Stays {
    private static final long DAY = 86_400_000_000L;
    /** A year's window that ended with the longest horizon of the readmission measure, and some days. */
    private static final long KEPT = 460 * DAY;

    private final Map<EncounterKey, Encounter> encounters = new HashMap<>();
    private final Map<PatientKey, List<Encounter>> byPatient = new HashMap<>();
    private final Map<EncounterKey, Encounter> open = new LinkedHashMap<>();
    private final TreeMap<String, Places> facilities = new TreeMap<>();
    private final long scoresKept;

    /** @param scoresDays scores of stays that ended so long ago are forgotten */
    Stays(int scoresDays) {
        this.scoresKept = scoresDays * DAY;
    }

    /** The units of a facility. */
    private static final class Places {
        private String zone = "";
        private final TreeSet<String> units = new TreeSet<>();
    }

    /** The encounter of that key, made where it was not known, as that patient's. */
    Encounter encounter(String facility, String encounterId, PatientKey patient) {
        Encounter encounter = encounters.computeIfAbsent(new EncounterKey(facility, encounterId), Encounter::new);
        if (!patient.equals(encounter.patient())) {
            leave(encounter);
            encounter.belongTo(patient);
            byPatient.computeIfAbsent(patient, key -> new ArrayList<>(1)).add(encounter);
        }
        return encounter;
    }

    /** The encounter of that key, or null. */
    Encounter known(String facility, String encounterId) {
        return encounters.get(new EncounterKey(facility, encounterId));
    }

    /** Of one patient, in no order. */
    List<Encounter> of(PatientKey patient) {
        return byPatient.getOrDefault(patient, List.of());
    }

    /** Those whose stay is open. */
    Collection<Encounter> open() {
        return open.values();
    }

    Collection<Encounter> all() {
        return encounters.values();
    }

    Encounter say(Stay stay, Touch record) {
        Encounter encounter = encounter(stay.facility(), stay.encounterId(), stay.patient());
        encounter.say(stay, record);
        if (encounter.inHouse()) {
            open.put(encounter.key(), encounter);
        } else {
            open.remove(encounter.key());
        }
        Places places = facilities.computeIfAbsent(stay.facility(), code -> new Places());
        places.zone = stay.zone().getId();
        if (!stay.unit().isEmpty()) {
            places.units.add(stay.unit());
        }
        return encounter;
    }

    Encounter score(IssuedScore score, Touch record) {
        Encounter encounter = encounter(score.facility(), score.encounterId(), score.patient());
        encounter.score(score, record);
        return encounter;
    }

    /** Facilities and their units, in order. */
    List<Listing.Place> places() {
        List<Listing.Place> list = new ArrayList<>();
        facilities.forEach((code, places) -> list.add(new Listing.Place(code, places.zone, List.copyOf(places.units))));
        return list;
    }

    /** The zone of a facility, empty where no stay has named it. */
    String zone(String facility) {
        Places places = facilities.get(facility);
        return places == null ? "" : places.zone;
    }

    /**
     * Drops stays that ended more than 460 days ago with their scores, and the scores of what ended somewhat earlier. What has no
     * moment of its own, as a stay taken back, counts from the first sweep that meets it.
     */
    void forget(long clock) {
        Iterator<Encounter> each = encounters.values().iterator();
        while (each.hasNext()) {
            Encounter encounter = each.next();
            long last = encounter.lastMoment(clock);
            if (last >= clock - scoresKept) {
                continue;
            }
            encounter.forgetScores(last);
            if (old(last, clock) && encounter.alerts().isEmpty()) {
                each.remove();
                leave(encounter);
            }
        }
    }

    /** Whether something of that moment is too old to be kept. */
    static boolean old(long moment, long clock) {
        return moment < clock - KEPT;
    }

    private void leave(Encounter encounter) {
        List<Encounter> left = encounter.patient() == null ? null : byPatient.get(encounter.patient());
        if (left != null && left.remove(encounter) && left.isEmpty()) {
            byPatient.remove(encounter.patient());
        }
    }
}
