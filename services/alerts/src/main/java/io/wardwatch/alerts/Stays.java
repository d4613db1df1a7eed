package io.wardwatch.alerts;

import io.wardwatch.core.engine.IssuedScore;
import io.wardwatch.core.engine.Stay;
import io.wardwatch.core.event.Event;
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
    private static final long KEPT = 400 * DAY;

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

    /** The encounter of that key, made where it was not known. */
    Encounter encounter(String facility, String encounterId) {
        return encounters.computeIfAbsent(new EncounterKey(facility, encounterId), Encounter::new);
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
        Encounter encounter = encounter(stay.facility(), stay.encounterId());
        Stay before = encounter.stay();
        if (before != null && !before.patient().equals(stay.patient())) {
            leave(before.patient(), encounter);
        }
        if (before == null || !before.patient().equals(stay.patient())) {
            join(stay.patient(), encounter);
        }
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
        Encounter encounter = encounter(score.facility(), score.encounterId());
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

    /** Drops stays that ended more than 400 days ago with their scores, and the scores of what ended somewhat earlier. */
    void forget(long clock) {
        Iterator<Encounter> each = encounters.values().iterator();
        while (each.hasNext()) {
            Encounter encounter = each.next();
            long last = lastOf(encounter);
            if (last == Event.ABSENT || last >= clock - scoresKept || voidBesideOthers(encounter)) {
                continue;
            }
            encounter.forgetScores();
            if (last < clock - KEPT && encounter.alerts().isEmpty()) {
                each.remove();
                if (encounter.stay() != null) {
                    leave(encounter.stay().patient(), encounter);
                }
            }
        }
    }

    /** Whether something of that moment is too old to be kept. */
    static boolean old(long moment, long clock) {
        return moment < clock - KEPT;
    }

    /** When anything last happened in it; ABSENT while it is open. */
    private static long lastOf(Encounter encounter) {
        if (encounter.inHouse()) {
            return Event.ABSENT;
        }
        long end = encounter.discharged() ? encounter.stay().end() : Event.ABSENT;
        long scored = encounter.scores().isEmpty()
                ? Event.ABSENT
                : encounter.scores().getLast().at();
        // What is void and was never scored has no moment, and nothing to show either.
        return Math.max(Math.max(end, scored), Event.ABSENT + 1);
    }

    /** A stay taken back still says that it is none, for alerts about other stays of the patient. */
    private boolean voidBesideOthers(Encounter encounter) {
        Stay stay = encounter.stay();
        return stay != null
                && stay.state() == Stay.State.VOID
                && of(stay.patient()).stream().anyMatch(other -> other.inHouse() || other.discharged());
    }

    private void join(PatientKey patient, Encounter encounter) {
        byPatient.computeIfAbsent(patient, key -> new ArrayList<>(1)).add(encounter);
    }

    private void leave(PatientKey patient, Encounter encounter) {
        List<Encounter> left = byPatient.get(patient);
        if (left != null && left.remove(encounter) && left.isEmpty()) {
            byPatient.remove(patient);
        }
    }
}
