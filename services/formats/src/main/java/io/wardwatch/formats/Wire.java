package io.wardwatch.formats;

import io.wardwatch.core.event.Rejection;
import io.wardwatch.schemas.ContractIds;
import io.wardwatch.schemas.TopicSpec;

/**
 * The mapping of one topic's values between core's records and Avro in the Confluent wire format. Straight to and from bytes, in
 * the order of the contract's schema; tests hold it equal to what Avro's own reader and writer make of that schema. Reuses its
 * buffers: one thread an instance.
 */
public abstract class Wire<T> {
    private final TopicSpec topic;
    private final int schemaId;
    private final AvroInput in = new AvroInput();
    private final AvroOutput out = new AvroOutput();

    Wire(TopicSpec topic) {
        this.topic = topic;
        this.schemaId = ContractIds.bundled().idOf(topic);
    }

    /** The topic whose values these are. */
    public final TopicSpec topic() {
        return topic;
    }

    /** The value as it goes on Kafka. Throws {@link IllegalArgumentException} for a code that the contract does not list. */
    public final byte[] toWire(T value) {
        out.clear().frame(schemaId);
        write(value, out);
        return out.toBytes();
    }

    /** The value in those bytes, or why they are refused. The place is left to the host, which knows partition and offset. */
    public final Parsed<T> fromWire(byte[] bytes) {
        Rejection frame = ConfluentWire.check(bytes, schemaId);
        if (frame != null) {
            return new Parsed.Rejected<>(frame, "", bytes == null ? new byte[0] : bytes);
        }
        in.over(bytes, ConfluentWire.HEADER, bytes.length - ConfluentWire.HEADER);
        T value = read(in);
        in.expectEnd();
        Rejection rejection = in.rejection() != null ? in.rejection() : check(value);
        return rejection == null ? Parsed.accepted(value) : new Parsed.Rejected<>(rejection, "", bytes);
    }

    abstract void write(T value, AvroOutput out);

    /** Reads one record; where {@code in} refuses it, what is returned means nothing and may be null. */
    abstract T read(AvroInput in);

    /** Why a value that could be read is refused all the same, or null. */
    Rejection check(T value) {
        return null;
    }
}
