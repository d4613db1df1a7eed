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
    private Framing framing = Framing.pinned();
    private FramedInput framed;
    private final AvroInput in = new AvroInput();
    private final AvroOutput out = new AvroOutput();

    Wire(TopicSpec topic) {
        this.topic = topic;
        this.schemaId = ContractIds.bundled().idOf(topic);
        this.framed = new FramedInput(topic, framing);
    }

    /** This wire, for records as {@code framing} has them; to be said before the first record. */
    public final Wire<T> under(Framing framing) {
        this.framing = framing;
        this.framed = new FramedInput(topic, framing);
        return this;
    }

    /** The topic whose values these are. */
    public final TopicSpec topic() {
        return topic;
    }

    /** The value as it goes on Kafka. Throws {@link IllegalArgumentException} for a code that the contract does not list. */
    public final byte[] toWire(T value) {
        out.clear().frame(schemaId);
        write(value, out);
        return framing.outbound(topic, out.toBytes());
    }

    /**
     * The value in those bytes, or why they are refused. The place is left to the host, which knows partition and offset. Throws
     * only where the framing cannot say now what the bytes are.
     */
    public final Parsed<T> fromWire(byte[] bytes) {
        Rejection frame = framed.open(bytes, in);
        if (frame != null) {
            return new Parsed.Rejected<>(frame, "", bytes == null ? new byte[0] : bytes);
        }
        T value = read(in);
        in.expectEnd();
        Rejection rejection = in.rejection() != null ? in.rejection() : check(value);
        return rejection == null ? Parsed.accepted(value) : new Parsed.Rejected<>(rejection, "", bytes);
    }

    /**
     * Asks the framing what schema those bytes have, so that {@link #fromWire} has nothing left to ask: for a reader that must not
     * wait where it takes records in. Throws as {@code fromWire} does.
     */
    public final void foresee(byte[] bytes) {
        framed.open(bytes, in);
    }

    abstract void write(T value, AvroOutput out);

    /** Reads one record; where {@code in} refuses it, what is returned means nothing and may be null. */
    abstract T read(AvroInput in);

    /** Why a value that could be read is refused all the same, or null. */
    Rejection check(T value) {
        return null;
    }
}
