package io.wardwatch.core.engine;

import io.wardwatch.core.event.Event;
import io.wardwatch.core.identity.PlaceName;
import io.wardwatch.core.state.ClaimRecord;
import io.wardwatch.core.state.EncounterRecord;
import io.wardwatch.core.timeline.Entry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * All events of one patient, put together before anything is made of them: what {@link Timeline#add} comes to one by one, with one
 * version of the patient in place of one an event. One a patient.
 */
final class Gathering {
    /** An identity of an entry; claim events are one another's duplicates within their claim only. */
    private record Id(String source, String eventId, Spot claim) {}

    /** Entries that stand in one place. */
    private static final class Spot {
        final PlaceName name;
        final List<Entry> entries = new ArrayList<>(8);

        Spot(PlaceName name) {
            this.name = name;
        }

        int indexOf(Entry entry) {
            int at = 0;
            while (!entries.get(at).sameId(entry)) {
                at++;
            }
            return at;
        }
    }

    private final Timeline timeline;
    private final Spot rest = new Spot(PlaceName.REST);
    private final Map<PlaceName, Spot> spots = new HashMap<>();
    private final List<Spot> encounters = new ArrayList<>();
    private final List<Spot> claims = new ArrayList<>();
    private final Map<Id, Spot> holders = new HashMap<>();

    Gathering(Timeline timeline) {
        this.timeline = timeline;
    }

    /** Whether the event is none that was here before. */
    boolean add(Event event) {
        Entry entry = Entry.of(event);
        PlaceName name = PlaceName.of(event);
        Spot spot = spots.get(name);
        if (spot == null) {
            spot = name.kind() == PlaceName.Kind.REST ? rest : new Spot(name);
        }
        boolean claim = name.kind() == PlaceName.Kind.CLAIM;
        Id id = new Id(entry.source(), entry.eventId(), claim ? spot : null);
        Spot holder = holders.putIfAbsent(id, spot);
        if (holder == null) {
            put(spot, entry);
            return true;
        }
        int at = holder.indexOf(entry);
        Entry held = holder.entries.get(at);
        boolean conflicted = held.conflicted() || holder != spot || !held.sameContent(entry);
        if (timeline.order(holder.name, held, name, entry) <= 0) {
            holder.entries.set(at, held.withConflict(conflicted));
        } else {
            holder.entries.remove(at);
            holders.put(id, spot);
            put(spot, entry.withConflict(conflicted));
        }
        return false;
    }

    private void put(Spot spot, Entry entry) {
        if (spot != rest && spots.putIfAbsent(spot.name, spot) == null) {
            (spot.name.kind() == PlaceName.Kind.CLAIM ? claims : encounters).add(spot);
        }
        spot.entries.add(entry);
    }

    /** The one version; nothing is scored. */
    Patient patient(Records records) {
        List<Encounter> visits = new ArrayList<>(encounters.size());
        for (Spot spot : encounters) {
            spot.entries.sort(Entry.BY_STAMP);
            String facility = spot.name.facility();
            EncounterRecord record = new EncounterRecord(timeline.zone(facility), spot.entries, List.of());
            visits.add(new Encounter(facility, spot.name.id(), record, records));
        }
        List<Claim> accounts = new ArrayList<>(claims.size());
        for (Spot spot : claims) {
            spot.entries.sort(Entry.BY_STAMP);
            String facility = spot.name.facility();
            ClaimRecord record = new ClaimRecord(timeline.zone(facility), spot.entries, List.of());
            accounts.add(new Claim(facility, spot.name.id(), record, records, null));
        }
        rest.entries.sort(Entry.BY_STAMP);
        return Patient.gathered(records, visits, accounts, rest.entries);
    }
}
