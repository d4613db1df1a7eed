package io.wardwatch.core.identity;

import io.wardwatch.core.event.Field;
import io.wardwatch.core.event.Kind;
import io.wardwatch.core.event.PatientKey;
import io.wardwatch.core.timeline.Entry;
import java.util.Comparator;

/**
 * What one entry of a home says of identity: that it is absorbed by another patient, that it is not, or that one of its encounters
 * is another's. Ordered by stamp as all entries are.
 *
 * @param kind MERGED, UNMERGED or MOVED
 * @param encounterId of MOVED, with its facility; else empty
 */
public record Link(
        Kind kind,
        PatientKey survivor,
        String facility,
        String encounterId,
        long recordedAt,
        String source,
        long sequence,
        String eventId) {

    /** By stamp; ids are a patient's own, so where two homes say the same, the homes have to decide. */
    static final Comparator<Link> BY_STAMP = Comparator.comparingLong(Link::recordedAt)
            .thenComparing(Link::source)
            .thenComparingLong(Link::sequence)
            .thenComparingInt(link -> link.kind.rank())
            .thenComparing(Link::eventId);

    /** Whether entries of {@code kind} say anything of identity. */
    public static boolean isOne(Kind kind) {
        return kind == Kind.MERGED || kind == Kind.UNMERGED || kind == Kind.MOVED;
    }

    /** What {@code entry} of {@code place} says, or null where it says nothing that can be followed. */
    public static Link of(Entry entry, PlaceName place) {
        String survivor = isOne(entry.kind()) ? entry.fields().text(Field.SURVIVOR_PATIENT_KEY) : null;
        PatientKey key = survivor == null ? null : PatientKey.parse(survivor);
        if (key == null) {
            return null;
        }
        boolean moves = entry.kind() == Kind.MOVED;
        return new Link(
                entry.kind(),
                key,
                moves ? place.facility() : "",
                moves ? place.id() : "",
                entry.recordedAt(),
                entry.source(),
                entry.sequence(),
                entry.eventId());
    }

    /** The kind only: ids stay out of logs. */
    @Override
    public String toString() {
        return "Link[" + kind + "]";
    }
}
