package io.wardwatch.core.engine;

import io.wardwatch.core.event.PatientKey;
import io.wardwatch.core.identity.Assignment;
import io.wardwatch.core.identity.Bonds;
import io.wardwatch.core.identity.Hop;
import io.wardwatch.core.identity.Link;
import io.wardwatch.core.identity.Notice;
import io.wardwatch.core.identity.Notice.Revision;
import io.wardwatch.core.identity.PlaceName;
import io.wardwatch.core.state.ClaimRecord;
import io.wardwatch.core.state.EncounterRecord;
import io.wardwatch.core.state.LabelCounts;
import io.wardwatch.core.timeline.Entry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One step of a patient that is tied to others: decides of each place that the step concerns who is to hold it, makes the next
 * version of the patient's view, and keeps what is to be told to other patients until that is said. One an event.
 */
final class Handover {
    private final Patient view;
    private final Patient home;
    private final Timeline timeline;
    private final PatientKey self;
    private final Map<PlaceName, List<Revision>> touched = new LinkedHashMap<>();
    private final List<Notice> notices = new ArrayList<>();
    private Bonds bonds;

    /** @param bonds as they are to be from here on */
    Handover(Patient view, Patient home, Bonds bonds, Timeline timeline) {
        this.view = view;
        this.home = home;
        this.bonds = bonds;
        this.timeline = timeline;
        this.self = view.records.patient;
    }

    /** Where {@code place} of {@code home} belongs: claims with their encounter. */
    static List<Hop> path(Assignment assignment, Patient home, Place place) {
        return switch (place.kind()) {
            case HEAD -> assignment.path();
            case ENCOUNTER -> {
                PlaceName name = home.name(place);
                yield assignment.pathOf(name.facility(), name.id());
            }
            case CLAIM -> {
                var claim = home.claims.get(place.index()).summary;
                yield assignment.pathOf(claim.facility(), claim.encounterId());
            }
        };
    }

    List<Notice> notices() {
        return notices;
    }

    /**
     * Sees to it that an own place is, or gets, where it belongs.
     *
     * @param changed whether its entries or its path are others than its holder knows
     */
    void route(PlaceName name, boolean changed) {
        Place place = home.place(name);
        List<Hop> path = path(bonds.assignment(), home, place);
        PatientKey root = bonds.assignment().end(path);
        Bonds.Handed handed = bonds.handed(name);
        if (handed == null) {
            List<Entry> leaving = root.equals(self) ? List.of() : travelling(home.entries(place));
            if (!leaving.isEmpty()) {
                bonds = bonds.with(Bonds.Handed.to(root, name, bonds.said() + 1));
                attach(root, name, path, revisions(name, leaving));
            }
            if (changed || !leaving.isEmpty()) {
                touch(name, List.of());
            }
        } else if (handed.stage() == Bonds.Stage.HELD) {
            if (!handed.holder().equals(root)) {
                bonds = bonds.with(
                        new Bonds.Handed(name, handed.holder(), bonds.said() + 1, Bonds.Stage.ASKED, List.of()));
                // The last first: what follows a place is scored anew when it goes, so nothing should follow.
                notices.add(0, new Notice.Detach(handed.holder(), self, name, bonds.said()));
            } else if (changed) {
                bonds = bonds.with(Bonds.Handed.to(root, name, bonds.said() + 1));
                attach(root, name, path, List.of());
            }
        }
        if (changed && handed != null) {
            touch(name, List.of()); // what says something of identity stays with its home
        }
    }

    private void attach(PatientKey root, PlaceName name, List<Hop> path, List<Revision> revisions) {
        List<Entry> entries = travelling(home.entries(home.place(name)));
        notices.add(new Notice.Attach(root, self, name, bonds.said(), path, entries, revisions));
    }

    private static List<Entry> travelling(List<Entry> entries) {
        return entries.stream().filter(entry -> !Link.isOne(entry.kind())).toList();
    }

    /** A home says what one of its places, held here, is now. */
    boolean attach(Notice.Attach notice) {
        Bonds.Attached known = bonds.attached(notice.from(), notice.place());
        if (known != null && known.version() >= notice.version()) {
            return false;
        }
        view.records.putAttached(notice.from(), notice.place(), notice.entries());
        bonds = bonds.with(new Bonds.Attached(notice.from(), notice.place(), notice.version(), true, notice.path()));
        touch(notice.place(), notice.revisions());
        return true;
    }

    /** A home asks for one of its places. */
    boolean detach(Notice.Detach notice) {
        Bonds.Attached known = bonds.attached(notice.from(), notice.place());
        if (known != null && known.version() >= notice.version()) {
            return false;
        }
        List<Entry> leaving = List.of();
        if (known != null && known.held()) {
            leaving = view.records.attached(notice.from(), notice.place());
            view.records.putAttached(notice.from(), notice.place(), List.of());
        }
        bonds = bonds.with(new Bonds.Attached(notice.from(), notice.place(), notice.version(), false, List.of()));
        touch(notice.place(), List.of());
        notices.add(new Notice.Released(
                notice.from(), self, notice.place(), notice.version(), revisions(notice.place(), leaving)));
        return true;
    }

    /** Nobody holds the place now. With the last that was asked for, all go where they belong by now, be that here. */
    boolean released(Notice.Released notice) {
        Bonds.Handed handed = bonds.handed(notice.place());
        boolean awaited = handed != null && handed.stage() == Bonds.Stage.ASKED && handed.version() == notice.version();
        if (!awaited) {
            return false;
        }
        bonds = bonds.with(new Bonds.Handed(
                notice.place(), handed.holder(), handed.version(), Bonds.Stage.FREE, notice.revisions()));
        if (!bonds.waits()) {
            for (Bonds.Handed each : bonds.handed()) {
                if (each.stage() == Bonds.Stage.FREE) {
                    settle(each);
                }
            }
        }
        return true;
    }

    private void settle(Bonds.Handed free) {
        List<Hop> path = path(bonds.assignment(), home, home.place(free.place()));
        PatientKey root = bonds.assignment().end(path);
        if (root.equals(self)) {
            bonds = bonds.without(free.place());
            touch(free.place(), free.revisions());
        } else {
            bonds = bonds.with(Bonds.Handed.to(root, free.place(), bonds.said() + 1));
            attach(root, free.place(), path, free.revisions());
        }
    }

    private void touch(PlaceName name, List<Revision> revisions) {
        touched.putIfAbsent(name, revisions);
    }

    /** How often the scores of the entries that leave were said, once they are withdrawn here. */
    private List<Revision> revisions(PlaceName name, List<Entry> leaving) {
        List<Revision> all = Revisions.of(view, view.place(name));
        List<Entry> staying = union(name);
        List<Revision> taken = new ArrayList<>(all.size());
        for (Revision revision : all) {
            if (Revisions.isOfAny(revision, leaving) && !Revisions.isOfAny(revision, staying)) {
                taken.add(revision);
            }
        }
        return taken;
    }

    private List<Entry> union(PlaceName name) {
        UnitedPlace united = new UnitedPlace();
        List<Entry> own = home.entries(home.place(name));
        boolean away = bonds.handed(name) != null;
        united.add(away ? own.stream().filter(entry -> Link.isOne(entry.kind())).toList() : own);
        for (Bonds.Attached attached : bonds.attached()) {
            if (attached.held() && attached.place().equals(name)) {
                PatientKey origin = attached.origin();
                united.add(view.records.attached(origin, name).stream()
                        .map(entry -> entry.withOrigin(origin))
                        .toList());
            }
        }
        return united.entries();
    }

    /** The next version of the view. */
    Timeline.Added finish(boolean handed) {
        Patient after = view;
        List<Place> places = new ArrayList<>(touched.size());
        Entry earliest = null;
        for (Map.Entry<PlaceName, List<Revision>> each : touched.entrySet()) {
            PlaceName name = each.getKey();
            Place place = after.place(name);
            List<Entry> were = after.entries(place);
            List<Entry> are = union(name);
            if (were.isEmpty() && are.isEmpty()) {
                continue;
            }
            earliest = earlier(earlier(earliest, were), are);
            after = put(after, place, name, are, each.getValue());
            places.add(place);
        }
        boolean found =
                !bonds.assignment().findings().equals(view.bonds.assignment().findings());
        if (found && !places.contains(Place.HEAD)) {
            places.add(Place.HEAD);
        }
        return new Timeline.Added(after.withBonds(bonds), Result.APPLIED, places, earliest, handed);
    }

    private static Entry earlier(Entry earliest, List<Entry> entries) {
        if (entries.isEmpty()) {
            return earliest;
        }
        Entry first = entries.get(0);
        return earliest == null || first.compareStamp(earliest) < 0 ? first : earliest;
    }

    private Patient put(Patient patient, Place place, PlaceName name, List<Entry> entries, List<Revision> revisions) {
        return switch (place.kind()) {
            case HEAD -> patient.withEntries(entries);
            case ENCOUNTER -> {
                boolean known = place.index() < patient.encounters.size();
                EncounterRecord old =
                        known ? patient.encounters.get(place.index()).record() : null;
                EncounterRecord next = new EncounterRecord(
                        timeline.zone(name.facility()),
                        entries,
                        Revisions.rebound(known ? old.scores() : List.of(), entries, revisions));
                Patient put =
                        patient.with(place.index(), new Encounter(name.facility(), name.id(), next, patient.records));
                LabelCounts here = put.encounters.get(place.index()).summary.labels();
                yield put.labelled(place.index(), Revisions.labels(here, revisions));
            }
            case CLAIM -> {
                boolean known = place.index() < patient.claims.size();
                ClaimRecord old = known ? patient.claims.get(place.index()).record() : null;
                ClaimRecord next = new ClaimRecord(
                        timeline.zone(name.facility()),
                        entries,
                        Revisions.reboundOfClaim(known ? old.scores() : List.of(), entries, revisions));
                yield patient.with(place.index(), new Claim(name.facility(), name.id(), next, patient.records, bonds));
            }
        };
    }
}
