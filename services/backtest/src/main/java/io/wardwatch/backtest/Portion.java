package io.wardwatch.backtest;

import io.wardwatch.core.event.Event;
import io.wardwatch.core.event.Field;
import io.wardwatch.core.event.PatientKey;
import io.wardwatch.core.event.RecordedAtBasis;
import io.wardwatch.core.event.Rejection;
import io.wardwatch.core.event.RejectionReason;
import io.wardwatch.core.identity.Link;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A run of records as they were read: of each in its order whether it is refused, or its bytes and the part of history that it
 * falls to; and what is known of all that were accepted. Made by one thread, taken by another.
 */
final class Portion {
    /** In the place of a part: the record is refused. */
    static final int REFUSED = -1;

    /** @param place empty where it is the record's number in its file */
    record Refused(Rejection rejection, String place, byte[] original) {}

    private final long until;
    private final List<Refused> refused = new ArrayList<>();
    private final Set<String> facilities = new HashSet<>();
    private final Set<PatientKey> tied = new HashSet<>();
    private final long[] bases = new long[RecordedAtBasis.values().length];
    private byte[] bytes = new byte[1 << 16];
    private int[] ends = new int[1 << 9];
    private int[] parts = new int[1 << 9];
    private int records;
    private String lastFacility = "";
    private long firstOccurred = Long.MAX_VALUE;
    private long lastOccurred = Event.ABSENT;
    private long lastRecorded = Event.ABSENT;
    private boolean breaksOff;

    /** @param until microseconds; what is recorded later is refused */
    Portion(long until) {
        this.until = until;
    }

    /** Whether an event is not known yet. */
    boolean isAfterUntil(Event event) {
        return event.recordedAt() > until;
    }

    void refuseAfterUntil(String place, byte[] original) {
        refuse(Rejection.of(RejectionReason.AFTER_UNTIL, "recordedAt"), place, original);
    }

    void refuse(Rejection rejection, String place, byte[] original) {
        refused.add(new Refused(rejection, place, original));
        add(REFUSED);
    }

    /** As {@link #refuse}, of what is no record but the end of its file. */
    void breakOff(Rejection rejection, byte[] original) {
        refuse(rejection, "", original);
        breaksOff = true;
    }

    void accept(Event event, byte[] source, int from, int to) {
        bases[event.basis().ordinal()]++;
        firstOccurred = Math.min(firstOccurred, event.occurredAt());
        lastOccurred = Math.max(lastOccurred, event.occurredAt());
        lastRecorded = Math.max(lastRecorded, event.recordedAt());
        if (!event.facility().equals(lastFacility)) {
            lastFacility = event.facility();
            facilities.add(lastFacility);
        }
        if (Link.isOne(event.kind())) {
            tie(event);
        }
        int at = records == 0 ? 0 : ends[records - 1];
        if (bytes.length < at + to - from) {
            bytes = Arrays.copyOf(bytes, Math.max(at + to - from, 2 * bytes.length));
        }
        System.arraycopy(source, from, bytes, at, to - from);
        add(EventsByPatient.part(event.patient()));
        ends[records - 1] = at + to - from;
    }

    private void tie(Event event) {
        tied.add(event.patient());
        String survivor = event.fields().text(Field.SURVIVOR_PATIENT_KEY);
        PatientKey key = survivor == null ? null : PatientKey.parse(survivor);
        if (key != null) {
            tied.add(key);
        }
    }

    private void add(int part) {
        if (records == parts.length) {
            parts = Arrays.copyOf(parts, 2 * records);
            ends = Arrays.copyOf(ends, 2 * records);
        }
        parts[records] = part;
        ends[records] = records == 0 ? 0 : ends[records - 1];
        records++;
    }

    int records() {
        return records;
    }

    /** The part of record {@code index}, or {@link #REFUSED}. */
    int part(int index) {
        return parts[index];
    }

    byte[] bytes() {
        return bytes;
    }

    /** Where the bytes of record {@code index} begin. */
    int from(int index) {
        return index == 0 ? 0 : ends[index - 1];
    }

    int length(int index) {
        return ends[index] - from(index);
    }

    /** Those that are refused, in their order. */
    List<Refused> refused() {
        return refused;
    }

    /** Whether the last that is refused is the end of the file. */
    boolean breaksOff() {
        return breaksOff;
    }

    Set<String> facilities() {
        return facilities;
    }

    /** Patients of whom identity is said. */
    Set<PatientKey> tied() {
        return tied;
    }

    long accepted(RecordedAtBasis basis) {
        return bases[basis.ordinal()];
    }

    long firstOccurred() {
        return firstOccurred;
    }

    long lastOccurred() {
        return lastOccurred;
    }

    long lastRecorded() {
        return lastRecorded;
    }
}
