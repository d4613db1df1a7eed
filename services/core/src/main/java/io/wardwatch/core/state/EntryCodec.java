package io.wardwatch.core.state;

import io.wardwatch.core.event.Event;
import io.wardwatch.core.event.Kind;
import io.wardwatch.core.event.PatientKey;
import io.wardwatch.core.event.RecordedAtBasis;
import io.wardwatch.core.timeline.Entry;
import java.util.ArrayList;
import java.util.List;

/**
 * The bytes of a list of entries: each after the one before, so that times are spans and a repeated source or visit costs
 * nothing.
 * Alone ({@link #canonical}) an entry's bytes are what is hashed and compared.
 */
public final class EntryCodec {
    private static final RecordedAtBasis[] BASES = RecordedAtBasis.values();
    /** In the octet of the kind, whose codes stay below it. */
    private static final int NEW_VISIT = 0x40;

    private static final int BASIS = 0x03;
    private static final int CONFLICTED = 0x04;
    private static final int NEW_SOURCE = 0x08;
    private static final int SEQUENCE = 0x10;
    private static final int REFERENCES = 0x20;
    private static final int CLEARED = 0x40;
    private static final int ORIGIN = 0x80;

    private EntryCodec() {}

    /** The bytes of {@code entry} by itself, under the encounter or claim named by {@code place}. */
    public static byte[] canonical(StateWriter out, String place, Entry entry) {
        out.reset();
        out.text(place);
        write(out, entry, 0, "", "");
        return out.toBytes();
    }

    static void writeAll(StateWriter out, List<Entry> entries) {
        out.varint(entries.size());
        long base = 0;
        String source = "";
        String visit = "";
        for (int i = 0; i < entries.size(); i++) {
            Entry entry = entries.get(i);
            write(out, entry, base, source, visit);
            base = entry.recordedAt();
            source = entry.source();
            visit = entry.encounterId();
        }
    }

    static List<Entry> readAll(StateReader in) {
        int size = in.count();
        List<Entry> entries = new ArrayList<>(size + 1);
        long base = 0;
        String source = "";
        String visit = "";
        for (int i = 0; i < size; i++) {
            Entry entry = read(in, base, source, visit);
            base = entry.recordedAt();
            source = entry.source();
            visit = entry.encounterId();
            entries.add(entry);
        }
        return entries;
    }

    private static void write(StateWriter out, Entry entry, long base, String source, String visit) {
        boolean newVisit = !entry.encounterId().equals(visit);
        out.octet(entry.kind().code() | (newVisit ? NEW_VISIT : 0));
        out.octet(flags(entry, source));
        out.text(entry.eventId());
        if (newVisit) {
            out.text(entry.encounterId());
        }
        if (!entry.source().equals(source)) {
            out.text(entry.source());
        }
        out.span(entry.recordedAt() - base);
        out.span(entry.occurredAt() - entry.recordedAt());
        if (entry.sequence() != Event.ABSENT) {
            out.signed(entry.sequence());
        }
        if (hasReferences(entry)) {
            out.text(entry.causeId());
            out.text(entry.affectedEventId());
        }
        if (entry.cleared() != 0) {
            out.varint(entry.cleared());
        }
        if (entry.origin() != null) {
            out.fixed64(entry.origin().high());
            out.fixed64(entry.origin().low());
        }
        FieldsCodec.write(out, entry.fields());
    }

    private static boolean hasReferences(Entry entry) {
        return !entry.causeId().isEmpty() || !entry.affectedEventId().isEmpty();
    }

    private static int flags(Entry entry, String source) {
        int flags = entry.basis().ordinal();
        flags |= entry.conflicted() ? CONFLICTED : 0;
        flags |= entry.source().equals(source) ? 0 : NEW_SOURCE;
        flags |= entry.sequence() == Event.ABSENT ? 0 : SEQUENCE;
        flags |= hasReferences(entry) ? REFERENCES : 0;
        flags |= entry.cleared() == 0 ? 0 : CLEARED;
        return flags | (entry.origin() == null ? 0 : ORIGIN);
    }

    private static Entry read(StateReader in, long base, String previousSource, String previousVisit) {
        int kind = in.octet();
        int flags = in.octet();
        String eventId = in.text();
        String encounterId = (kind & NEW_VISIT) == 0 ? previousVisit : in.text();
        String source = (flags & NEW_SOURCE) == 0 ? previousSource : in.code();
        long recordedAt = base + in.span();
        long occurredAt = recordedAt + in.span();
        long sequence = (flags & SEQUENCE) == 0 ? Event.ABSENT : in.signed();
        boolean references = (flags & REFERENCES) != 0;
        String causeId = references ? in.text() : "";
        String affectedEventId = references ? in.text() : "";
        long cleared = (flags & CLEARED) == 0 ? 0 : in.varint();
        PatientKey origin = (flags & ORIGIN) == 0 ? null : new PatientKey(in.fixed64(), in.fixed64());
        return new Entry(
                Kind.ofCode(kind & ~NEW_VISIT),
                source,
                eventId,
                encounterId,
                occurredAt,
                recordedAt,
                BASES[flags & BASIS],
                sequence,
                causeId,
                affectedEventId,
                cleared,
                FieldsCodec.read(in),
                (flags & CONFLICTED) != 0,
                origin);
    }
}
