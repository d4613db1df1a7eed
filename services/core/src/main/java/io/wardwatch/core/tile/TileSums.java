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
 *
 * <p>Tiles take far more memory than a processor has at hand, and patients come with days from all over a history: so contributions of
 * one facility and group wait for one another, and are added by the thousand, in the order of their days.
 */
public final class TileSums {
    /** Few values, so the facility is the sum of few. */
    private static final Dimension SUMMED = Dimension.AGE_GROUP;

    private static final MeasureGroup[] GROUPS = MeasureGroup.values();
    private static final int WAITING_BITS = 11;
    private static final int MOST_WAITING = 1 << WAITING_BITS;

    private final Map<String, Place> places = new HashMap<>();
    private final boolean sliced;

    public TileSums() {
        this(true);
    }

    private TileSums(boolean sliced) {
        this.sliced = sliced;
    }

    /** For who asks for no slices of facilities: there are none then. */
    public static TileSums ofFacilities() {
        return new TileSums(false);
    }

    /**
     * Adds {@code contribution} to its slices, by the next call of {@link #tiles()} at the latest. Throws
     * {@link ArithmeticException} rather than wrap, and {@link IllegalArgumentException} for a column that its group does not have.
     */
    public void add(Contribution contribution) {
        if (contribution.columns().length > 0) {
            TileEngine.check(contribution.group(), contribution.columns());
            place(contribution.facility()).add(contribution);
        }
    }

    /** Adds all that {@code other} holds. */
    public void addAll(TileSums other) {
        other.places.forEach((facility, place) -> place(facility).addAll(place));
    }

    /** All tiles, those of facilities and of the network among them. */
    public MapTileStore tiles() {
        MapTileStore store = new MapTileStore();
        TileWriter writer = new TileWriter();
        Days[] network = new Days[GROUPS.length];
        places.forEach((facility, place) -> {
            place.settle();
            Days[] whole = place.whole();
            for (MeasureGroup group : GROUPS) {
                if (!group.distinct() && whole[group.ordinal()] != null) {
                    days(network, group).addAll(whole[group.ordinal()]);
                }
            }
            put(SliceKey.facility(facility), whole, writer, store);
            place.slices.forEach((dimension, values) -> values.forEach(
                    (value, groups) -> put(new SliceKey(facility, dimension, value), groups, writer, store)));
        });
        put(SliceKey.NETWORK, network, writer, store);
        return store;
    }

    private Place place(String facility) {
        return places.computeIfAbsent(facility, key -> new Place(sliced));
    }

    private static void put(SliceKey slice, Days[] groups, TileWriter writer, MapTileStore store) {
        for (MeasureGroup group : GROUPS) {
            Days days = groups[group.ordinal()];
            for (int i = 0; days != null && i < days.size; i++) {
                Sum sum = days.sums[i];
                byte[] tile = writer.encode(sum.columns, sum.amounts, sum.size);
                if (tile != null) {
                    store.put(slice, group, days.days[i], tile);
                }
            }
        }
    }

    private static Days days(Days[] groups, MeasureGroup group) {
        Days days = groups[group.ordinal()];
        if (days == null) {
            days = new Days();
            groups[group.ordinal()] = days;
        }
        return days;
    }

    /** One facility, or the network as far as it is no sum of facilities. */
    private static final class Place {
        private final boolean sliced;
        private final Map<Dimension, Map<String, Days[]>> slices = new EnumMap<>(Dimension.class);
        /** What counts patients once, which is sliced no further; and all, where nothing is sliced. */
        private final Days[] undivided = new Days[GROUPS.length];

        private final Contribution[][] waiting = new Contribution[GROUPS.length][];
        private final int[] counts = new int[GROUPS.length];
        /** Of those that wait, while they are added: the day, and below it the place where it waits. */
        private final long[] order = new long[MOST_WAITING];

        Place(boolean sliced) {
            this.sliced = sliced;
        }

        void add(Contribution contribution) {
            int group = contribution.group().ordinal();
            if (waiting[group] == null) {
                waiting[group] = new Contribution[MOST_WAITING];
            }
            waiting[group][counts[group]++] = contribution;
            if (counts[group] == MOST_WAITING) {
                settle(group);
            }
        }

        /** Adds all that waits. */
        void settle() {
            for (int group = 0; group < GROUPS.length; group++) {
                settle(group);
            }
        }

        private void settle(int group) {
            Contribution[] those = waiting[group];
            int count = counts[group];
            for (int i = 0; i < count; i++) {
                order[i] = those[i].day() << WAITING_BITS | i;
            }
            Arrays.sort(order, 0, count);
            for (int i = 0; i < count; i++) {
                int at = (int) order[i] & MOST_WAITING - 1;
                divide(those[at]);
                those[at] = null;
            }
            counts[group] = 0;
        }

        private void divide(Contribution contribution) {
            if (!sliced || contribution.group().distinct()) {
                days(undivided, contribution.group()).add(contribution);
            } else {
                add(Dimension.UNIT, contribution.unit(), contribution);
                add(Dimension.PROVIDER, contribution.provider(), contribution);
                add(Dimension.PAYER, contribution.payer(), contribution);
                add(Dimension.AGE_GROUP, contribution.ageGroup(), contribution);
            }
        }

        private void add(Dimension dimension, String value, Contribution contribution) {
            String named = value.isEmpty() ? Contribution.UNKNOWN : value;
            days(groups(dimension, named), contribution.group()).add(contribution);
        }

        private Days[] groups(Dimension dimension, String value) {
            return slices.computeIfAbsent(dimension, key -> new HashMap<>())
                    .computeIfAbsent(value, key -> new Days[GROUPS.length]);
        }

        void addAll(Place other) {
            other.settle();
            addAll(other.undivided, undivided);
            other.slices.forEach(
                    (dimension, values) -> values.forEach((value, groups) -> addAll(groups, groups(dimension, value))));
        }

        private static void addAll(Days[] from, Days[] to) {
            for (MeasureGroup group : GROUPS) {
                if (from[group.ordinal()] != null) {
                    days(to, group).addAll(from[group.ordinal()]);
                }
            }
        }

        /** The facility, undivided. */
        Days[] whole() {
            Days[] whole = undivided.clone();
            slices.getOrDefault(SUMMED, Map.of()).values().forEach(groups -> addAll(groups, whole));
            return whole;
        }
    }

    /** The days of one slice and group, ascending. */
    private static final class Days {
        private long[] days = new long[1];
        private Sum[] sums = new Sum[1];
        private int size;
        private int last;

        void add(Contribution contribution) {
            Sum sum = at(contribution.day());
            sum.add(contribution.columns(), contribution.amounts(), contribution.columns().length);
        }

        void addAll(Days other) {
            for (int i = 0; i < other.size; i++) {
                Sum sum = other.sums[i];
                at(other.days[i]).add(sum.columns, sum.amounts, sum.size);
            }
        }

        private Sum at(long day) {
            if (size == 0 || days[last] != day) {
                int next = last + 1;
                int at = next < size && days[next] == day ? next : Arrays.binarySearch(days, 0, size, day);
                last = at < 0 ? insert(~at, day) : at;
            }
            return sums[last];
        }

        private int insert(int at, long day) {
            if (size == days.length) {
                days = Arrays.copyOf(days, size * 2);
                sums = Arrays.copyOf(sums, size * 2);
            }
            System.arraycopy(days, at, days, at + 1, size - at);
            System.arraycopy(sums, at, sums, at + 1, size - at);
            days[at] = day;
            sums[at] = new Sum();
            size++;
            return at;
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
    }
}
