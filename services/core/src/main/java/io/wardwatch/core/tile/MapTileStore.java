package io.wardwatch.core.tile;

import io.wardwatch.core.measure.MeasureGroup;
import io.wardwatch.core.measure.SliceKey;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Tiles in memory, as a replay keeps them. One thread may write; many may read once it is done. */
public final class MapTileStore implements TileStore {
    private static final int GROUPS = groups();

    private final Map<SliceKey, Series[]> slices = new HashMap<>();

    @Override
    public byte[] get(SliceKey slice, MeasureGroup group, long day) {
        Series series = series(slice, group);
        return series == null ? null : series.get(day);
    }

    @Override
    public void put(SliceKey slice, MeasureGroup group, long day, byte[] tile) {
        if (tile == null) {
            remove(slice, group, day);
            return;
        }
        Series[] all = slices.computeIfAbsent(slice, key -> new Series[GROUPS]);
        Series series = all[group.code()];
        if (series == null) {
            series = new Series();
            all[group.code()] = series;
        }
        series.put(day, tile);
    }

    @Override
    public void days(SliceKey slice, MeasureGroup group, long from, long to, DayVisitor visitor) {
        Series series = series(slice, group);
        if (series == null) {
            return;
        }
        int at = series.find(from);
        for (int i = at < 0 ? ~at : at; i < series.size && series.days[i] <= to; i++) {
            if (!visitor.day(series.days[i], series.tiles[i])) {
                return;
            }
        }
    }

    @Override
    public void slices(String facility, Consumer<SliceKey> visitor) {
        for (SliceKey slice : slices.keySet()) {
            if (slice.facility().equals(facility)) {
                visitor.accept(slice);
            }
        }
    }

    /** Visits each slice that holds a tile, of every facility. */
    public void slices(Consumer<SliceKey> visitor) {
        slices.keySet().forEach(visitor);
    }

    @Override
    public void all(TileVisitor visitor) {
        slices.forEach((slice, all) -> {
            for (MeasureGroup group : MeasureGroup.values()) {
                Series series = all[group.code()];
                for (int i = 0; series != null && i < series.size; i++) {
                    visitor.tile(slice, group, series.days[i], series.tiles[i]);
                }
            }
        });
    }

    private Series series(SliceKey slice, MeasureGroup group) {
        Series[] all = slices.get(slice);
        return all == null ? null : all[group.code()];
    }

    private void remove(SliceKey slice, MeasureGroup group, long day) {
        Series[] all = slices.get(slice);
        if (all == null || all[group.code()] == null) {
            return;
        }
        all[group.code()].remove(day);
        if (all[group.code()].size == 0) {
            all[group.code()] = null;
        }
        if (Arrays.stream(all).allMatch(series -> series == null)) {
            slices.remove(slice);
        }
    }

    private static int groups() {
        int greatest = 0;
        for (MeasureGroup group : MeasureGroup.values()) {
            greatest = Math.max(greatest, group.code());
        }
        return greatest + 1;
    }

    /** The days of one slice and group, ascending. Most hold one or two, so it begins at that size. */
    private static final class Series {
        private long[] days = new long[1];
        private byte[][] tiles = new byte[1][];
        private int size;

        int find(long day) {
            return size > 0 && days[size - 1] == day ? size - 1 : Arrays.binarySearch(days, 0, size, day);
        }

        byte[] get(long day) {
            int at = find(day);
            return at < 0 ? null : tiles[at];
        }

        void put(long day, byte[] tile) {
            int at = find(day);
            if (at >= 0) {
                tiles[at] = tile;
                return;
            }
            if (size == days.length) {
                days = Arrays.copyOf(days, size * 2);
                tiles = Arrays.copyOf(tiles, size * 2);
            }
            System.arraycopy(days, ~at, days, ~at + 1, size - ~at);
            System.arraycopy(tiles, ~at, tiles, ~at + 1, size - ~at);
            days[~at] = day;
            tiles[~at] = tile;
            size++;
        }

        void remove(long day) {
            int at = find(day);
            if (at >= 0) {
                size--;
                System.arraycopy(days, at + 1, days, at, size - at);
                System.arraycopy(tiles, at + 1, tiles, at, size - at);
                tiles[size] = null;
            }
        }
    }
}
