package io.wardwatch.formats;

import io.wardwatch.core.event.Rejection;
import io.wardwatch.core.event.RejectionReason;

/**
 * What became of one record that was read: its value, or why it is refused. Bad input is a value, whatever carried it; an
 * exception from a reader means that the machine failed (a disk, a socket), never that the data is bad.
 */
public sealed interface Parsed<T> {
    /** A record that stands. */
    record Accepted<T>(T value) implements Parsed<T> {}

    /**
     * A record that is refused.
     *
     * @param rejection why; names fields and limits, never values
     * @param place {@code file:line} (for Avro files the number of the record), empty where the host knows the place
     * @param original the record as it came; of a record over 16 MiB its beginning
     */
    record Rejected<T>(Rejection rejection, String place, byte[] original) implements Parsed<T> {
        /** The reason and the place only: the bytes may identify a person. */
        @Override
        public String toString() {
            return "Rejected[" + rejection.reason() + " " + rejection.detail() + " " + place + "]";
        }
    }

    static <T> Parsed<T> accepted(T value) {
        return new Accepted<>(value);
    }

    static <T> Parsed<T> rejected(RejectionReason reason, String detail, String place, byte[] original) {
        return new Rejected<>(Rejection.of(reason, detail), place, original);
    }
}
