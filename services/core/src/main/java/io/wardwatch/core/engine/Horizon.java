package io.wardwatch.core.engine;

import io.wardwatch.core.event.PatientKey;
import io.wardwatch.core.identity.Bonds;
import io.wardwatch.core.identity.Hop;
import io.wardwatch.core.identity.PlaceName;
import io.wardwatch.core.timeline.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * How far a trigger sees: entries with a stamp up to its own. Of an entry that came from another home than the trigger only what
 * it is recorded after that both were merged: where their paths meet, with the time of the last hop to there.
 */
final class Horizon {
    private final Bonds bonds;
    private final PlaceName place;
    private final Entry trigger;
    /** Whether all that came from elsewhere was here before the trigger. */
    private final boolean together;

    private Horizon(Bonds bonds, PlaceName place, Entry trigger) {
        this.bonds = bonds;
        this.place = place;
        this.trigger = trigger;
        this.together = bonds == null || lastHop(bonds) < trigger.recordedAt();
    }

    /**
     * That of {@code trigger}, which stands in {@code place}.
     *
     * @param bonds of the patient, or null where nothing ties it to others
     */
    static Horizon of(Bonds bonds, PlaceName place, Entry trigger) {
        return new Horizon(bonds, place, trigger);
    }

    Entry trigger() {
        return trigger;
    }

    /** Whether all of a place is known whose last entry was recorded at {@code lastRecorded}. */
    boolean isPast(long lastRecorded) {
        return together && lastRecorded < trigger.recordedAt();
    }

    private static long lastHop(Bonds bonds) {
        long last = Long.MIN_VALUE;
        for (Bonds.Attached attached : bonds.attached()) {
            for (Hop hop : attached.path()) {
                last = attached.held() ? Math.max(last, hop.since()) : last;
            }
        }
        return last;
    }

    /** Those of {@code entries}, in stamp order, that are known; they stand in {@code where}. */
    List<Entry> known(List<Entry> entries, PlaceName where) {
        if (entries.isEmpty() || entries.get(0).compareStamp(trigger) > 0) {
            return List.of();
        }
        int known = entries.size();
        while (known > 0 && entries.get(known - 1).compareStamp(trigger) > 0) {
            known--;
        }
        List<Entry> prefix = entries.subList(0, known);
        if (together) {
            return prefix;
        }
        List<Entry> seen = new ArrayList<>(known);
        for (Entry entry : prefix) {
            boolean neighbours = Objects.equals(entry.origin(), trigger.origin()) && where.equals(place);
            if (neighbours || joined(entry.origin(), where) < trigger.recordedAt()) {
                seen.add(entry);
            }
        }
        return seen;
    }

    /** When the trigger's path and that of an entry's home came together. */
    private long joined(PatientKey origin, PlaceName where) {
        List<Hop> ours = hops(trigger.origin(), place);
        List<Hop> theirs = hops(origin, where);
        long ourLast = Long.MIN_VALUE;
        for (Hop our : ours) {
            ourLast = Math.max(ourLast, our.since());
            long theirLast = Long.MIN_VALUE;
            for (Hop their : theirs) {
                theirLast = Math.max(theirLast, their.since());
                if (their.to().equals(our.to())) {
                    return Math.max(ourLast, theirLast);
                }
            }
        }
        throw new IllegalStateException("two paths to one root do not meet");
    }

    /** Where entries of {@code origin} in {@code where} came through, their beginning first; all end here. */
    private List<Hop> hops(PatientKey origin, PlaceName where) {
        List<Hop> hops = new ArrayList<>(3);
        if (origin == null) {
            hops.add(new Hop(bonds.assignment().home(), Long.MIN_VALUE, false));
            return hops;
        }
        List<Hop> path = bonds.attached(origin, where).path();
        // A moved encounter is no longer with the rest of its home.
        if (!path.get(0).moved()) {
            hops.add(new Hop(origin, Long.MIN_VALUE, false));
        }
        hops.addAll(path);
        return hops;
    }
}
