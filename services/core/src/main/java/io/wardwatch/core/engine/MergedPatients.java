package io.wardwatch.core.engine;

import io.wardwatch.core.event.Event;
import io.wardwatch.core.identity.Assignment;
import io.wardwatch.core.identity.Bonds;
import io.wardwatch.core.identity.Notice;
import io.wardwatch.core.state.ClaimRecord;
import io.wardwatch.core.state.EncounterRecord;
import java.util.List;
import java.util.Objects;

/**
 * Patients that are tied to others. Of such a one two things are kept: its home, which is all that came under its own key, and its
 * view, which is what it says to the world: those of its own places that nobody else holds, and the places of others that it
 * holds. A place is held by one view at a time; between two it is held by none.
 */
final class MergedPatients {
    private final Timeline timeline;
    private final Consequences consequences;

    MergedPatients(Timeline timeline, Consequences consequences) {
        this.timeline = timeline;
        this.consequences = consequences;
    }

    /** What came under the patient's own key. */
    static Patient home(Patient view) {
        return view.bonds == null ? view : Patient.load(view.records.ofHome());
    }

    /** Applies an event to the home, and passes what it changed on to whoever holds it. */
    Result apply(Patient view, Event event, Outputs outputs) {
        Patient home = home(view);
        Timeline.Added added = timeline.add(home, event);
        if (added.after() == home) {
            return added.result();
        }
        Consequences.save(home, added.after());
        Handover handover = new Handover(view, added.after(), view.bonds, timeline);
        for (Place place : added.touched()) {
            handover.route(added.after().name(place), true);
        }
        finish(view, handover, false, outputs);
        Links.say(home, event, added, outputs);
        return added.result();
    }

    void assign(Patient patient, Assignment assignment, Outputs outputs) {
        Patient view = bound(patient);
        Assignment before = view.bonds.assignment();
        if (assignment.version() <= before.version()) {
            return;
        }
        Patient home = home(view);
        Handover handover = new Handover(view, home, view.bonds.with(assignment), timeline);
        for (Place place : home.places()) {
            boolean other = !Handover.path(before, home, place).equals(Handover.path(assignment, home, place));
            handover.route(home.name(place), other);
        }
        finish(view, handover, true, outputs);
    }

    void receive(Patient patient, Notice notice, Outputs outputs) {
        Patient view = bound(patient);
        Handover handover = new Handover(view, home(view), view.bonds, timeline);
        boolean news =
                switch (notice) {
                    case Notice.Attach attach -> handover.attach(attach);
                    case Notice.Detach detach -> handover.detach(detach);
                    case Notice.Released released -> handover.released(released);
                };
        if (news) {
            finish(view, handover, true, outputs);
        }
    }

    private void finish(Patient view, Handover handover, boolean handed, Outputs outputs) {
        Timeline.Added added = handover.finish(handed);
        consequences.draw(view, added, outputs);
        handover.notices().forEach(outputs::notice);
    }

    /** The first time that a patient is tied to another, what it has is its home and its view. */
    private static Patient bound(Patient patient) {
        if (patient.bonds != null) {
            return patient;
        }
        Records home = patient.records.ofHome();
        for (Encounter encounter : patient.encounters) {
            EncounterRecord record = encounter.record();
            home.put(
                    encounter.summary.facility(),
                    encounter.summary.encounterId(),
                    new EncounterRecord(record.zone(), record.entries(), List.of()));
        }
        for (Claim claim : patient.claims) {
            ClaimRecord record = claim.record();
            home.put(
                    claim.summary.facility(),
                    claim.summary.claimId(),
                    new ClaimRecord(record.zone(), record.entries(), List.of()));
        }
        home.put(patient.head());
        return patient.withBonds(Bonds.of(Objects.requireNonNull(patient.records.patient)));
    }
}
