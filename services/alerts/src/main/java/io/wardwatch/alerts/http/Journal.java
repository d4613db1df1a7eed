package io.wardwatch.alerts.http;

import io.wardwatch.alerts.FeedChange;
import io.wardwatch.alerts.FeedListener;
import io.wardwatch.alerts.Position;
import io.wardwatch.alerts.Row;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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
     * @param frame it on the wire, with the cursor of a reader who has seen it
     */
    private record Entry(long seq, Frame frame) {}

    /**
     * Where the journal ends.
     *
     * @param seq the number of its next entry
     * @param cursor of a reader who has seen all
     * @param heartbeat on the wire
     */
    record Tip(long seq, Cursor cursor, Frame heartbeat) {}

    /** A row as it stands, and the number of its last entry, -1 if it came with the start. */
    record Latest(FeedChange change, long seq) {}

    private final Function<Row, byte[]> json;
    private final Cursor.Codec codec;
    private final Runnable moved;
    private final AtomicReferenceArray<Entry> ring;
    private final ConcurrentSkipListMap<String, Latest> rows = new ConcurrentSkipListMap<>();
    private volatile Tip tip;

    /**
     * @param entries how many changes are kept for those who follow
     * @param json writes a row
     * @param moved is told that the journal has grown; must be quick
     */
    Journal(Cursor.Codec codec, int entries, Function<Row, byte[]> json, Runnable moved) {
        this.json = json;
        this.codec = codec;
        this.moved = moved;
        this.ring = new AtomicReferenceArray<>(entries);
    }

    @Override
    public synchronized void live(Position position, long clock, Collection<FeedChange> all) {
        all.forEach(change -> rows.put(change.row().alertId(), new Latest(change, -1)));
        tip = tip(0, Cursor.at(position, clock), clock);
        moved.run();
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
            ring.set((int) (seq % ring.length()), new Entry(seq, new Frame(() -> write(change, cursor))));
            rows.put(alertId, new Latest(change, seq));
            seq++;
        }
        tip = tip(seq, after, clock);
        if (!step.isEmpty()) {
            moved.run();
        }
    }

    private Tip tip(long seq, Cursor cursor, long clock) {
        return new Tip(seq, cursor, new Frame(() -> {
            // A clock that was never set is no moment.
            String text = clock == Long.MIN_VALUE
                    ? "{}"
                    : "{\"clock\":\"" + Instant.EPOCH.plus(clock, ChronoUnit.MICROS) + "\"}";
            return Frame.event("heartbeat", codec.encode(cursor), text.getBytes(StandardCharsets.US_ASCII));
        }));
    }

    /** Where it ends now; empty until the feed has been rebuilt. */
    Optional<Tip> tip() {
        return Optional.ofNullable(tip);
    }

    /** The change of that number, which must be below the tip's, on the wire; empty if the ring has gone past it. */
    Optional<Frame> at(long seq) {
        Entry entry = ring.get((int) (seq % ring.length()));
        return entry != null && entry.seq() == seq ? Optional.of(entry.frame()) : Optional.empty();
    }

    /** The next row after {@code alertId} in the order of ids, as it stands. */
    Optional<Latest> rowAfter(String alertId) {
        return Optional.ofNullable(rows.higherEntry(alertId)).map(Map.Entry::getValue);
    }

    /** Whether so many rows changed since {@code cursor} that it is less to read the list again. */
    boolean expired(Cursor cursor) {
        int unseen = 0;
        for (Latest row : rows.values()) {
            if (cursor.misses(row.change()) && ++unseen > ring.length()) {
                return true;
            }
        }
        return false;
    }

    /** A change on the wire. */
    byte[] write(FeedChange change, Cursor cursor) {
        return Frame.event("alert", codec.encode(cursor), json.apply(change.row()));
    }

    /** That a reader has to read the list again, on the wire. */
    byte[] reset(Tip now) {
        byte[] reason = "{\"reason\":\"EXPIRED\"}".getBytes(StandardCharsets.US_ASCII);
        return Frame.event("reset", codec.encode(now.cursor()), reason);
    }

    /** Between cursors of this feed and words. */
    Cursor.Codec codec() {
        return codec;
    }
}
