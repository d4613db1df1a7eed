package io.wardwatch.kpi;

import io.wardwatch.core.measure.MeasureGroup;
import io.wardwatch.core.measure.SliceKey;
import io.wardwatch.core.tile.TileKey;
import java.util.Arrays;
import java.util.Map;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** The stores of {@code kpi}, all logged: what is lost locally comes back from their changelogs. */
public final class KpiStores {
    /** Tiles of facilities and their slices, by {@code core}'s tile keys. */
    public static final String TILES = "tiles";
    /** Tiles of the whole network. */
    public static final String NETWORK_TILES = "network-tiles";

    static final String DUE_SLICES = "due-slices";
    static final String NETWORK_DUE_SLICES = "network-due-slices";
    static final String PUBLISHED_ROWS = "published-rows";
    static final String NETWORK_PUBLISHED_ROWS = "network-published-rows";
    static final String FIRST_SAID = "first-said";
    static final String NETWORK_FIRST_SAID = "network-first-said";
    static final String RISK_CLOCKS = "risk-clocks";
    static final String PARTITION_CLOCKS = "partition-clocks";
    static final String FACILITIES = "facilities";
    static final String SURGES = "surges";

    private KpiStores() {}

    /** Cached: of the many versions of a busy tile between two commits only the last reaches the changelog. */
    static StoreBuilder<KeyValueStore<Bytes, byte[]>> tiles(String name) {
        return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), Serdes.Bytes(), Serdes.ByteArray())
                .withLoggingEnabled(Map.of())
                .withCachingEnabled();
    }

    /** The key under which it stands what was said of a slice and group. */
    static Bytes rowKey(SliceKey slice, MeasureGroup group) {
        byte[] prefix = TileKey.prefix(slice);
        byte[] key = Arrays.copyOf(prefix, prefix.length + 1);
        key[prefix.length] = (byte) group.code();
        return Bytes.wrap(key);
    }

    /** Written once a pass and slice: a cache would gain nothing. */
    static StoreBuilder<KeyValueStore<Bytes, byte[]>> published(String name) {
        return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), Serdes.Bytes(), Serdes.ByteArray())
                .withLoggingEnabled(Map.of());
    }

    static StoreBuilder<KeyValueStore<Bytes, byte[]>> due(String name) {
        return Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(name), Serdes.Bytes(), Serdes.ByteArray())
                .withLoggingEnabled(Map.of());
    }

    static StoreBuilder<KeyValueStore<Integer, byte[]>> clocks(String name) {
        return Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(name), Serdes.Integer(), Serdes.ByteArray())
                .withLoggingEnabled(Map.of());
    }

    /** Of what is known of each facility. */
    static StoreBuilder<KeyValueStore<String, byte[]>> facilities(String name) {
        return Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(name), Serdes.String(), Serdes.ByteArray())
                .withLoggingEnabled(Map.of());
    }
}
