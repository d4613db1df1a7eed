package io.wardwatch.core.tile;

import io.wardwatch.core.measure.MeasureGroup;
import io.wardwatch.core.measure.SliceKey;
import java.util.function.Consumer;

/**
 * Where day tiles live: a Kafka Streams store live, a map in a replay. A tile is keyed by slice, group and day and encoded as
 * {@link TileCursor} reads it; it belongs to the store once put. No day holds an empty tile.
 */
public interface TileStore {
    /** The tile, or null. */
    byte[] get(SliceKey slice, MeasureGroup group, long day);

    /** Puts a tile; null removes it. */
    void put(SliceKey slice, MeasureGroup group, long day, byte[] tile);

    /** Visits the days {@code from} to {@code to} that hold a tile, both included, ascending. */
    void days(SliceKey slice, MeasureGroup group, long from, long to, DayVisitor visitor);

    /** Visits each slice of {@code facility} that holds a tile, once, in no promised order. */
    void slices(String facility, Consumer<SliceKey> visitor);

    /** Visits every tile, in no promised order. */
    void all(TileVisitor visitor);

    /** Sees one day of a slice and group. */
    interface DayVisitor {
        /** False ends the visit. */
        boolean day(long day, byte[] tile);
    }

    /** Sees one tile of all. */
    interface TileVisitor {
        void tile(SliceKey slice, MeasureGroup group, long day, byte[] tile);
    }
}
