package io.wardwatch.formats;

import io.wardwatch.core.event.Rejection;
import io.wardwatch.core.event.RejectionReason;

/**
 * The frame around each Avro value on Kafka: a zero byte and the schema's id in four bytes, big-endian. Ids are those of the
 * bundled contract; nothing asks a registry.
 */
final class ConfluentWire {
    /** Bytes before the record. */
    static final int HEADER = 5;
    /** Largest record with its frame. */
    static final int MAX_RECORD = 1 << 20;

    private ConfluentWire() {}

    /** Why a value cannot be a record under {@code schemaId}, or null. */
    static Rejection check(byte[] value, int schemaId) {
        if (value == null) {
            return Rejection.of(RejectionReason.MALFORMED, "no value");
        }
        if (value.length > MAX_RECORD) {
            return Rejection.of(RejectionReason.TOO_LONG, "record");
        }
        if (value.length < HEADER) {
            return Rejection.of(RejectionReason.MALFORMED, "record ends early");
        }
        if (value[0] != 0) {
            return Rejection.of(RejectionReason.UNKNOWN_SCHEMA, "magic byte");
        }
        int id = ((value[1] & 0xFF) << 24) | ((value[2] & 0xFF) << 16) | ((value[3] & 0xFF) << 8) | (value[4] & 0xFF);
        return id == schemaId ? null : Rejection.of(RejectionReason.UNKNOWN_SCHEMA, "schema id");
    }
}
