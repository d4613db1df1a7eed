package io.wardwatch.streaming;

import io.wardwatch.formats.Parsed;
import io.wardwatch.formats.Wire;
import java.util.function.Supplier;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Reads a topic's values for a source or a consumer: {@code new WireDeserializer<>(AlertWire::new)}. What cannot be read comes
 * out as {@link Parsed.Rejected} with its own bytes; it never throws for what is in a record.
 */
public final class WireDeserializer<T> implements Deserializer<Parsed<T>> {
    private final ThreadLocal<Wire<T>> wires;

    /** For the wire of one topic. */
    public WireDeserializer(Supplier<? extends Wire<T>> wire) {
        this.wires = ThreadLocal.withInitial(wire);
    }

    /** The value, or why it is refused; null, the deletion of a key, stays null. */
    @Override
    public Parsed<T> deserialize(String topic, byte[] bytes) {
        return bytes == null ? null : wires.get().fromWire(bytes);
    }
}
