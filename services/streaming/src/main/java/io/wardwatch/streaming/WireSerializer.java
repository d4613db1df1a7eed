package io.wardwatch.streaming;

import io.wardwatch.formats.Wire;
import java.util.function.Supplier;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Writes a topic's values for a sink or a producer: {@code new WireSerializer<>(AlertWire::new)}. A topology shares one
 * serializer among all its threads, and a {@link Wire} reuses its buffers, so each thread gets its own wire.
 */
public final class WireSerializer<T> implements Serializer<T> {
    private final ThreadLocal<Wire<T>> wires;

    /** For the wire of one topic. */
    public WireSerializer(Supplier<? extends Wire<T>> wire) {
        this.wires = ThreadLocal.withInitial(wire);
    }

    /** The value's bytes; a null value, which deletes a key of a compacted topic, stays null. */
    @Override
    public byte[] serialize(String topic, T value) {
        return value == null ? null : wires.get().toWire(value);
    }
}
