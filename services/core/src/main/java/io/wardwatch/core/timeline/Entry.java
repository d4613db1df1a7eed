package io.wardwatch.core.timeline;

import io.wardwatch.core.event.Event;
import io.wardwatch.core.event.EventType;
import io.wardwatch.core.event.Field;
import io.wardwatch.core.event.Fields;
import io.wardwatch.core.event.Kind;
import io.wardwatch.core.event.PatientKey;
import io.wardwatch.core.event.RecordedAtBasis;
import java.util.Comparator;

/**
 * One accepted event, reduced to what facts need. Identity is {@code (source, eventId)}; order is the stamp {@code (recordedAt,
 * source, sequence, kindRank, eventId)}, one total order in which an absent source or sequence sorts first. Times in
 * microseconds.
 *
 * @param encounterId of a claim entry, the visit it names (empty for none); empty for others, whose record says it
 * @param conflicted the same id was also seen with other content, which was set aside
 * @param origin the home whose entry this is where it was forwarded by a merge, else null
 */
public record Entry(
        Kind kind,
        String source,
        String eventId,
        String encounterId,
        long occurredAt,
        long recordedAt,
        RecordedAtBasis basis,
        long sequence,
        String causeId,
        String affectedEventId,
        long cleared,
        Fields fields,
        boolean conflicted,
        PatientKey origin) {

    /** The total order of entries. */
    public static final Comparator<Entry> BY_STAMP = Entry::compareStamp;
    /** By when it happened, of one moment by stamp. */
    static final Comparator<Entry> BY_TIME =
            Comparator.comparingLong(Entry::occurredAt).thenComparing(BY_STAMP);

    private static final long STORED = storedFields();

    private static long storedFields() {
        long mask = 0;
        for (Field field : Field.values()) {
            if (field.stored()) {
                mask |= field.bit();
            }
        }
        return mask;
    }

    public static Entry of(Event event) {
        return new Entry(
                event.kind(),
                event.source(),
                event.eventId(),
                event.kind().type() == EventType.CLAIM ? event.encounterId() : "",
                event.occurredAt(),
                event.recordedAt(),
                event.basis(),
                event.sequence(),
                event.causeId(),
                event.affectedEventId(),
                event.cleared() & STORED,
                event.fields().only(STORED),
                false,
                null);
    }

    public int compareStamp(Entry other) {
        int order = Long.compare(recordedAt, other.recordedAt);
        if (order == 0) {
            order = source.compareTo(other.source);
        }
        if (order == 0) {
            order = Long.compare(sequence, other.sequence);
        }
        if (order == 0) {
            order = Integer.compare(kind.rank(), other.kind.rank());
        }
        return order == 0 ? eventId.compareTo(other.eventId) : order;
    }

    public boolean sameId(Entry other) {
        return eventId.equals(other.eventId) && source.equals(other.source);
    }

    /**
     * Whether both say the same. When it was recorded is part of what a source says, but not where arrival or an assumption
     * stood in for it: then a repeat differs in nothing but when it came.
     */
    public boolean sameContent(Entry other) {
        boolean sameTimes = basis == other.basis && (basis != RecordedAtBasis.SOURCE || recordedAt == other.recordedAt);
        return kind == other.kind
                && sameTimes
                && occurredAt == other.occurredAt
                && sequence == other.sequence
                && cleared == other.cleared
                && encounterId.equals(other.encounterId)
                && affectedEventId.equals(other.affectedEventId)
                && causeId.equals(other.causeId)
                && fields.equals(other.fields);
    }

    public Entry withConflict(boolean seen) {
        return conflicted == seen
                ? this
                : new Entry(
                        kind,
                        source,
                        eventId,
                        encounterId,
                        occurredAt,
                        recordedAt,
                        basis,
                        sequence,
                        causeId,
                        affectedEventId,
                        cleared,
                        fields,
                        seen,
                        origin);
    }

    /** The same as it stands with another patient; null for one's own. */
    public Entry withOrigin(PatientKey home) {
        return new Entry(
                kind,
                source,
                eventId,
                encounterId,
                occurredAt,
                recordedAt,
                basis,
                sequence,
                causeId,
                affectedEventId,
                cleared,
                fields,
                conflicted,
                home);
    }

    /** Kind only: ids stay out of logs. */
    @Override
    public String toString() {
        return "Entry[" + kind + "]";
    }
}
