package io.wardwatch.formats;

import io.wardwatch.core.event.Rejection;
import io.wardwatch.core.event.RejectionReason;

/**
 * The frame around each Avro value on Kafka: a zero byte and the schema's id in four bytes, big-endian. What an id means is the
 * {@link Framing}'s business.
 */
final class ConfluentWire {
    /** Bytes before the record. */
    static final int HEADER = 5;
    /** Largest record with its frame. */
    static final int MAX_RECORD = 1 << 20;

    private ConfluentWire() {}

    /** Why a value cannot be a record in this frame, or null. */
    static Rejection check(byte[] value) {
        if (value == null) {
            return Rejection.of(RejectionReason.MALFORMED, "no value");
        }
        if (value.length > MAX_RECORD) {
            return Rejection.of(RejectionReason.TOO_LONG, "record");
        }
        if (value.length < HEADER) {
            return Rejection.of(RejectionReason.MALFORMED, "record ends early");
        }
        return value[0] == 0 ? null : Rejection.of(RejectionReason.UNKNOWN_SCHEMA, "magic byte");
    }

    /** The schema id of a value that passed {@link #check}. */
    static int id(byte[] value) {
        return ((value[1] & 0xFF) << 24) | ((value[2] & 0xFF) << 16) | ((value[3] & 0xFF) << 8) | (value[4] & 0xFF);
    }
}
