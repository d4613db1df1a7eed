package io.wardwatch.core.state;

import io.wardwatch.core.timeline.Entry;
import java.util.List;

/**
 * A 128-bit filter over the event ids of one record. "No" is certain; "maybe" means read the record. It lets one id used in
 * two places of a timeline be noticed without an index of all ids.
 */
public record IdFilter(long high, long low) {
    public static final IdFilter EMPTY = new IdFilter(0, 0);

    public static IdFilter of(List<Entry> entries) {
        IdFilter filter = EMPTY;
        for (Entry entry : entries) {
            filter = filter.with(entry);
        }
        return filter;
    }

    /** The filter of one id alone, to be looked for in others. */
    public static IdFilter of(Entry entry) {
        return EMPTY.with(entry);
    }

    public boolean mayHold(IdFilter one) {
        return (high & one.high) == one.high && (low & one.low) == one.low;
    }

    private IdFilter with(Entry entry) {
        // Two bits in one half and one in the other, from a mixed 32-bit hash.
        int h = entry.eventId().hashCode() * 31 + entry.source().hashCode();
        h = (h ^ (h >>> 16)) * 0x7feb352d;
        h = (h ^ (h >>> 15)) * 0x846ca68b;
        h ^= h >>> 16;
        return new IdFilter(high | 1L << h | 1L << (h >>> 6), low | 1L << (h >>> 12));
    }
}
