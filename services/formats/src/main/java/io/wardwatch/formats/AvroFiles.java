package io.wardwatch.formats;

import io.wardwatch.core.event.EventType;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;

/** What Avro files of events hold: a union of the three events, so that one file keeps the order of them all. */
final class AvroFiles {
    private static final List<EventShape> SHAPES = Stream.of(EventType.ADMISSION, EventType.DISCHARGE, EventType.CLAIM)
            .map(EventShape::of)
            .toList();

    /** The union, in the order of {@link EventType}. */
    static final Schema SCHEMA = Schema.createUnion(
            SHAPES.stream().map(shape -> shape.topic().value().orElseThrow()).toList());

    private static final long FINGERPRINT = SchemaNormalization.parsingFingerprint64(SCHEMA);

    private AvroFiles() {}

    /** Whether records of {@code writer} have the same bytes as ours. */
    static boolean same(Schema writer) {
        return SchemaNormalization.parsingFingerprint64(writer) == FINGERPRINT;
    }

    /** The event type of a branch of the union; null where there is none. */
    static EventShape shape(long branch) {
        return branch >= 0 && branch < SHAPES.size() ? SHAPES.get((int) branch) : null;
    }

    static int branch(EventShape shape) {
        return SHAPES.indexOf(shape);
    }
}
