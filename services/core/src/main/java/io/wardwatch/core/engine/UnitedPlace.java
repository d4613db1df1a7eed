package io.wardwatch.core.engine;

import io.wardwatch.core.event.PatientKey;
import io.wardwatch.core.state.EntryCodec;
import io.wardwatch.core.state.StateWriter;
import io.wardwatch.core.timeline.Entry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One place of several homes as one: the set of all entries. What two homes have under one id counts once, by the rule that holds
 * within a home: the lesser stamp, then the lesser bytes; another content is a conflict. A function of the sets, whatever came
 * first.
 */
final class UnitedPlace {
    private record Id(String source, String eventId) {}

    private final Map<Id, Entry> entries = new LinkedHashMap<>();

    /** All entries of one home. */
    void add(List<Entry> ofHome) {
        for (Entry entry : ofHome) {
            entries.merge(new Id(entry.source(), entry.eventId()), entry, UnitedPlace::one);
        }
    }

    /** In stamp order. */
    List<Entry> entries() {
        List<Entry> all = new ArrayList<>(entries.values());
        all.sort(Entry.BY_STAMP);
        return all;
    }

    private static Entry one(Entry a, Entry b) {
        boolean conflicted = a.conflicted() || b.conflicted() || !a.sameContent(b);
        Entry lesser = ORDER.compare(a, b) <= 0 ? a : b;
        return lesser.withConflict(conflicted);
    }

    private static final Comparator<Entry> ORDER = Entry.BY_STAMP
            .thenComparing(UnitedPlace::bytes, Arrays::compareUnsigned)
            .thenComparing(Entry::origin, Comparator.nullsFirst(Comparator.<PatientKey>naturalOrder()));

    private static byte[] bytes(Entry entry) {
        return EntryCodec.canonical(
                new StateWriter(), "", entry.withOrigin(null).withConflict(false));
    }
}
