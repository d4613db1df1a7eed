package io.wardwatch.core.engine;

import io.wardwatch.core.event.Event;
import io.wardwatch.core.event.Facility;
import io.wardwatch.core.identity.PlaceName;
import io.wardwatch.core.state.ClaimRecord;
import io.wardwatch.core.state.EncounterRecord;
import io.wardwatch.core.state.EntryCodec;
import io.wardwatch.core.state.IdFilter;
import io.wardwatch.core.state.PaymentState;
import io.wardwatch.core.state.ScoreState;
import io.wardwatch.core.state.StateWriter;
import io.wardwatch.core.timeline.Entry;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The set of entries: adds one under its identity {@code (source, eventId)}. The same id with the same content is a duplicate;
 * with other content the lesser stamp stays, then the lesser bytes, wherever in the timeline the two stand.
 */
final class Timeline {
    /** The calendar of a facility that nobody stated where others are: that of UTC, under a name that no hospital uses. */
    static final ZoneId NOT_STATED = ZoneId.of("Etc/UCT");

    private static final ZoneId UTC = ZoneId.of("UTC");

    private final Map<String, ZoneId> zones = new HashMap<>();
    private final StateWriter scratch = new StateWriter();

    void facility(Facility facility) {
        zones.put(facility.code(), facility.zone().equals(NOT_STATED) ? UTC : facility.zone());
    }

    ZoneId zone(String facility) {
        return zones.getOrDefault(facility, zones.isEmpty() ? ZoneOffset.UTC : NOT_STATED);
    }

    /**
     * The outcome of adding: {@code after} is {@code before} itself where nothing changed.
     *
     * @param earliest nothing below its stamp is another one now; null where no entry is
     * @param handed whether entries changed hands between patients
     */
    record Added(Patient after, Result result, List<Place> touched, Entry earliest, boolean handed) {
        Added(Patient after, Result result, List<Place> touched, Entry earliest) {
            this(after, result, touched, earliest, false);
        }
    }

    Added add(Patient before, Event event) {
        Entry entry = Entry.of(event);
        Place place = before.place(event);
        Place holder = holder(before, place, entry);
        if (holder == null) {
            Patient after = put(before, place, event, null, entry);
            return new Added(after, Result.APPLIED, List.of(place), entry);
        }
        Entry held = held(before, holder, entry);
        boolean same = held.sameContent(entry) && holder.equals(place);
        boolean newer = order(before.name(holder), held, PlaceName.of(event), entry) <= 0;
        boolean conflicted = held.conflicted() || !same;
        if (newer) {
            if (conflicted == held.conflicted()) {
                return new Added(before, Result.DUPLICATE, List.of(), entry);
            }
            return new Added(
                    replace(before, holder, held, held.withConflict(true)), Result.DUPLICATE, List.of(holder), held);
        }
        Entry kept = conflicted ? entry.withConflict(true) : entry;
        if (holder.equals(place)) {
            return new Added(replace(before, holder, held, kept), Result.DUPLICATE, List.of(place), entry);
        }
        Patient without = replace(before, holder, held, null);
        return new Added(put(without, place, event, null, kept), Result.DUPLICATE, List.of(holder, place), entry);
    }

    /** Which of two entries of one id stays: the lesser stamp, then the lesser bytes (with where they stand). */
    int order(PlaceName holder, Entry held, PlaceName place, Entry entry) {
        int order = held.compareStamp(entry);
        if (order != 0) {
            return order;
        }
        return Arrays.compareUnsigned(
                EntryCodec.canonical(scratch, text(holder), held.withConflict(false)),
                EntryCodec.canonical(scratch, text(place), entry));
    }

    private static String text(PlaceName place) {
        return switch (place.kind()) {
            case REST -> "";
            case ENCOUNTER -> place.facility() + "\u0001" + place.id();
            case CLAIM -> place.facility() + "\u0002" + place.id();
        };
    }

    /**
     * Where an entry of this id stands already, or null: its own place first, then, for all but claim events, wherever a filter
     * says maybe. Claim events are one another's duplicates within their claim only, as a remittance may use one id for each
     * of its claims.
     */
    private static Place holder(Patient patient, Place place, Entry entry) {
        if (held(patient, place, entry) != null) {
            return place;
        }
        if (place.kind() == Place.Kind.CLAIM) {
            return null;
        }
        IdFilter id = IdFilter.of(entry);
        for (int i = 0; i < patient.encounters.size(); i++) {
            if (patient.encounters.get(i).summary.ids().mayHold(id)) {
                Place other = new Place(Place.Kind.ENCOUNTER, i);
                if (held(patient, other, entry) != null) {
                    return other;
                }
            }
        }
        return held(patient, Place.HEAD, entry) != null ? Place.HEAD : null;
    }

    private static Entry held(Patient patient, Place place, Entry entry) {
        for (Entry other : patient.entries(place)) {
            if (other.sameId(entry)) {
                return other;
            }
        }
        return null;
    }

    /** The next version with {@code with} in the place of {@code held}; null {@code with} removes. */
    private Patient replace(Patient patient, Place place, Entry held, Entry with) {
        return put(patient, place, null, held, with);
    }

    /** {@code event} names the encounter or claim where the place is new; a place that stands needs none. */
    private Patient put(Patient patient, Place place, Event event, Entry remove, Entry add) {
        return switch (place.kind()) {
            case HEAD -> patient.withEntries(changed(patient.entries, remove, add));
            case ENCOUNTER -> patient.with(place.index(), encounter(patient, place.index(), event, remove, add));
            case CLAIM -> patient.with(place.index(), claim(patient, place.index(), event, remove, add));
        };
    }

    private Encounter encounter(Patient patient, int index, Event event, Entry remove, Entry add) {
        boolean known = index < patient.encounters.size();
        Encounter old = known ? patient.encounters.get(index) : null;
        String facility = known ? old.summary.facility() : event.facility();
        String id = known ? old.summary.encounterId() : event.encounterId();
        List<Entry> entries = changed(known ? old.record().entries() : List.of(), remove, add);
        List<ScoreState> scores = known ? rebound(old.record().scores(), remove, entries) : List.of();
        return new Encounter(facility, id, new EncounterRecord(zone(facility), entries, scores), patient.records);
    }

    private Claim claim(Patient patient, int index, Event event, Entry remove, Entry add) {
        boolean known = index < patient.claims.size();
        Claim old = known ? patient.claims.get(index) : null;
        String facility = known ? old.summary.facility() : event.facility();
        String id = known ? old.summary.claimId() : event.claimId();
        List<Entry> entries = changed(known ? old.record().entries() : List.of(), remove, add);
        List<PaymentState> scores = known ? reboundOfClaim(old.record().scores(), remove, add) : List.of();
        return new Claim(facility, id, new ClaimRecord(zone(facility), entries, scores), patient.records, null);
    }

    private static List<Entry> changed(List<Entry> entries, Entry remove, Entry add) {
        List<Entry> next = new ArrayList<>(entries.size() + 1);
        for (Entry entry : entries) {
            if (remove == null || !entry.sameId(remove)) {
                next.add(entry);
            }
        }
        if (add != null) {
            int at = Collections.binarySearch(next, add, Entry.BY_STAMP);
            next.add(at < 0 ? -at - 1 : at, add);
        }
        return next;
    }

    /** Scores of a replaced trigger go on under the entry that took its id; those of a removed one are kept to be withdrawn. */
    private static List<ScoreState> rebound(List<ScoreState> scores, Entry remove, List<Entry> entries) {
        if (remove == null || scores.isEmpty()) {
            return scores;
        }
        List<ScoreState> next = new ArrayList<>(scores.size());
        for (ScoreState score : scores) {
            Entry trigger = score.triggerIn(entries);
            next.add(trigger == null ? score : score.of(trigger));
        }
        next.sort(ScoreState.BY_TRIGGER); // a lesser stamp may overtake other triggers
        return next;
    }

    /** Of a claim nothing is ever removed, as its events are one another's duplicates within it only. */
    private static List<PaymentState> reboundOfClaim(List<PaymentState> scores, Entry remove, Entry add) {
        if (remove == null || scores.isEmpty()) {
            return scores;
        }
        List<PaymentState> next = new ArrayList<>(scores.size());
        for (PaymentState score : scores) {
            next.add(score.trigger().sameId(add) ? score.of(add) : score);
        }
        next.sort(PaymentState.BY_TRIGGER);
        return next;
    }
}
