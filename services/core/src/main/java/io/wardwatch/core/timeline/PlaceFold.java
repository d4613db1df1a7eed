package io.wardwatch.core.timeline;

import io.wardwatch.core.event.Event;
import io.wardwatch.core.event.Field;
import io.wardwatch.core.event.Fields;
import io.wardwatch.core.event.Kind;
import io.wardwatch.core.timeline.EncounterFacts.Leave;
import io.wardwatch.core.timeline.EncounterFacts.Location;
import java.util.ArrayList;
import java.util.List;

/** The part of {@link EncounterFold} that says where the patient was: units, the bed, leaves. */
final class PlaceFold {
    private final Entry discharged;
    private final List<Entry> moves = new ArrayList<>(4);
    private List<Entry> leaving = List.of();
    private List<Location> locations = List.of();
    private List<Leave> leaves = List.of();
    private List<Entry> afterDischarge = List.of();
    private List<Entry> lost = List.of();
    private String bed = "";
    private long lastPresence = Event.ABSENT;

    /** @param discharged the discharge that holds, or null */
    PlaceFold(Entry discharged) {
        this.discharged = discharged;
    }

    /** Takes the admission or registration that holds; null for none. */
    void arrive(Entry entry) {
        if (entry != null) {
            lastPresence = Math.max(lastPresence, entry.occurredAt());
            addMove(entry);
        }
    }

    /** Takes a list entry that holds. */
    void add(Entry entry) {
        lastPresence = Math.max(lastPresence, entry.occurredAt());
        if (discharged != null && entry.occurredAt() > discharged.occurredAt()) {
            afterDischarge = append(afterDischarge, entry);
        }
        if (entry.kind() == Kind.TRANSFERRED) {
            addMove(entry);
        } else if (entry.kind() != Kind.CLASS_CHANGED) {
            leaving = append(leaving, entry);
        }
    }

    private void addMove(Entry entry) {
        if (entry.fields().has(Field.UNIT) || namesBed(entry)) {
            moves.add(entry);
        }
    }

    private static boolean namesBed(Entry entry) {
        return entry.fields().has(Field.BED) || (entry.cleared() & Field.BED.bit()) != 0;
    }

    void fold() {
        moves.sort(Entry.BY_TIME);
        foldMoves();
        if (!leaving.isEmpty()) {
            leaving.sort(Entry.BY_TIME);
            foldLeaves();
        }
    }

    /** A bed follows its location: who is moved to another unit has left the bed, also where the new one is not named. */
    private void foldMoves() {
        locations = new ArrayList<>(moves.size());
        String unit = "";
        for (Entry move : moves) {
            Fields fields = move.fields();
            if (fields.has(Field.UNIT)) {
                String next = fields.text(Field.UNIT);
                bed = next.equals(unit) ? bed : "";
                unit = next;
                locations.add(new Location(move.occurredAt(), unit));
            }
            if (namesBed(move)) {
                String named = fields.text(Field.BED);
                bed = named == null ? "" : named;
            }
        }
    }

    private void foldLeaves() {
        leaves = new ArrayList<>(leaving.size());
        Entry open = null;
        for (Entry entry : leaving) {
            if (entry.kind() == Kind.LEAVE_STARTED) {
                open = open == null ? entry : open;
            } else if (open == null) {
                lost = append(lost, entry);
            } else {
                leaves.add(new Leave(open.occurredAt(), entry.occurredAt()));
                open = null;
            }
        }
        if (open != null) {
            leaves.add(new Leave(open.occurredAt(), Long.MAX_VALUE));
        }
    }

    private static List<Entry> append(List<Entry> list, Entry entry) {
        List<Entry> longer = list.isEmpty() ? new ArrayList<>(4) : list;
        longer.add(entry);
        return longer;
    }

    /** Units in the order of their times. */
    List<Location> locations() {
        return locations;
    }

    /** The last bed named, empty where the patient was moved since. */
    String bed() {
        return bed;
    }

    List<Leave> leaves() {
        return leaves;
    }

    long lastPresence() {
        return lastPresence;
    }

    /** Entries that count at a time after the discharge. */
    List<Entry> afterDischarge() {
        return afterDischarge;
    }

    /** Leave ends that found nothing. */
    List<Entry> lost() {
        return lost;
    }
}
