package io.wardwatch.streaming;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.WriteBufferManager;

/**
 * Bounds RocksDB's memory: all stores of the process share one block cache, and their write buffers count towards it.
 * Without it each store of each partition takes 50 MB of its own. The size is the Streams property {@link #CACHE_BYTES},
 * read when the first store opens.
 */
public final class BoundedRocksDb implements RocksDBConfigSetter {
    /** Name of the property with the size of the shared cache, in bytes; default 256 MiB. */
    public static final String CACHE_BYTES = "wardwatch.rocksdb.cache.bytes";

    private static final long DEFAULT_CACHE_BYTES = 256L << 20;

    private static Memory shared;

    @Override
    public void setConfig(String storeName, Options options, Map<String, Object> configs) {
        Memory memory = shared(configs);
        BlockBasedTableConfig table = (BlockBasedTableConfig) options.tableFormatConfig();
        table.setBlockCache(memory.cache);
        table.setCacheIndexAndFilterBlocks(true);
        // A new patient's first read must not touch the disk to learn that there is nothing.
        table.setFilterPolicy(memory.filter);
        options.setWriteBufferManager(memory.buffers);
        options.setWriteBufferSize(16L << 20);
        options.setMaxWriteBufferNumber(2);
        options.setTableFormatConfig(table);
    }

    @Override
    public void close(String storeName, Options options) {
        // The cache outlives each store: others in the process use it.
    }

    private static synchronized Memory shared(Map<String, Object> configs) {
        if (shared == null) {
            Object size = configs.get(CACHE_BYTES);
            shared = new Memory(size == null ? DEFAULT_CACHE_BYTES : Long.parseLong(size.toString()));
        }
        return shared;
    }

    private static final class Memory {
        final Cache cache;
        final WriteBufferManager buffers;
        final BloomFilter filter = new BloomFilter(10);

        Memory(long bytes) {
            cache = new LRUCache(bytes);
            buffers = new WriteBufferManager(bytes / 2, cache);
        }
    }
}
