package io.wardwatch.core.identity;

import io.wardwatch.core.event.PatientKey;
import java.util.ArrayList;
import java.util.List;

/**
 * What ties a patient to others: where its own places belong and who holds them, and the places of others that it holds. Part
 * of the head of patients that were ever part of a merge or move; absent for all others.
 *
 * @param said the version of the last notice that it said as a home
 * @param handed own places that others hold
 * @param attached places of others
 */
public record Bonds(Assignment assignment, long said, List<Handed> handed, List<Attached> attached) {
    /** How far it is with an own place that another holds. */
    public enum Stage {
        HELD,
        /** It was asked for. */
        ASKED,
        /** It was given back; others that were asked for were not yet. */
        FREE
    }

    /**
     * An own place that is not in the own view.
     *
     * @param holder who holds it, or did until it was free
     * @param version of the last notice about it
     * @param revisions of its scores, where it is free
     */
    public record Handed(
            PlaceName place, PatientKey holder, long version, Stage stage, List<Notice.Revision> revisions) {
        public Handed {
            revisions = List.copyOf(revisions);
        }

        public static Handed to(PatientKey holder, PlaceName place, long version) {
            return new Handed(place, holder, version, Stage.HELD, List.of());
        }
    }

    /**
     * A place of another home.
     *
     * @param version of the last notice about it
     * @param held false once it was released: then only the version counts, which keeps out what is older
     */
    public record Attached(PatientKey origin, PlaceName place, long version, boolean held, List<Hop> path) {
        boolean is(PatientKey home, PlaceName name) {
            return place.equals(name) && origin.equals(home);
        }
    }

    public static Bonds of(PatientKey patient) {
        return new Bonds(Assignment.own(patient), 0, List.of(), List.of());
    }

    /** Who holds own place {@code name}, where that is another; else null. */
    public Handed handed(PlaceName name) {
        for (Handed each : handed) {
            if (each.place.equals(name)) {
                return each;
            }
        }
        return null;
    }

    /** The place of another home, or null where it never was here. */
    public Attached attached(PatientKey origin, PlaceName name) {
        for (Attached each : attached) {
            if (each.is(origin, name)) {
                return each;
            }
        }
        return null;
    }

    public Bonds with(Assignment next) {
        return new Bonds(next, said, handed, attached);
    }

    /** The same with {@code next} said; its version is that of the last notice. */
    public Bonds with(Handed next) {
        List<Handed> others = new ArrayList<>(handed);
        others.removeIf(each -> each.place.equals(next.place));
        others.add(next);
        return new Bonds(assignment, Math.max(said, next.version), others, attached);
    }

    /** Whether a place that was asked for is still to come. */
    public boolean waits() {
        return handed.stream().anyMatch(each -> each.stage == Stage.ASKED);
    }

    /** The same with own place {@code name} held by nobody else. */
    public Bonds without(PlaceName name) {
        List<Handed> others = new ArrayList<>(handed);
        others.removeIf(each -> each.place.equals(name));
        return new Bonds(assignment, said, others, attached);
    }

    public Bonds with(Attached next) {
        List<Attached> others = new ArrayList<>(attached);
        others.removeIf(each -> each.is(next.origin, next.place));
        others.add(next);
        return new Bonds(assignment, said, handed, others);
    }
}
