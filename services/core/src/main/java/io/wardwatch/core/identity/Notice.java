package io.wardwatch.core.identity;

import io.wardwatch.core.event.PatientKey;
import io.wardwatch.core.timeline.Entry;
import java.util.List;

/**
 * What one patient tells another of a place. Between two patients notices arrive in the order in which they were said.
 * A home attaches a place to its root; to give it to another it asks for it back, and is told when it is released.
 */
public sealed interface Notice {
    /** Who is told. */
    PatientKey to();

    /** Who tells. */
    PatientKey from();

    PlaceName place();

    /** Counts up with each notice of a home; an answer repeats the one that it answers. */
    long version();

    /**
     * The place's entries as they now are, to be held by the root until they are asked for.
     *
     * @param path from the home (or the moved encounter) to the root, which is {@code to}
     * @param revisions of the place's scores, where somebody else said them before
     */
    record Attach(
            PatientKey to,
            PatientKey from,
            PlaceName place,
            long version,
            List<Hop> path,
            List<Entry> entries,
            List<Revision> revisions)
            implements Notice {
        @Override
        public String toString() {
            return "Attach[…]";
        }
    }

    /** The home asks for the place. */
    record Detach(PatientKey to, PatientKey from, PlaceName place, long version) implements Notice {
        @Override
        public String toString() {
            return "Detach[…]";
        }
    }

    /** The root has taken back all that it said of the home's entries in the place. */
    record Released(PatientKey to, PatientKey from, PlaceName place, long version, List<Revision> revisions)
            implements Notice {
        @Override
        public String toString() {
            return "Released[…]";
        }
    }

    /**
     * How often a score was said.
     *
     * @param source of its trigger, as {@code eventId}
     * @param what the moment of a score of an encounter, the target of one of a claim: their ordinals in state;
     *     from 100 on a label of a stay, which has no trigger, by number of its horizon
     */
    record Revision(String source, String eventId, int what, int revision) {
        @Override
        public String toString() {
            return "Revision[" + revision + "]";
        }
    }
}
