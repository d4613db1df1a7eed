package io.wardwatch.alerts;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;

/**
 * What changed in one feed, in the order in which this instance learned it: a ring of the last changes for those who follow,
 * and every row as it now stands for those who come back. One thread writes; any number read, without locks, and whoever
 * falls behind the ring is told so. Nothing is kept for a reader.
 *
 * <p>A step is what {@link #moved} took together: the rows that changed between two positions. Within a step rows are in the
 * order of their ids, and each carries a cursor of its own, so that a cut between two of them loses and doubles neither.
 */
final class Journal implements FeedListener {
    /**
     * One change in the ring.
     *
     * @param seq its number on this instance
     * @param cursor what a reader has seen who has seen this
     */
    record Entry(long seq, Cursor cursor, Frame frame) {}

    /** Where the journal ends: the number of its next entry, and what a reader has seen who has read all. */
    record Tip(long seq, Cursor cursor) {}

    /** A row as it stands, and the number of its last entry, -1 if it came with the start. */
    record Latest(FeedChange change, long seq) {}

    private final Function<Row, byte[]> json;
    private final Cursor.Codec codec;
    private final AtomicReferenceArray<Entry> ring;
    private final ConcurrentSkipListMap<String, Latest> rows = new ConcurrentSkipListMap<>();
    private volatile Tip tip;

    /**
     * @param entries how many changes are kept for those who follow
     * @param json writes a row
     */
    Journal(Cursor.Codec codec, int entries, Function<Row, byte[]> json) {
        this.json = json;
        this.codec = codec;
        this.ring = new AtomicReferenceArray<>(entries);
    }

    @Override
    public synchronized void live(Position position, long clock, Collection<FeedChange> all) {
        all.forEach(change -> rows.put(change.row().alertId(), new Latest(change, -1)));
        tip = new Tip(0, Cursor.at(position, clock));
    }

    @Override
    public synchronized void moved(Position position, long clock, Collection<FeedChange> changed) {
        Tip was = tip;
        List<FeedChange> step = changed.stream()
                .sorted(Comparator.comparing(change -> change.row().alertId()))
                .toList();
        Cursor after = Cursor.at(position, clock);
        long seq = was.seq();
        for (FeedChange change : step) {
            String alertId = change.row().alertId();
            boolean last = seq - was.seq() == step.size() - 1;
            Cursor cursor = last ? after : was.cursor().seen(alertId, after);
            ring.set((int) (seq % ring.length()), new Entry(seq, cursor, new Frame(this, change, cursor)));
            rows.put(alertId, new Latest(change, seq));
            seq++;
        }
        tip = new Tip(seq, after);
    }

    /** Where it ends now; empty until the feed has been rebuilt. */
    Optional<Tip> tip() {
        return Optional.ofNullable(tip);
    }

    /** The change of that number, which must be below the tip's; empty if the ring has gone past it. */
    Optional<Entry> at(long seq) {
        Entry entry = ring.get((int) (seq % ring.length()));
        return entry != null && entry.seq() == seq ? Optional.of(entry) : Optional.empty();
    }

    /** The next row after {@code alertId} in the order of ids, as it stands. */
    Optional<Latest> rowAfter(String alertId) {
        return Optional.ofNullable(rows.higherEntry(alertId)).map(Map.Entry::getValue);
    }

    /** How many rows a reader at {@code cursor} has not seen; counts to {@code limit} at most. */
    int unseen(Cursor cursor, int limit) {
        int count = 0;
        for (Latest row : rows.values()) {
            if (cursor.misses(row.change()) && ++count >= limit) {
                break;
            }
        }
        return count;
    }

    /** A change on the wire: {@code event: alert}. */
    byte[] frame(FeedChange change, Cursor cursor) {
        return Frame.event("alert", codec.encode(cursor), json.apply(change.row()));
    }
}
