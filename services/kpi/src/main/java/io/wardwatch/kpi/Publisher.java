package io.wardwatch.kpi;

import io.wardwatch.core.measure.Dimension;
import io.wardwatch.core.measure.Family;
import io.wardwatch.core.measure.KpiValue;
import io.wardwatch.core.measure.MeasureGroup;
import io.wardwatch.core.measure.SliceKey;
import io.wardwatch.core.tile.Capacity;
import io.wardwatch.core.tile.KpiValues;
import io.wardwatch.core.tile.KpiValues.AsOf;
import io.wardwatch.core.tile.KpiValues.Rows;
import io.wardwatch.core.tile.Publication;
import io.wardwatch.core.tile.PublishedRows;
import io.wardwatch.core.tile.TileKey;
import io.wardwatch.core.tile.TileStore;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.ToLongFunction;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Which slices have something to say, and saying it. What is due is stored, so a restart forgets nothing; one pass walks what
 * was due when it began, a bounded number of slices a turn. Key of both stores: the slice, in the second also the group.
 */
final class Publisher {
    private static final int CLOSED = 1;
    /** Days for which it is remembered what was first said. */
    private static final int REMEMBERED = 1_100;

    private final KeyValueStore<Bytes, byte[]> due;
    private final KeyValueStore<Bytes, byte[]> said;
    private final KeyValueStore<Bytes, byte[]> firstSaid;
    private final TileStore tiles;
    private final KpiValues values;
    private final Publication publication;
    private final ToLongFunction<String> closedDays;
    private final Map<String, Set<Family>> present = new HashMap<>();

    private long passBegan = Long.MIN_VALUE;
    private Bytes next;

    /**
     * @param closedDays the last closed day of a facility, {@link KpiValue#ABSENT} before the first
     * @param capacity beds and available days, where they are stated
     */
    Publisher(Stored stored, ToLongFunction<String> closedDays, Capacity capacity, Publication publication) {
        this.due = stored.due();
        this.said = stored.said();
        this.firstSaid = stored.firstSaid();
        this.tiles = stored.tiles();
        this.values = new KpiValues(tiles, KpiValues.LIVE, capacity);
        this.closedDays = closedDays;
        this.publication = publication;
    }

    /**
     * The stores it works on.
     *
     * @param firstSaid by slice, group and day, of slices that are a whole facility or the network: what was said first when the
     *     day closed, so that a later restatement can be told from it
     */
    record Stored(
            TileStore tiles,
            KeyValueStore<Bytes, byte[]> due,
            KeyValueStore<Bytes, byte[]> said,
            KeyValueStore<Bytes, byte[]> firstSaid) {}

    /** What goes out or is taken back, counted and forwarded under its key. */
    static Publication saying(KpiMetrics metrics, BiConsumer<String, KpiOutput> forward) {
        return new Publication(
                value -> {
                    metrics.published(value);
                    forward.accept(value.key(), new KpiOutput.Value(Optional.of(value)));
                },
                key -> {
                    metrics.withdrawn();
                    forward.accept(key, new KpiOutput.Value(Optional.empty()));
                });
    }

    /** Notes that a tile of {@code group} is another. */
    void changed(SliceKey slice, MeasureGroup group) {
        mark(slice, bit(group));
    }

    /** Notes that a day of {@code facility} closed: all of its slices are looked at. */
    void closed(String facility) {
        mark(SliceKey.facility(facility), CLOSED);
        tiles.slices(facility, slice -> mark(slice, CLOSED));
    }

    /**
     * Goes on with the pass, or begins one if the last began {@code every} milliseconds ago.
     *
     * @param now wall-clock milliseconds, as the punctuation says
     * @param clock microseconds
     */
    void turn(long now, long every, int slices, long clock) {
        if (next == null) {
            if (passBegan != Long.MIN_VALUE && now - passBegan < every) {
                return;
            }
            passBegan = now;
            next = Bytes.wrap(new byte[0]);
        }
        present.clear();
        List<KeyValue<Bytes, byte[]>> chunk = chunk(slices);
        for (KeyValue<Bytes, byte[]> one : chunk) {
            // Past it first: a slice that breaks must not hold up those after it.
            next = Bytes.wrap(Arrays.copyOf(one.key.get(), one.key.get().length + 1));
            publish(TileKey.sliceOf(one.key.get()), bits(one.value), clock);
            due.delete(one.key);
        }
        if (chunk.size() < slices) {
            next = null;
        }
    }

    private List<KeyValue<Bytes, byte[]>> chunk(int slices) {
        List<KeyValue<Bytes, byte[]>> chunk = new ArrayList<>();
        try (KeyValueIterator<Bytes, byte[]> all = due.range(next, null)) {
            while (all.hasNext() && chunk.size() < slices) {
                chunk.add(all.next());
            }
        }
        return chunk;
    }

    private void publish(SliceKey slice, int what, long clock) {
        long closedDay = closedDays.applyAsLong(slice.facility());
        for (MeasureGroup group : MeasureGroup.values()) {
            boolean changed = (what & bit(group)) != 0;
            if (changed || (what & CLOSED) != 0) {
                publish(slice, group, new Days(closedDay, changed, clock));
            }
        }
    }

    private record Days(long closed, boolean running, long clock) {}

    private void publish(SliceKey slice, MeasureGroup group, Days days) {
        Bytes key = KpiStores.rowKey(slice, group);
        byte[] before = said.get(key);
        // A group that a part of a facility never had says nothing there; of the whole it says what is missing.
        if (before == null && slice.dimension() != Dimension.NONE && !holds(slice, group)) {
            return;
        }
        Set<Family> families = present.computeIfAbsent(slice.facility(), values::present);
        List<KpiValue> closed = new ArrayList<>();
        values.compute(slice, group, new AsOf(days.closed, Rows.ALL), families, closed::add);
        List<KpiValue> running = new ArrayList<>();
        if (days.running) {
            values.compute(slice, group, new AsOf(days.closed + 1, Rows.RUNNING), families, running::add);
        }
        PublishedRows rows = before == null ? PublishedRows.NONE : PublishedRows.of(before);
        said.put(key, publication.step(rows, closed, running, days.clock).bytes());
        if (slice.dimension() == Dimension.NONE && days.closed > rows.closedDay()) {
            remember(slice, group, PublishedRows.firstSaid(days.closed, closed));
        }
    }

    private void remember(SliceKey slice, MeasureGroup group, PublishedRows first) {
        Bytes key = Bytes.wrap(new TileKey(slice, group, first.closedDay()).bytes());
        // Once only: after a change of the catalogue all is said anew, and that is not the first time.
        if (firstSaid.putIfAbsent(key, first.bytes()) == null) {
            forget(slice, group, first.closedDay() - REMEMBERED);
        }
    }

    private void forget(SliceKey slice, MeasureGroup group, long last) {
        Bytes from = Bytes.wrap(new TileKey(slice, group, Integer.MIN_VALUE).bytes());
        List<Bytes> old = new ArrayList<>();
        try (KeyValueIterator<Bytes, byte[]> all =
                firstSaid.range(from, Bytes.wrap(new TileKey(slice, group, last).bytes()))) {
            all.forEachRemaining(one -> old.add(one.key));
        }
        old.forEach(firstSaid::delete);
    }

    private boolean holds(SliceKey slice, MeasureGroup group) {
        boolean[] found = new boolean[1];
        tiles.days(slice, group, Integer.MIN_VALUE, Integer.MAX_VALUE, (day, tile) -> {
            found[0] = true;
            return false;
        });
        return found[0];
    }

    private void mark(SliceKey slice, int what) {
        Bytes key = Bytes.wrap(TileKey.prefix(slice));
        byte[] before = due.get(key);
        int bits = before == null ? what : bits(before) | what;
        if (before == null || bits(before) != bits) {
            due.put(key, ByteBuffer.allocate(Integer.BYTES).putInt(bits).array());
        }
    }

    /** What is due of a slice; of one byte where an earlier version noted it. */
    private static int bits(byte[] stored) {
        return stored.length == 1 ? stored[0] : ByteBuffer.wrap(stored).getInt();
    }

    private static int bit(MeasureGroup group) {
        return 1 << group.code();
    }
}
