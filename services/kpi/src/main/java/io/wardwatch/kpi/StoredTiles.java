package io.wardwatch.kpi;

import io.wardwatch.core.measure.MeasureGroup;
import io.wardwatch.core.measure.SliceKey;
import io.wardwatch.core.tile.TileKey;
import io.wardwatch.core.tile.TileStore;
import java.util.function.Consumer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** Tiles in a Kafka Streams store, under the keys of {@link TileKey}. Over a store that can only be read, it only reads. */
final class StoredTiles implements TileStore {
    private final ReadOnlyKeyValueStore<Bytes, byte[]> store;

    StoredTiles(ReadOnlyKeyValueStore<Bytes, byte[]> store) {
        this.store = store;
    }

    @Override
    public byte[] get(SliceKey slice, MeasureGroup group, long day) {
        return store.get(key(slice, group, day));
    }

    @Override
    public void put(SliceKey slice, MeasureGroup group, long day, byte[] tile) {
        if (!(store instanceof KeyValueStore<Bytes, byte[]> writable)) {
            throw new UnsupportedOperationException("these tiles can only be read");
        }
        writable.put(key(slice, group, day), tile);
    }

    @Override
    public void days(SliceKey slice, MeasureGroup group, long from, long to, DayVisitor visitor) {
        if (from > to) {
            return;
        }
        try (KeyValueIterator<Bytes, byte[]> tiles = store.range(key(slice, group, from), key(slice, group, to))) {
            while (tiles.hasNext()) {
                KeyValue<Bytes, byte[]> tile = tiles.next();
                if (!visitor.day(TileKey.of(tile.key.get()).day(), tile.value)) {
                    return;
                }
            }
        }
    }

    /** Seeks from slice to slice, so it costs one seek a slice whatever the number of days. */
    @Override
    public void slices(String facility, Consumer<SliceKey> visitor) {
        Bytes from = Bytes.wrap(TileKey.prefix(facility));
        Bytes end = Bytes.wrap(TileKey.end(from.get()));
        SliceKey slice = first(from, end);
        while (slice != null) {
            visitor.accept(slice);
            slice = first(Bytes.wrap(TileKey.end(TileKey.prefix(slice))), end);
        }
    }

    @Override
    public void all(TileVisitor visitor) {
        try (KeyValueIterator<Bytes, byte[]> tiles = store.all()) {
            while (tiles.hasNext()) {
                KeyValue<Bytes, byte[]> tile = tiles.next();
                TileKey key = TileKey.of(tile.key.get());
                visitor.tile(key.slice(), key.group(), key.day(), tile.value);
            }
        }
    }

    private SliceKey first(Bytes from, Bytes end) {
        if (from.compareTo(end) >= 0) {
            return null;
        }
        try (KeyValueIterator<Bytes, byte[]> tiles = store.range(from, end)) {
            Bytes key = tiles.hasNext() ? tiles.peekNextKey() : end;
            return key.compareTo(end) < 0 ? TileKey.sliceOf(key.get()) : null;
        }
    }

    private static Bytes key(SliceKey slice, MeasureGroup group, long day) {
        return Bytes.wrap(new TileKey(slice, group, day).bytes());
    }
}
