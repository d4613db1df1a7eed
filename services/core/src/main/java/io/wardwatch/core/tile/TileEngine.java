package io.wardwatch.core.tile;

import io.wardwatch.core.measure.Catalogue;
import io.wardwatch.core.measure.Contribution;
import io.wardwatch.core.measure.Dimension;
import io.wardwatch.core.measure.MeasureGroup;
import io.wardwatch.core.measure.MultisetHash;
import io.wardwatch.core.measure.SliceKey;
import java.util.Arrays;

/**
 * Adds contributions to day tiles. Each goes to five slices: its facility, and the facility by unit, provider, payer and age
 * group. What it adds to the facility is also what the network gains, which may live elsewhere: {@link Changes#network}. Only
 * patients counted once are no sums over facilities: they come for each facility and for the network, and are sliced no further.
 *
 * <p>Sums are exact, so any order, partition or repetition with negation of the same contributions leaves equal tiles. Bound to
 * one thread.
 */
public final class TileEngine {
    private final TileStore store;
    private final Changes changes;
    private final TileWriter writer = new TileWriter();

    /** What adding a contribution did. */
    public interface Changes {
        /** The tile of {@code day} is another. */
        void changed(SliceKey slice, MeasureGroup group, long day);

        /** The network is to gain these amounts; see {@link #addToNetwork}. */
        void network(MeasureGroup group, long day, int[] columns, long[] amounts);
    }

    public TileEngine(TileStore store, Changes changes) {
        this.store = store;
        this.changes = changes;
    }

    /** An engine that keeps the network beside its facilities, as a replay does. */
    public static TileEngine whole(TileStore store) {
        // The network's own engine is the same one; what it changes interests nobody in a replay.
        TileEngine[] self = new TileEngine[1];
        self[0] = new TileEngine(store, new Changes() {
            @Override
            public void changed(SliceKey slice, MeasureGroup group, long day) {}

            @Override
            public void network(MeasureGroup group, long day, int[] columns, long[] amounts) {
                self[0].addToNetwork(group, day, columns, amounts);
            }
        });
        return self[0];
    }

    /**
     * Adds {@code contribution} to its slices, all or none. Throws {@link ArithmeticException} rather than wrap, and
     * {@link IllegalArgumentException} for a column that its group does not have.
     */
    public void add(Contribution contribution) {
        if (contribution.columns().length == 0) {
            return;
        }
        MeasureGroup group = contribution.group();
        long day = contribution.day();
        check(group, contribution.columns());
        String facility = contribution.facility();
        if (group.distinct()) {
            addDistinct(contribution);
            return;
        }
        SliceKey[] slices = {
            SliceKey.facility(facility),
            SliceKey.of(facility, Dimension.UNIT, contribution.unit()),
            SliceKey.of(facility, Dimension.PROVIDER, contribution.provider()),
            SliceKey.of(facility, Dimension.PAYER, contribution.payer()),
            SliceKey.of(facility, Dimension.AGE_GROUP, contribution.ageGroup())
        };
        byte[][] tiles = new byte[slices.length][];
        for (int i = 0; i < slices.length; i++) {
            tiles[i] = writer.plus(store.get(slices[i], group, day), contribution.columns(), contribution.amounts());
        }
        for (int i = 0; i < slices.length; i++) {
            store.put(slices[i], group, day, tiles[i]);
            changes.changed(slices[i], group, day);
        }
        changes.network(group, day, contribution.columns(), contribution.amounts());
    }

    /** What counts patients once is said of each facility and of the network apart. */
    private void addDistinct(Contribution contribution) {
        MeasureGroup group = contribution.group();
        if (contribution.facility().equals(SliceKey.ALL)) {
            changes.network(group, contribution.day(), contribution.columns(), contribution.amounts());
        } else {
            SliceKey slice = SliceKey.facility(contribution.facility());
            add(slice, group, contribution.day(), contribution.columns(), contribution.amounts());
        }
    }

    /** Adds to the network what {@link Changes#network} said. */
    public void addToNetwork(MeasureGroup group, long day, int[] columns, long[] amounts) {
        add(SliceKey.NETWORK, group, day, columns, amounts);
    }

    /** Adds every tile of {@code other}, as after a replay on several threads. */
    public void addAll(TileStore other) {
        other.all((slice, group, day, tile) -> {
            TileVector vector = TileVector.of(tile);
            add(slice, group, day, vector.columns(), vector.amounts());
        });
    }

    /** The multiset hash of all cells: of each tile, its key and its bytes. */
    public MultisetHash hash() {
        return hash(store);
    }

    /** The multiset hash of all cells in {@code store}. */
    public static MultisetHash hash(TileStore store) {
        MultisetHash hash = new MultisetHash();
        store.all((slice, group, day, tile) -> add(hash, new TileKey(slice, group, day).bytes(), tile));
        return hash;
    }

    /** Adds one cell to {@code hash}, by its key as {@link TileKey} encodes it. */
    public static void add(MultisetHash hash, byte[] key, byte[] tile) {
        byte[] canonical = Arrays.copyOf(key, key.length + tile.length);
        System.arraycopy(tile, 0, canonical, key.length, tile.length);
        hash.add(canonical);
    }

    static void check(MeasureGroup group, int[] columns) {
        if (columns[columns.length - 1] >= Catalogue.width(group)) {
            throw new IllegalArgumentException("no column " + columns[columns.length - 1] + " in group " + group);
        }
    }

    private void add(SliceKey slice, MeasureGroup group, long day, int[] columns, long[] amounts) {
        byte[] before = store.get(slice, group, day);
        store.put(slice, group, day, writer.plus(before, columns, amounts));
        changes.changed(slice, group, day);
    }
}
