package io.wardwatch.core.timeline;

import io.wardwatch.core.event.Diagnosis;
import io.wardwatch.core.event.Event;
import io.wardwatch.core.event.Field;
import java.util.Collections;
import java.util.List;

/**
 * What one encounter's entries amount to: the fold's result, immutable. Times in microseconds, {@link Event#ABSENT} where
 * there is none. A <em>stay</em> runs from the first INPATIENT interval to the discharge and is INPATIENT at its end.
 */
public final class EncounterFacts {
    /** A unit from a moment on, in microseconds. */
    public record Location(long from, String unit) {}

    /** A leave; {@code until} is {@link Long#MAX_VALUE} while it lasts. */
    record Leave(long from, long until) {}

    final Entry admitted;
    final Entry registered;
    final Entry discharged;
    final Entry died;
    final Entry stayOpener;
    final Entry urgentOpener;
    final long stayBegin;
    final long emergencyAt;
    final long observationAt;
    final List<Location> locations;
    final String bed;
    final List<Leave> leaves;
    final Object[] current;
    final List<Diagnosis> admissionDiagnoses;
    final List<Diagnosis> dischargeDiagnoses;
    final List<Diagnosis> codedDiagnoses;
    final boolean coded;
    final String dischargeUnit;
    final long lastPresence;
    final List<Entry> lostUndos;
    final List<Entry> afterDischarge;

    EncounterFacts(EncounterFold fold) {
        admitted = fold.admitted;
        registered = fold.registered;
        discharged = fold.discharged;
        died = fold.died;
        stayOpener = fold.stayOpener;
        urgentOpener = fold.urgentOpener;
        stayBegin = fold.stayBegin;
        emergencyAt = fold.emergencyAt;
        observationAt = fold.observationAt;
        locations = fold.locations;
        bed = fold.bed;
        leaves = fold.leaves;
        current = fold.current;
        admissionDiagnoses = fold.admissionDiagnoses;
        dischargeDiagnoses = fold.dischargeDiagnoses;
        codedDiagnoses = fold.codedDiagnoses;
        coded = fold.coded;
        dischargeUnit = fold.dischargeUnit;
        lastPresence = fold.lastPresence;
        lostUndos = fold.lostUndos;
        afterDischarge = fold.afterDischarge;
    }

    public boolean isStay() {
        return stayOpener != null;
    }

    /** The entry with which the stay begins: its ADMITTED, or the change to class INPATIENT. Null unless a stay. */
    public Entry stayOpener() {
        return stayOpener;
    }

    /** The entry with which the first EMERGENCY or OBSERVATION interval begins; null where there is none. */
    public Entry urgentOpener() {
        return urgentOpener;
    }

    public long stayBegin() {
        return stayBegin;
    }

    /** The DISCHARGED entry that holds, or null. */
    public Entry discharged() {
        return discharged;
    }

    /** When the encounter ended, or ABSENT. */
    public long end() {
        return discharged == null ? Event.ABSENT : discharged.occurredAt();
    }

    /** When the visit began in any class, or ABSENT. */
    public long begin() {
        if (admitted == null) {
            return registered == null ? Event.ABSENT : registered.occurredAt();
        }
        return registered == null ? admitted.occurredAt() : Math.min(admitted.occurredAt(), registered.occurredAt());
    }

    /** When the patient was admitted, else registered, or ABSENT. */
    public long admittedAt() {
        return admitted == null ? begin() : admitted.occurredAt();
    }

    /** When its first EMERGENCY interval began, or ABSENT. */
    public long emergencyAt() {
        return emergencyAt;
    }

    /** When its first OBSERVATION interval began, or ABSENT. */
    public long observationAt() {
        return observationAt;
    }

    /** Whether the discharge that holds says the patient died: disposition 20, 40, 41 or 42. */
    public boolean dischargedDead() {
        return discharged != null && isDeath(disposition());
    }

    public static boolean isDeath(String disposition) {
        return switch (disposition) {
            case "20", "40", "41", "42" -> true;
            default -> false;
        };
    }

    /** When the patient died by this encounter's entries, or ABSENT. */
    public long deathAt() {
        long byDisposition = dischargedDead() ? discharged.occurredAt() : Event.ABSENT;
        if (died == null) {
            return byDisposition;
        }
        return byDisposition == Event.ABSENT ? died.occurredAt() : Math.min(byDisposition, died.occurredAt());
    }

    /** The last moment at which an entry has the patient come, move or go on leave; ABSENT for none. */
    public long lastPresence() {
        return lastPresence;
    }

    /** Undos and leave ends that found nothing. */
    public List<Entry> lostUndos() {
        return lostUndos;
    }

    /** List entries that count at a time after the discharge. */
    public List<Entry> afterDischarge() {
        return afterDischarge;
    }

    /** The value of {@code field} that holds, or null. UNIT, BED, CLASS and DIAGNOSES are no such: see the other methods. */
    public Object value(Field field) {
        return current[field.code()];
    }

    public String text(Field field, String absent) {
        Object value = current[field.code()];
        return value == null ? absent : (String) value;
    }

    public long number(Field field, long absent) {
        Object value = current[field.code()];
        return value == null ? absent : (Long) value;
    }

    public String disposition() {
        return text(Field.DISPOSITION, "");
    }

    /** The three lists of diagnoses (of admission, of discharge, final), each as last set. */
    public List<List<Diagnosis>> diagnoses() {
        return List.of(admissionDiagnoses, dischargeDiagnoses, codedDiagnoses);
    }

    /** Whether final coding has come for the discharge that holds. */
    public boolean coded() {
        return coded;
    }

    /** The units that the visit was in, in their order; of two of one moment the latter holds. */
    public List<Location> locations() {
        return Collections.unmodifiableList(locations);
    }

    /** The bed now, or empty: after the discharge none is held. */
    public String bed() {
        return discharged == null ? bed : "";
    }

    /** The unit in force at {@code time}, or empty. */
    public String unitAt(long time) {
        String unit = "";
        for (Location location : locations) {
            if (location.from() > time) {
                break;
            }
            unit = location.unit();
        }
        return unit;
    }

    /** The unit a discharge is counted under: its own, else the last place before it. */
    public String unitAtDischarge() {
        return dischargeUnit.isEmpty() ? unitAt(end()) : dischargeUnit;
    }

    /** The unit now, or at the end. */
    public String lastUnit() {
        return discharged != null ? unitAtDischarge() : unitAt(Long.MAX_VALUE);
    }
}
