package io.wardwatch.core.tile;

import io.wardwatch.core.measure.Contribution;
import io.wardwatch.core.measure.Dimension;
import io.wardwatch.core.measure.MeasureGroup;
import io.wardwatch.core.measure.SliceKey;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/**
 * Tiles while they are added up in memory, as a replay does: plain numbers until {@link #tiles()} encodes them. A contribution goes to
 * the four slices that split its facility alone; the facility is their sum, and the network that of all facilities, so both are
 * added up once at the end. The tiles are those that {@link TileEngine} makes of the same contributions. One thread an instance.
 */
public final class TileSums {
    /** Few values, so the facility is the sum of few. */
    private static final Dimension SUMMED = Dimension.AGE_GROUP;

    private final Map<String, Map<Dimension, Map<String, Days[]>>> facilities = new HashMap<>();

    /**
     * Adds {@code contribution} to its slices. Throws {@link ArithmeticException} rather than wrap, and
     * {@link IllegalArgumentException} for a column that its group does not have.
     */
    public void add(Contribution contribution) {
        if (contribution.columns().length == 0) {
            return;
        }
        TileEngine.check(contribution.group(), contribution.columns());
        Map<Dimension, Map<String, Days[]>> slices = slices(contribution.facility());
        if (contribution.group().distinct()) {
            add(slices, Dimension.NONE, "", contribution);
        } else {
            add(slices, Dimension.UNIT, contribution.unit(), contribution);
            add(slices, Dimension.PROVIDER, contribution.provider(), contribution);
            add(slices, Dimension.PAYER, contribution.payer(), contribution);
            add(slices, Dimension.AGE_GROUP, contribution.ageGroup(), contribution);
        }
    }

    /** Adds all that {@code other} holds. */
    public void addAll(TileSums other) {
        other.facilities.forEach((facility, slices) -> {
            Map<Dimension, Map<String, Days[]>> own = slices(facility);
            slices.forEach((dimension, values) -> values.forEach((value, groups) -> {
                for (MeasureGroup group : MeasureGroup.values()) {
                    addAll(groups[group.ordinal()], days(own, dimension, value, group));
                }
            }));
        });
    }

    /** All tiles, those of facilities and of the network among them. */
    public MapTileStore tiles() {
        MapTileStore store = new MapTileStore();
        TileWriter writer = new TileWriter();
        Days[] network = new Days[MeasureGroup.values().length];
        facilities.forEach((facility, slices) -> {
            for (MeasureGroup group : MeasureGroup.values()) {
                Days whole = days(slices, Dimension.NONE, "", group);
                if (!group.distinct()) {
                    slices.getOrDefault(SUMMED, Map.of())
                            .values()
                            .forEach(groups -> addAll(groups[group.ordinal()], whole));
                    network[group.ordinal()] = network[group.ordinal()] == null ? new Days() : network[group.ordinal()];
                    addAll(whole, network[group.ordinal()]);
                }
            }
            slices.forEach((dimension, values) -> values.forEach(
                    (value, groups) -> put(new SliceKey(facility, dimension, value), groups, writer, store)));
        });
        put(SliceKey.NETWORK, network, writer, store);
        return store;
    }

    private static void put(SliceKey slice, Days[] groups, TileWriter writer, MapTileStore store) {
        for (MeasureGroup group : MeasureGroup.values()) {
            Days days = groups[group.ordinal()];
            for (int i = 0; days != null && i < days.size; i++) {
                byte[] tile = days.sums[i].encode(writer);
                if (tile != null) {
                    store.put(slice, group, days.days[i], tile);
                }
            }
        }
    }

    private static void addAll(Days from, Days to) {
        for (int i = 0; from != null && i < from.size; i++) {
            Sum sum = from.sums[i];
            to.at(from.days[i]).add(sum.columns, sum.amounts, sum.size);
        }
    }

    private static void add(
            Map<Dimension, Map<String, Days[]>> slices, Dimension dimension, String value, Contribution contribution) {
        String named = value.isEmpty() && dimension != Dimension.NONE ? Contribution.UNKNOWN : value;
        Sum sum = days(slices, dimension, named, contribution.group()).at(contribution.day());
        sum.add(contribution.columns(), contribution.amounts(), contribution.columns().length);
    }

    private Map<Dimension, Map<String, Days[]>> slices(String facility) {
        return facilities.computeIfAbsent(facility, key -> new EnumMap<>(Dimension.class));
    }

    private static Days days(
            Map<Dimension, Map<String, Days[]>> slices, Dimension dimension, String value, MeasureGroup group) {
        Days[] groups = slices.computeIfAbsent(dimension, key -> new HashMap<>())
                .computeIfAbsent(value, key -> new Days[MeasureGroup.values().length]);
        Days days = groups[group.ordinal()];
        if (days == null) {
            days = new Days();
            groups[group.ordinal()] = days;
        }
        return days;
    }

    /** The days of one slice and group, ascending. */
    private static final class Days {
        private long[] days = new long[1];
        private Sum[] sums = new Sum[1];
        private int size;

        Sum at(long day) {
            int at = Arrays.binarySearch(days, 0, size, day);
            if (at < 0) {
                insert(~at, day);
                return sums[~at];
            }
            return sums[at];
        }

        private void insert(int at, long day) {
            if (size == days.length) {
                days = Arrays.copyOf(days, size * 2);
                sums = Arrays.copyOf(sums, size * 2);
            }
            System.arraycopy(days, at, days, at + 1, size - at);
            System.arraycopy(sums, at, sums, at + 1, size - at);
            days[at] = day;
            sums[at] = new Sum();
            size++;
        }
    }

    /** A sparse vector that is added to: ascending columns, of which some may have come to zero. */
    private static final class Sum {
        private int[] columns = new int[4];
        private long[] amounts = new long[4];
        private int size;

        void add(int[] more, long[] by, int count) {
            int at = 0;
            for (int i = 0; i < count; i++) {
                while (at < size && columns[at] < more[i]) {
                    at++;
                }
                if (at == size || columns[at] != more[i]) {
                    insert(at, more[i]);
                }
                amounts[at] = Math.addExact(amounts[at], by[i]);
            }
        }

        private void insert(int at, int column) {
            if (size == columns.length) {
                columns = Arrays.copyOf(columns, size * 2);
                amounts = Arrays.copyOf(amounts, size * 2);
            }
            System.arraycopy(columns, at, columns, at + 1, size - at);
            System.arraycopy(amounts, at, amounts, at + 1, size - at);
            columns[at] = column;
            amounts[at] = 0;
            size++;
        }

        byte[] encode(TileWriter writer) {
            return writer.encode(columns, amounts, size);
        }
    }
}
