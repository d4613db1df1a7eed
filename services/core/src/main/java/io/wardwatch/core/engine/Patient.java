package io.wardwatch.core.engine;

import io.wardwatch.core.event.Event;
import io.wardwatch.core.event.EventType;
import io.wardwatch.core.event.Kind;
import io.wardwatch.core.identity.Bonds;
import io.wardwatch.core.identity.PlaceName;
import io.wardwatch.core.measure.Following;
import io.wardwatch.core.state.ClaimSummary;
import io.wardwatch.core.state.EncounterSummary;
import io.wardwatch.core.state.Head;
import io.wardwatch.core.state.LabelCounts;
import io.wardwatch.core.timeline.Entry;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;

/**
 * All that is known of one patient, as one version: applying an event makes a next version that shares what did not change, so
 * that before and after can be compared. Places (encounters, claims) keep their index for ever.
 */
final class Patient {
    final Records records;
    final Head.Epoch epoch;
    final List<Encounter> encounters;
    final List<Claim> claims;
    /** Entries that belong to no encounter or claim, in stamp order. */
    final List<Entry> entries;
    /** What ties it to others; null for one that was never part of a merge or move. */
    final Bonds bonds;

    /** Up to when nothing changes by time alone; see {@link Head#due}. */
    final long due;

    private List<EncounterSummary> sortedStays;
    private List<Long> deaths;
    private IndexRows indexRows;

    private Patient(
            Records records,
            Head.Epoch epoch,
            List<Encounter> encounters,
            List<Claim> claims,
            List<Entry> entries,
            Bonds bonds,
            long due) {
        this.due = due;
        this.records = records;
        this.epoch = epoch;
        this.encounters = encounters;
        this.claims = claims;
        this.entries = entries;
        this.bonds = bonds;
    }

    static Patient load(Records records) {
        Head head = records.head();
        if (head == null) {
            head = Head.empty(records.epoch);
        }
        List<Encounter> encounters = new ArrayList<>(head.encounters().size());
        for (EncounterSummary summary : head.encounters()) {
            encounters.add(new Encounter(summary, records, head.due() - 1));
        }
        List<Claim> claims = new ArrayList<>(head.claims().size());
        for (ClaimSummary summary : head.claims()) {
            claims.add(new Claim(summary, records, head.bonds()));
        }
        return new Patient(records, head.epoch(), encounters, claims, head.entries(), head.bonds(), head.due());
    }

    /**
     * The clock as of which this version's facts hold: up to the next that is due they are the same. An encounter made since has
     * the engine's own.
     */
    long clock() {
        return due - 1;
    }

    /**
     * The same entries under a later clock.
     *
     * @param touched encounters of which something came due
     * @param next up to when nothing changes
     */
    Patient at(long clock, BitSet touched, long next) {
        List<Encounter> later = new ArrayList<>(encounters);
        for (int i = touched.nextSetBit(0); i >= 0; i = touched.nextSetBit(i + 1)) {
            later.set(i, encounters.get(i).at(clock));
        }
        Patient after = new Patient(records, epoch, later, claims, entries, bonds, next);
        // They are functions of the summaries, which no clock changes.
        after.indexRows = indexRows();
        after.sortedStays = sortedStays;
        after.deaths = deaths;
        return after;
    }

    /** One that is known of these alone, under the clock of {@code records}. */
    static Patient gathered(Records records, List<Encounter> encounters, List<Claim> claims, List<Entry> entries) {
        long first = Head.NEVER;
        for (Encounter encounter : encounters) {
            first = Math.min(first, Due.first(encounter.summary, records.policy(), records.now));
        }
        return new Patient(records, records.epoch, encounters, claims, entries, null, first);
    }

    /** The same entries with other scores. */
    Patient scored(List<Encounter> scoredEncounters, List<Claim> scoredClaims) {
        return new Patient(records, epoch, scoredEncounters, scoredClaims, entries, bonds, due);
    }

    /** Whether nothing was known before. */
    boolean isNew() {
        return encounters.isEmpty() && claims.isEmpty() && entries.isEmpty();
    }

    Head head() {
        List<EncounterSummary> summaries = new ArrayList<>(encounters.size());
        for (Encounter encounter : encounters) {
            summaries.add(encounter.summary);
        }
        List<ClaimSummary> claimSummaries = new ArrayList<>(claims.size());
        for (Claim claim : claims) {
            claimSummaries.add(claim.summary);
        }
        return new Head(records.epoch, due, summaries, claimSummaries, entries, bonds);
    }

    /** Whether the head would say the same of this version as of {@code other}. */
    boolean sameHead(Patient other) {
        if (due != other.due || encounters.size() != other.encounters.size() || claims.size() != other.claims.size()) {
            return false;
        }
        for (int i = 0; i < encounters.size(); i++) {
            if (!encounters.get(i).summary.equals(other.encounters.get(i).summary)) {
                return false;
            }
        }
        for (int i = 0; i < claims.size(); i++) {
            if (!claims.get(i).summary.equals(other.claims.get(i).summary)) {
                return false;
            }
        }
        return entries.equals(other.entries) && Objects.equals(bonds, other.bonds);
    }

    /** The next version, in which {@code encounter} stands at {@code index} (or is new at the end). */
    Patient with(int index, Encounter encounter) {
        // A moment that is due no more stays: it costs a look when it comes, and less than asking all encounters now.
        long first = records.isHome()
                ? Head.NEVER
                : Math.min(due, Due.first(encounter.summary, records.policy(), records.now));
        boolean known = index < encounters.size();
        // A place that goes on counts on.
        Encounter counted =
                known ? encounter.labelled(encounters.get(index).summary.labels()) : encounter;
        Patient next = new Patient(records, epoch, set(encounters, index, counted), claims, entries, bonds, first);
        if (known && Objects.equals(encounters.get(index).measured(), encounter.measured())) {
            next.indexRows = indexRows();
        }
        return next;
    }

    /** The same, with how often the labels of encounter {@code index} were said. */
    Patient labelled(int index, LabelCounts labels) {
        Encounter encounter = encounters.get(index).labelled(labels);
        Patient next = new Patient(records, epoch, set(encounters, index, encounter), claims, entries, bonds, due);
        next.indexRows = indexRows;
        next.deaths = deaths;
        return next;
    }

    Patient with(int index, Claim claim) {
        return new Patient(records, epoch, encounters, set(claims, index, claim), entries, bonds, due);
    }

    Patient withEntries(List<Entry> own) {
        return new Patient(records, epoch, encounters, claims, own, bonds, due);
    }

    Patient withBonds(Bonds ties) {
        return new Patient(records, epoch, encounters, claims, entries, ties, due);
    }

    private static <T> List<T> set(List<T> list, int index, T item) {
        List<T> next = new ArrayList<>(list.size() + 1);
        next.addAll(list);
        if (index == next.size()) {
            next.add(item);
        } else {
            next.set(index, item);
        }
        return next;
    }

    /** Where {@code event} belongs; one past the end for an encounter or claim not seen before. */
    Place place(Event event) {
        if (event.kind().type() == EventType.CLAIM) {
            return new Place(Place.Kind.CLAIM, claimIndex(event.facility(), event.claimId()));
        }
        if (event.encounterId().isEmpty()) {
            return Place.HEAD;
        }
        return new Place(Place.Kind.ENCOUNTER, encounterIndex(event.facility(), event.encounterId()));
    }

    /** As {@link #place(Event)}, by name. */
    Place place(PlaceName name) {
        return switch (name.kind()) {
            case REST -> Place.HEAD;
            case ENCOUNTER -> new Place(Place.Kind.ENCOUNTER, encounterIndex(name.facility(), name.id()));
            case CLAIM -> new Place(Place.Kind.CLAIM, claimIndex(name.facility(), name.id()));
        };
    }

    PlaceName name(Place place) {
        return switch (place.kind()) {
            case HEAD -> PlaceName.REST;
            case ENCOUNTER -> encounters.get(place.index()).name();
            case CLAIM -> claims.get(place.index()).name();
        };
    }

    /** All places, those of encounters first. */
    List<Place> places() {
        List<Place> places = new ArrayList<>(encounters.size() + claims.size() + 1);
        for (int i = 0; i < encounters.size(); i++) {
            places.add(new Place(Place.Kind.ENCOUNTER, i));
        }
        for (int i = 0; i < claims.size(); i++) {
            places.add(new Place(Place.Kind.CLAIM, i));
        }
        places.add(Place.HEAD);
        return places;
    }

    /** The entries that stand in {@code place}; none where it is not known yet. */
    List<Entry> entries(Place place) {
        return switch (place.kind()) {
            case HEAD -> entries;
            case ENCOUNTER ->
                place.index() < encounters.size()
                        ? encounters.get(place.index()).record().entries()
                        : List.of();
            case CLAIM ->
                place.index() < claims.size()
                        ? claims.get(place.index()).record().entries()
                        : List.of();
        };
    }

    /** The index of a claim, the number of claims where there is no such. */
    int claimIndex(String facility, String claimId) {
        int i = 0;
        while (i < claims.size() && !claims.get(i).summary.is(facility, claimId)) {
            i++;
        }
        return i;
    }

    /** The index of an encounter, the number of encounters where there is no such. */
    int encounterIndex(String facility, String encounterId) {
        int i = 0;
        while (i < encounters.size() && !encounters.get(i).summary.is(facility, encounterId)) {
            i++;
        }
        return i;
    }

    /** The encounter that a claim belongs to, or null. */
    Encounter encounterOf(Claim claim) {
        if (claim.summary.encounterId().isEmpty()) {
            return null;
        }
        int index = encounterIndex(claim.summary.facility(), claim.summary.encounterId());
        return index == encounters.size() ? null : encounters.get(index);
    }

    /** What followed stay {@code index}; of its next stay what began within the longest horizon. */
    Following following(int index) {
        return Followers.of(this, index);
    }

    /** When the patient died, by each encounter and by the last word of no encounter, ascending: as a rule none or one moment. */
    List<Long> deaths() {
        if (deaths == null) {
            List<Long> moments = new ArrayList<>(0);
            for (Encounter encounter : encounters) {
                EncounterSummary visit = encounter.summary;
                if (visit.deathAt() != Event.ABSENT) {
                    moments.add(visit.deathAt());
                }
                // A death told of earlier than the discharge of one who died does not undo it.
                if (visit.stayEnd() != Event.ABSENT && !visit.liveEnd()) {
                    moments.add(visit.stayEnd());
                }
            }
            for (int i = entries.size() - 1; i >= 0; i--) {
                if (entries.get(i).kind() == Kind.DIED) {
                    moments.add(entries.get(i).occurredAt());
                    break;
                }
            }
            deaths = moments.stream().distinct().sorted().toList();
        }
        return deaths;
    }

    /** What the readmission measure says of its stays; shared with the next version where nothing it asks for changed. */
    IndexRows indexRows() {
        if (indexRows == null) {
            indexRows = new IndexRows(this);
        }
        return indexRows;
    }

    /** Whether the measure says the same of both versions, as nothing that it asks for changed. */
    boolean sharesIndexRows(Patient other) {
        return indexRows != null && indexRows.equals(other.indexRows);
    }

    /** All stays, in their order. */
    List<EncounterSummary> stays() {
        if (sortedStays == null) {
            List<EncounterSummary> stays = new ArrayList<>(encounters.size());
            for (Encounter encounter : encounters) {
                if (encounter.summary.isStay()) {
                    stays.add(encounter.summary);
                }
            }
            EncounterSummary.sortStays(stays);
            sortedStays = stays;
        }
        return sortedStays;
    }
}
