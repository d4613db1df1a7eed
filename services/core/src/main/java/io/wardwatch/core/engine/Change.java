package io.wardwatch.core.engine;

import io.wardwatch.core.event.Event;
import io.wardwatch.core.measure.Contribution;
import io.wardwatch.core.measure.Contributions;
import io.wardwatch.core.measure.Differences;
import io.wardwatch.core.measure.Dimensions;
import io.wardwatch.core.measure.Following;
import io.wardwatch.core.measure.Outcome;
import io.wardwatch.core.state.EncounterSummary;
import io.wardwatch.core.timeline.Finding;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Two versions of one patient, and what holds of the one but not of the other. */
final class Change {
    private final Patient before;
    private final Patient after;
    private final List<Place> touched;
    private BitSet indexMoves;

    Change(Patient before, Patient after, List<Place> touched) {
        this.before = before;
        this.after = after;
        this.touched = touched;
    }

    void sayContributions(Outputs outputs) {
        List<Contribution> then = new ArrayList<>();
        List<Contribution> now = new ArrayList<>();
        for (Place place : touched) {
            switch (place.kind()) {
                case ENCOUNTER -> {
                    contributeBoth(place.index(), then, now);
                    followClaims(place.index(), then, now);
                }
                case CLAIM -> contributeBoth(place, then, now);
                case HEAD -> {
                    // what belongs to no encounter contributes to no cell yet
                }
            }
        }
        followStays(then, now);
        moveIndexStays(then, now);
        PatientCount.between(before, after, touched, then, now);
        ReturnCharges.between(before, after, concerned(), then, now);
        if (!then.isEmpty() || !now.isEmpty()) {
            Differences.between(then, now).forEach(outputs::contribution);
        }
    }

    /** Says what scores contribute, once all that were due are issued. */
    void sayScores(Patient scored, Outputs outputs) {
        DischargeScores.between(before, scored, indexMoves()).forEach(outputs::contribution);
    }

    private void contributeBoth(int index, List<Contribution> then, List<Contribution> now) {
        if (index < before.encounters.size()) {
            contribute(before, index, then);
        }
        contribute(after, index, now);
    }

    /** Most claim events add nothing: only where one does need the encounter be read that says how it is sliced. */
    private void contributeBoth(Place place, List<Contribution> then, List<Contribution> now) {
        Claim is = after.claims.get(place.index());
        boolean fresh = place.index() >= before.claims.size();
        Claim was = fresh ? is : before.claims.get(place.index());
        List<Contribution> old = fresh ? List.of() : undivided(was);
        List<Contribution> young = undivided(is);
        // Where a claim changes hands its encounter may do so in the same step, and slice it otherwise.
        if (Place.any(touched, Place.Kind.ENCOUNTER)
                || !was.summary.equals(is.summary)
                || !was.facts().payer().equals(is.facts().payer())) {
            then.addAll(divided(before, was, old));
            now.addAll(divided(after, is, young));
        } else {
            List<Contribution> differences = Differences.between(old, young);
            if (!differences.isEmpty()) {
                now.addAll(divided(after, is, differences));
            }
        }
    }

    private static List<Contribution> divided(Patient patient, Claim claim, List<Contribution> undivided) {
        Dimensions dims =
                dimensions(patient.encounterOf(claim)).paidBy(claim.facts().payer());
        List<Contribution> divided = new ArrayList<>(undivided.size());
        for (Contribution contribution : undivided) {
            divided.add(contribution.in(dims));
        }
        return divided;
    }

    private static List<Contribution> undivided(Claim claim) {
        List<Contribution> contributions = new ArrayList<>(1);
        Contributions.ofClaim(claim.summary.facility(), claim.facts(), claim.days(), contributions);
        return contributions;
    }

    static void contribute(Patient patient, int index, List<Contribution> into) {
        Encounter encounter = patient.encounters.get(index);
        if (encounter.summary.isStay()) {
            Contributions.ofEncounter(
                    encounter.summary.facility(),
                    encounter.facts(),
                    encounter.days(),
                    outcome(patient, index),
                    patient.records.drgs,
                    into);
        }
    }

    private static Outcome outcome(Patient patient, int index) {
        EncounterSummary stay = patient.encounters.get(index).summary;
        if (stay.stayEnd() == Event.ABSENT) {
            return new Outcome(patient.following(index), null, false);
        }
        return new Outcome(patient.following(index), patient.indexRows().row(index), tellsConditions(patient, index));
    }

    static boolean tellsConditions(Patient patient, int index) {
        long day = patient.encounters.get(index).summary.stayEndDay();
        return patient.records.editions.at(day).tellsConditions();
    }

    static void contribute(Patient patient, Claim claim, List<Contribution> into) {
        into.addAll(divided(patient, claim, undivided(claim)));
    }

    private static Dimensions dimensions(Encounter encounter) {
        if (encounter == null) {
            return Dimensions.UNKNOWN;
        }
        EncounterSummary summary = encounter.summary;
        long begin = summary.begin();
        long day = summary.isStay()
                ? summary.stayBeginDay()
                : begin == Event.ABSENT ? Event.ABSENT : encounter.days().dayOf(begin);
        return Dimensions.of(encounter.facts(), day);
    }

    /** Claims are sliced by their encounter, so they move with it. */
    private void followClaims(int index, List<Contribution> then, List<Contribution> now) {
        Encounter encounter = after.encounters.get(index);
        Encounter old = index < before.encounters.size() ? before.encounters.get(index) : null;
        Dimensions dimsNow = null;
        for (int i = 0; i < before.claims.size(); i++) {
            Claim claim = before.claims.get(i);
            boolean follows =
                    claim.summary.belongsTo(encounter.summary) && !touched.contains(new Place(Place.Kind.CLAIM, i));
            if (follows) {
                dimsNow = dimsNow == null ? dimensions(encounter) : dimsNow;
                if (!dimsNow.equals(dimensions(old))) {
                    contribute(before, claim, then);
                    contribute(after, claim, now);
                }
            }
        }
    }

    /**
     * Other stays whose following stay is another one now: they can only be ones that a touched stay follows or followed. And all of
     * them where a death is learned of or taken back.
     */
    private void followStays(List<Contribution> then, List<Contribution> now) {
        List<EncounterSummary> moved = movedStays();
        boolean deaths = !before.deaths().equals(after.deaths());
        if (moved.isEmpty() && !deaths) {
            return;
        }
        for (int i = 0; i < before.encounters.size(); i++) {
            EncounterSummary stay = before.encounters.get(i).summary;
            boolean concerned = (stay.liveEnd() && mayBeFollowed(stay, moved)) || (deaths && stay.isStay());
            if (concerned && !indexMoves().get(i) && !touched.contains(new Place(Place.Kind.ENCOUNTER, i))) {
                Following was = before.following(i);
                if (!was.equals(after.following(i))) {
                    contribute(before, i, then);
                    contribute(after, i, now);
                }
            }
        }
    }

    private static boolean mayBeFollowed(EncounterSummary stay, List<EncounterSummary> moved) {
        for (int i = 0; i < moved.size(); i++) {
            if (Followers.mayFollow(stay, moved.get(i))) {
                return true;
            }
        }
        return false;
    }

    /** Other stays whose row of the readmission measure is another one now. */
    private void moveIndexStays(List<Contribution> then, List<Contribution> now) {
        BitSet moves = indexMoves();
        for (int i = moves.nextSetBit(0); i >= 0; i = moves.nextSetBit(i + 1)) {
            contribute(before, i, then);
            contribute(after, i, now);
        }
    }

    /** Places in the list of encounters of touched ones, and of those whose row is another one. */
    private BitSet concerned() {
        BitSet concerned = (BitSet) indexMoves().clone();
        for (Place place : touched) {
            if (place.kind() == Place.Kind.ENCOUNTER) {
                concerned.set(place.index());
            }
        }
        return concerned;
    }

    private BitSet indexMoves() {
        if (indexMoves == null) {
            indexMoves = IndexRows.moved(before, after, touched);
        }
        return indexMoves;
    }

    /** Those of touched encounters, and of others that they moved. */
    void sayJudgedStays(Outputs outputs) {
        if (before.sharesIndexRows(after)) {
            return;
        }
        for (Place place : touched) {
            if (place.kind() == Place.Kind.ENCOUNTER) {
                sayJudgedStay(place.index(), outputs);
            }
        }
        BitSet moves = indexMoves();
        for (int i = moves.nextSetBit(0); i >= 0; i = moves.nextSetBit(i + 1)) {
            sayJudgedStay(i, outputs);
        }
    }

    private void sayJudgedStay(int index, Outputs outputs) {
        JudgedStay then = index < before.encounters.size() ? JudgedStay.of(before, index) : null;
        JudgedStay now = JudgedStay.of(after, index);
        if (now != null && !now.equals(then)) {
            outputs.judgedStay(now);
        } else if (now == null && then != null) {
            outputs.judgedStay(then.voided());
        }
    }

    /** Touched stays that came, went or changed their times: as they were and as they are. */
    private List<EncounterSummary> movedStays() {
        List<EncounterSummary> moved = new ArrayList<>(2);
        for (Place place : touched) {
            if (place.kind() == Place.Kind.ENCOUNTER) {
                EncounterSummary now = after.encounters.get(place.index()).summary;
                boolean fresh = place.index() >= before.encounters.size();
                EncounterSummary was = fresh ? now : before.encounters.get(place.index()).summary;
                boolean same = was.stayBegin() == now.stayBegin()
                        && was.stayEnd() == now.stayEnd()
                        && was.stayBeginDay() == now.stayBeginDay();
                if (fresh || !same) {
                    moved.add(was);
                    moved.add(now);
                }
            }
        }
        return moved;
    }

    /** A stay is a function of its encounter's entries alone, so only touched ones can differ. */
    void sayStays(Outputs outputs) {
        for (Place place : touched) {
            if (place.kind() == Place.Kind.ENCOUNTER) {
                Stay then = place.index() < before.encounters.size() ? Stay.of(before, place.index()) : null;
                Stay now = Stay.of(after, place.index());
                if (now != null && !now.equals(then)) {
                    outputs.stay(now);
                } else if (now == null && then != null) {
                    outputs.stay(then.voided());
                }
            }
        }
    }

    void sayFindings(Outputs outputs) {
        List<Finding> then = new ArrayList<>(0);
        List<Finding> now = new ArrayList<>(0);
        findings(before, then);
        findings(after, now);
        say(then, now, outputs);
    }

    /** Findings of encounters of which something came due. */
    static void sayFindings(Passing passing, Due due, Outputs outputs) {
        BitSet passed = passing.passed(due);
        for (int i = passed.nextSetBit(0); i >= 0; i = passed.nextSetBit(i + 1)) {
            List<Finding> then = new ArrayList<>(1);
            List<Finding> now = new ArrayList<>(1);
            Findings.ofEncounter(passing.before().encounters.get(i), then);
            Findings.ofEncounter(passing.after().encounters.get(i), now);
            say(then, now, outputs);
        }
    }

    private static void say(List<Finding> then, List<Finding> now, Outputs outputs) {
        for (Finding finding : now) {
            if (!then.remove(finding)) {
                outputs.finding(finding, true);
            }
        }
        for (Finding finding : then) {
            outputs.finding(finding, false);
        }
    }

    private void findings(Patient patient, List<Finding> into) {
        for (Place place : touched) {
            if (place.kind() == Place.Kind.ENCOUNTER && place.index() < patient.encounters.size()) {
                Findings.ofEncounter(patient.encounters.get(place.index()), into);
            } else if (place.kind() == Place.Kind.CLAIM && place.index() < patient.claims.size()) {
                Findings.ofClaim(patient.claims.get(place.index()), into);
            }
        }
        // What lies between encounters does not move with a claim.
        if (Place.any(touched, Place.Kind.ENCOUNTER) || Place.any(touched, Place.Kind.HEAD)) {
            Findings.ofPatient(patient, into);
        }
    }
}
