package io.wardwatch.formats;

import io.wardwatch.core.event.Rejection;
import io.wardwatch.core.event.RejectionReason;
import io.wardwatch.schemas.TopicSpec;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.avro.Schema;

/**
 * Finds the contract's bytes in the values of one topic: at once where the contract's schema wrote them, by Avro's resolution
 * where another did. One thread an instance.
 */
final class FramedInput {
    private static final int MOST_RESOLVERS = 16;

    private final TopicSpec topic;
    private final Framing framing;
    private final Map<Schema, ResolvedRecords> resolvers = new LinkedHashMap<>(16, 0.75f, true);
    private boolean contractSeen;
    private int contractId;

    FramedInput(TopicSpec topic, Framing framing) {
        this.topic = topic;
        this.framing = framing;
    }

    /** Puts {@code in} at the beginning of the record in {@code value}; or why there is none, or null. */
    Rejection open(byte[] value, AvroInput in) {
        Rejection refused = ConfluentWire.check(value);
        if (refused != null) {
            return refused;
        }
        int id = ConfluentWire.id(value);
        // Nearly always the same id as before: nothing is looked up for those.
        if (!contractSeen || id != contractId) {
            switch (framing.writtenAs(topic, id)) {
                case WrittenAs.Contract same -> {
                    contractSeen = true;
                    contractId = id;
                }
                case WrittenAs.Other other -> {
                    return resolve(other.schema(), value, in);
                }
                case WrittenAs.Unreadable unreadable -> {
                    return Rejection.of(RejectionReason.UNKNOWN_SCHEMA, unreadable.why());
                }
            }
        }
        in.over(value, ConfluentWire.HEADER, value.length - ConfluentWire.HEADER);
        return null;
    }

    private Rejection resolve(Schema writer, byte[] value, AvroInput in) {
        if (!RecordWalk.sound(writer, value, ConfluentWire.HEADER, in)) {
            return Rejection.of(RejectionReason.MALFORMED, "record does not fit its own schema");
        }
        try {
            byte[] resolved = resolver(writer).only(value, ConfluentWire.HEADER);
            in.over(resolved, 0, resolved.length);
            return null;
        } catch (AvroContainer.Broken e) {
            return Rejection.of(RejectionReason.MALFORMED, "record does not resolve to the contract");
        }
    }

    private ResolvedRecords resolver(Schema writer) {
        if (resolvers.size() >= MOST_RESOLVERS && !resolvers.containsKey(writer)) {
            resolvers.remove(resolvers.keySet().iterator().next());
        }
        return resolvers.computeIfAbsent(
                writer, schema -> ResolvedRecords.from(schema, topic.value().orElseThrow()));
    }
}
