package io.wardwatch.kpi;

import io.wardwatch.core.measure.MeasureGroup;
import io.wardwatch.core.tile.TileVector;
import java.nio.ByteBuffer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/** What the partitions tell the network's operator, over an internal topic. Never read by anything else. */
sealed interface NetworkInput {
    byte DIFFERENCE = 1;
    byte REACHED = 2;

    /** What one facility gained (or lost) on one day. */
    record Difference(MeasureGroup group, long day, TileVector vector) implements NetworkInput {}

    /**
     * A partition's clock, after all that it had to say before.
     *
     * @param instant microseconds
     * @param closedDay the last day that is closed in the zone of every known facility
     */
    record Reached(int partition, int partitions, long instant, long closedDay) implements NetworkInput {}

    static Serde<NetworkInput> serde() {
        return Serdes.serdeFrom((topic, input) -> input.bytes(), (topic, bytes) -> of(bytes));
    }

    /** The kind, then the parts in their order. */
    default byte[] bytes() {
        return switch (this) {
            case Difference difference -> {
                byte[] tile = difference.vector.bytes();
                yield ByteBuffer.allocate(2 + Long.BYTES + tile.length)
                        .put(DIFFERENCE)
                        .put((byte) difference.group.code())
                        .putLong(difference.day)
                        .put(tile)
                        .array();
            }
            case Reached reached ->
                ByteBuffer.allocate(1 + 2 * Integer.BYTES + 2 * Long.BYTES)
                        .put(REACHED)
                        .putInt(reached.partition)
                        .putInt(reached.partitions)
                        .putLong(reached.instant)
                        .putLong(reached.closedDay)
                        .array();
        };
    }

    static NetworkInput of(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        byte kind = in.get();
        return switch (kind) {
            case DIFFERENCE -> {
                MeasureGroup group = MeasureGroup.ofCode(in.get());
                long day = in.getLong();
                byte[] tile = new byte[in.remaining()];
                in.get(tile);
                yield new Difference(group, day, TileVector.of(tile));
            }
            case REACHED -> new Reached(in.getInt(), in.getInt(), in.getLong(), in.getLong());
            default -> throw new IllegalStateException("a network input of unknown kind " + kind);
        };
    }
}
