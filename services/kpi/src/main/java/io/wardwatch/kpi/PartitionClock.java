package io.wardwatch.kpi;

import java.nio.ByteBuffer;
import java.util.OptionalLong;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/**
 * The clock of one operator: the least of what the partitions before it have reached, once all of them have spoken. So nothing
 * that one of them still has to say comes from before the clock.
 */
final class PartitionClock {
    private final KeyValueStore<Integer, byte[]> store;
    private int partitions = Integer.MAX_VALUE;
    private int heard;
    private long instant;
    private long closedDay;

    PartitionClock(KeyValueStore<Integer, byte[]> store) {
        this.store = store;
    }

    /**
     * Notes how far one partition has come; one that says less than before changes nothing.
     *
     * @param day the last closed day, where the partition says one
     */
    void reached(int partition, int ofPartitions, long at, long day) {
        byte[] before = store.get(partition);
        if (before == null || ByteBuffer.wrap(before).getLong() < at) {
            store.put(
                    partition,
                    ByteBuffer.allocate(2 * Long.BYTES).putLong(at).putLong(day).array());
        }
        partitions = ofPartitions;
        read();
    }

    /** Whether all partitions have spoken; after a restart, known again from the next one that speaks. */
    boolean known() {
        return heard >= partitions;
    }

    /** Microseconds. */
    long instant() {
        return instant;
    }

    /** The least instant in such a store; empty where none has spoken. For who reads beside the operator. */
    static OptionalLong least(ReadOnlyKeyValueStore<Integer, byte[]> store) {
        long least = Long.MAX_VALUE;
        try (KeyValueIterator<Integer, byte[]> all = store.all()) {
            while (all.hasNext()) {
                least = Math.min(least, ByteBuffer.wrap(all.next().value).getLong());
            }
        }
        return least == Long.MAX_VALUE ? OptionalLong.empty() : OptionalLong.of(least);
    }

    long closedDay() {
        return closedDay;
    }

    private void read() {
        heard = 0;
        instant = Long.MAX_VALUE;
        closedDay = Long.MAX_VALUE;
        try (KeyValueIterator<Integer, byte[]> all = store.all()) {
            while (all.hasNext()) {
                KeyValue<Integer, byte[]> one = all.next();
                if (one.key < partitions) {
                    heard++;
                    ByteBuffer value = ByteBuffer.wrap(one.value);
                    instant = Math.min(instant, value.getLong());
                    closedDay = Math.min(closedDay, value.getLong());
                }
            }
        }
    }
}
