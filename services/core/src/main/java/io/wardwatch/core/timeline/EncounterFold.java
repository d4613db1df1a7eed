package io.wardwatch.core.timeline;

import io.wardwatch.core.event.Diagnosis;
import io.wardwatch.core.event.Event;
import io.wardwatch.core.event.Field;
import io.wardwatch.core.event.Kind;
import io.wardwatch.core.timeline.EncounterFacts.Leave;
import io.wardwatch.core.timeline.EncounterFacts.Location;
import java.util.ArrayList;
import java.util.List;

/**
 * Folds an encounter's entries, given in stamp order, into facts. A pure function: the prefix of the entries up to a stamp
 * gives what was known then. Which kind follows which rule is {@link CombiningRule}'s table.
 */
public final class EncounterFold {
    private static final int FIELDS = Field.FOLLOW_UP_AT.code() + 1;
    private static final long NOT_PLAIN_FIELDS =
            Field.CLASS.bit() | Field.UNIT.bit() | Field.BED.bit() | Field.DIAGNOSES.bit();
    private static final String INPATIENT = "INPATIENT";
    private static final String EMERGENCY = "EMERGENCY";
    private static final String OBSERVATION = "OBSERVATION";

    private final List<Entry> entries;
    private final int count;
    private final boolean[] undone;
    private int start;

    Entry admitted;
    Entry registered;
    Entry discharged;
    Entry died;
    Entry stayOpener;
    Entry urgentOpener;
    long stayBegin = Event.ABSENT;
    long emergencyAt = Event.ABSENT;
    long observationAt = Event.ABSENT;
    List<Location> locations = List.of();
    String bed = "";
    List<Leave> leaves = List.of();
    final Object[] current = new Object[FIELDS];
    List<Diagnosis> admissionDiagnoses = List.of();
    List<Diagnosis> dischargeDiagnoses = List.of();
    List<Diagnosis> codedDiagnoses = List.of();
    boolean coded;
    String dischargeUnit = "";
    long lastPresence = Event.ABSENT;
    List<Entry> lostUndos = List.of();
    List<Entry> afterDischarge = List.of();

    private int lastDischargeCancellation = -1;

    private EncounterFold(List<Entry> entries, int count) {
        this.entries = entries;
        this.count = count;
        this.undone = new boolean[count];
    }

    /** The facts of the first {@code count} of {@code entries}, which are in stamp order. */
    public static EncounterFacts fold(List<Entry> entries, int count) {
        EncounterFold fold = new EncounterFold(entries, count);
        fold.skipDeleted();
        fold.undoNamed();
        fold.foldRegistersAndUndos();
        fold.foldFields();
        fold.foldClasses();
        fold.foldPlaces();
        return new EncounterFacts(fold);
    }

    /** VISIT_DELETED empties all that was said below its stamp. */
    private void skipDeleted() {
        for (int i = count - 1; i >= 0 && start == 0; i--) {
            if (entries.get(i).kind() == Kind.VISIT_DELETED) {
                start = i + 1;
            }
        }
    }

    private void undoNamed() {
        for (int i = start; i < count; i++) {
            Entry undo = entries.get(i);
            if (!undo.affectedEventId().isEmpty() && isUndo(undo.kind())) {
                int target = named(undo);
                if (target >= 0) {
                    undone[target] = true;
                } else if (undo.kind() == Kind.TRANSFER_CANCELLED) {
                    lose(undo);
                }
            }
        }
    }

    private static boolean isUndo(Kind kind) {
        return kind == Kind.TRANSFER_CANCELLED || kind == Kind.ADMISSION_CANCELLED;
    }

    /** The list entry that {@code undo} names, -1 where there is none. */
    private int named(Entry undo) {
        for (int i = start; i < count; i++) {
            Entry entry = entries.get(i);
            boolean undoable = undo.kind() == Kind.TRANSFER_CANCELLED
                    ? entry.kind() == Kind.TRANSFERRED
                    : CombiningRule.of(entry.kind()) == CombiningRule.LIST;
            if (undoable && entry.eventId().equals(undo.affectedEventId())) {
                return i;
            }
        }
        return -1;
    }

    private void foldRegistersAndUndos() {
        for (int i = start; i < count; i++) {
            Entry entry = entries.get(i);
            switch (entry.kind()) {
                case ADMITTED -> admitted = entry;
                case REGISTERED -> registered = entry;
                case ADMISSION_CANCELLED -> cancelAdmission(entry);
                case TRANSFER_CANCELLED -> cancelTransfer(entry, i);
                case DISCHARGED -> discharged = entry;
                case DISCHARGE_CANCELLED -> cancelDischarge(entry, i);
                case DIED -> died = entry;
                default -> {
                    // LIST kinds are read by foldClasses and foldPlaces, field kinds by foldFields; others have no
                    // effect yet
                }
            }
        }
    }

    private void cancelAdmission(Entry cancel) {
        if (!cancel.affectedEventId().isEmpty() && named(cancel) >= 0) {
            return; // it undid the list entry that it names, not the admission
        }
        if (admitted != null) {
            admitted = null;
        } else if (registered != null) {
            registered = null;
        } else {
            lose(cancel);
        }
    }

    private void cancelDischarge(Entry cancel, int at) {
        if (discharged == null) {
            lose(cancel);
        }
        discharged = null;
        lastDischargeCancellation = at;
    }

    private void cancelTransfer(Entry cancel, int at) {
        if (!cancel.affectedEventId().isEmpty()) {
            return;
        }
        for (int i = at - 1; i >= start; i--) {
            if (entries.get(i).kind() == Kind.TRANSFERRED && !undone[i]) {
                undone[i] = true;
                return;
            }
        }
        lose(cancel);
    }

    private void lose(Entry undo) {
        lostUndos = append(lostUndos, undo);
    }

    private static <T> List<T> append(List<T> list, T item) {
        List<T> longer = list.isEmpty() ? new ArrayList<>(4) : list;
        longer.add(item);
        return longer;
    }

    private void foldFields() {
        for (int i = start; i < count; i++) {
            Entry entry = entries.get(i);
            boolean ofDischarge = entry.kind() == Kind.DISCHARGED || entry.kind() == Kind.CODED;
            // Many sources repeat the discharge in its cancellation, and a death learned outside is no word on the
            // stay.
            boolean silent = entry.kind() == Kind.DISCHARGE_CANCELLED
                    || entry.kind() == Kind.DIED
                    || (ofDischarge && i < lastDischargeCancellation);
            if (!undone[i] && !silent && CombiningRule.of(entry.kind()) != CombiningRule.STORED) {
                setFields(entry, ofDischarge);
            }
        }
    }

    private void setFields(Entry entry, boolean ofDischarge) {
        for (long rest = entry.cleared() & ~NOT_PLAIN_FIELDS; rest != 0; rest &= rest - 1) {
            int code = Long.numberOfTrailingZeros(rest);
            if (code < FIELDS) {
                current[code] = null;
            }
        }
        int at = 0;
        for (long rest = entry.fields().mask(); rest != 0; rest &= rest - 1) {
            int code = Long.numberOfTrailingZeros(rest);
            if ((Long.lowestOneBit(rest) & NOT_PLAIN_FIELDS) == 0 && code < FIELDS) {
                current[code] = entry.fields().packedValue(at);
            }
            at++;
        }
        coded |= entry.kind() == Kind.CODED;
        if (ofDischarge && touches(entry, Field.UNIT)) {
            String unit = entry.fields().text(Field.UNIT);
            dischargeUnit = unit == null ? "" : unit;
        }
        if (touches(entry, Field.DIAGNOSES)) {
            setDiagnoses(entry);
        }
    }

    private static boolean touches(Entry entry, Field field) {
        return entry.fields().has(field) || (entry.cleared() & field.bit()) != 0;
    }

    @SuppressWarnings("unchecked") // Field.DIAGNOSES holds List<Diagnosis> by its type
    private void setDiagnoses(Entry entry) {
        Object value = entry.fields().get(Field.DIAGNOSES);
        List<Diagnosis> list = value == null ? List.of() : (List<Diagnosis>) value;
        switch (entry.kind()) {
            case DISCHARGED -> dischargeDiagnoses = list;
            case CODED -> codedDiagnoses = list;
            default -> admissionDiagnoses = list;
        }
    }

    private void foldClasses() {
        if (admitted == null && registered == null) {
            return;
        }
        long end = discharged == null ? Long.MAX_VALUE : discharged.occurredAt();
        List<Entry> changes = new ArrayList<>(4);
        // A registration counts only before the admission that followed it.
        if (registered != null && (admitted == null || registered.occurredAt() < admitted.occurredAt())) {
            changes.add(registered);
        }
        if (admitted != null) {
            changes.add(admitted);
        }
        for (int i = start; i < count; i++) {
            Entry entry = entries.get(i);
            if (entry.kind() == Kind.CLASS_CHANGED
                    && !undone[i]
                    && entry.fields().has(Field.CLASS)) {
                changes.add(entry);
            }
        }
        changes.sort(Entry.BY_TIME);
        Entry opener = null;
        String classNow = "";
        for (Entry change : changes) {
            if (change.occurredAt() > end) {
                break;
            }
            classNow = classOf(change);
            if (opener == null && classNow.equals(INPATIENT)) {
                opener = change;
            }
            if (urgentOpener == null && (classNow.equals(EMERGENCY) || classNow.equals(OBSERVATION))) {
                urgentOpener = change;
            }
            if (emergencyAt == Event.ABSENT && classNow.equals(EMERGENCY)) {
                emergencyAt = change.occurredAt();
            }
            if (observationAt == Event.ABSENT && classNow.equals(OBSERVATION)) {
                observationAt = change.occurredAt();
            }
        }
        if (opener != null && classNow.equals(INPATIENT)) {
            stayOpener = opener;
            stayBegin = opener.occurredAt();
        }
    }

    private static String classOf(Entry entry) {
        String stated = entry.fields().text(Field.CLASS);
        if (stated != null) {
            return stated;
        }
        if (entry.kind() == Kind.ADMITTED) {
            return INPATIENT;
        }
        return EMERGENCY.equals(entry.fields().text(Field.ADMISSION_TYPE)) ? EMERGENCY : "UNKNOWN";
    }

    private void foldPlaces() {
        PlaceFold places = new PlaceFold(discharged);
        places.arrive(registered);
        places.arrive(admitted);
        for (int i = start; i < count; i++) {
            Entry entry = entries.get(i);
            if (CombiningRule.of(entry.kind()) == CombiningRule.LIST && !undone[i]) {
                places.add(entry);
            }
        }
        places.fold();
        places.lost().forEach(this::lose);
        locations = places.locations();
        bed = places.bed();
        leaves = places.leaves();
        lastPresence = places.lastPresence();
        afterDischarge = places.afterDischarge();
    }
}
