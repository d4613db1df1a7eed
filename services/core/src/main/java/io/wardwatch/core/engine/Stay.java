package io.wardwatch.core.engine;

import io.wardwatch.core.event.Event;
import io.wardwatch.core.event.Field;
import io.wardwatch.core.event.PatientKey;
import io.wardwatch.core.timeline.EncounterFacts;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * A stay as it stands: where, since when, until when. A pure function of one encounter's entries; what a stay is says
 * {@link EncounterFacts}. A patient on leave is still in the house. Key: facility and encounterId. Times in microseconds,
 * {@link Event#ABSENT} where there is none; texts empty where unknown.
 *
 * @param zone of the facility when the encounter last changed; never the nameless {@code Z}, which calendars of other
 *     languages do not know
 * @param unit now, or at the discharge
 * @param bed now; empty after the discharge
 * @param disposition standard two-digit discharge status; empty before the discharge
 * @param places units in their order, at most the last {@link #MOST_PLACES}; those before {@code begin} are of the same visit
 */
public record Stay(
        String facility,
        String encounterId,
        PatientKey patient,
        State state,
        ZoneId zone,
        long begin,
        long end,
        String unit,
        String bed,
        String provider,
        String payer,
        String disposition,
        List<Place> places) {
    /** Most places that are told of one stay. */
    public static final int MOST_PLACES = 50;

    private static final ZoneId UTC = ZoneId.of("UTC");

    /** VOID: did not happen or is no stay; what was said of it before no longer holds. */
    public enum State {
        IN_HOUSE,
        DISCHARGED,
        VOID
    }

    /** A unit from a moment on. */
    public record Place(String unit, long from) {}

    public Stay {
        zone = zone.equals(ZoneOffset.UTC) || zone.equals(Timeline.NOT_STATED) ? UTC : zone;
        places = List.copyOf(places);
    }

    /** The stay that encounter {@code index} is, or null. */
    static Stay of(Patient patient, int index) {
        Encounter encounter = patient.encounters.get(index);
        if (!encounter.summary.isStay()) {
            return null;
        }
        EncounterFacts facts = encounter.facts();
        boolean open = facts.discharged() == null;
        return new Stay(
                encounter.summary.facility(),
                encounter.summary.encounterId(),
                patient.records.patient,
                open ? State.IN_HOUSE : State.DISCHARGED,
                encounter.record().zone(),
                facts.stayBegin(),
                facts.end(),
                facts.lastUnit(),
                facts.bed(),
                facts.text(Field.PROVIDER, ""),
                facts.text(Field.PAYER, ""),
                open ? "" : facts.disposition(),
                places(facts.locations(), open ? Long.MAX_VALUE : facts.end()));
    }

    /** Changes of unit up to {@code until}; who was nowhere for any time was not there. */
    private static List<Place> places(List<EncounterFacts.Location> locations, long until) {
        List<Place> places = new ArrayList<>(locations.size());
        for (EncounterFacts.Location location : locations) {
            if (location.from() > until) {
                break;
            }
            int last = places.size() - 1;
            if (last >= 0 && places.get(last).from() == location.from()) {
                places.remove(last--);
            }
            if (last < 0 || !places.get(last).unit().equals(location.unit())) {
                places.add(new Place(location.unit(), location.from()));
            }
        }
        return places.subList(Math.max(0, places.size() - MOST_PLACES), places.size());
    }

    /** That this stay is none any more. */
    Stay voided() {
        return new Stay(
                facility,
                encounterId,
                patient,
                State.VOID,
                zone,
                Event.ABSENT,
                Event.ABSENT,
                "",
                "",
                "",
                "",
                "",
                List.of());
    }

    /** The state only: it would identify a person. */
    @Override
    public String toString() {
        return "Stay[" + state + "]";
    }
}
