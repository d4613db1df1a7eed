package io.wardwatch.streaming;

import org.apache.kafka.common.utils.Utils;

/**
 * Where a key belongs. All writers use Kafka's default hash, so that a patient's events of every topic meet in one partition
 * number; a record that stands elsewhere is refused as {@code MISROUTED}, since its patient's state is not there.
 */
public final class Placement {
    private Placement() {}

    /** The partition of a key, 0 to {@code partitions} − 1: murmur2 over its bytes, as Kafka's own producers place it. */
    public static int partitionOf(byte[] key, int partitions) {
        return Utils.toPositive(Utils.murmur2(key)) % partitions;
    }
}
