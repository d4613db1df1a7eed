package io.wardwatch.formats;

import io.wardwatch.schemas.TopicSpec;

/**
 * What stands before the Avro bytes of a record on Kafka, and what schema it leads to. Wires write and read the contract's bytes
 * under the ids pinned in it; a framing turns those into what a topic really carries: the same ({@link #pinned()}), or the ids of
 * a schema registry.
 *
 * <p>Invariant: what one framing made outbound, one of the same registry finds to be the contract's. Implementations are safe
 * for many threads.
 */
public interface Framing {
    /** The ids of the bundled contract; nothing asks a registry. */
    static Framing pinned() {
        return PinnedFraming.ONLY;
    }

    /**
     * A record of that topic as it goes on Kafka.
     *
     * @param record in the Confluent wire format under the pinned id; may be changed and returned
     */
    byte[] outbound(TopicSpec topic, byte[] record);

    /**
     * What schema a record of that topic with that id was written with. Throws where that cannot be said now, for example while
     * a registry is away: the record is then neither good nor bad, and has to wait.
     */
    WrittenAs writtenAs(TopicSpec topic, int id);
}
