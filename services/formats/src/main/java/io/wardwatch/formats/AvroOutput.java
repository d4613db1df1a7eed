package io.wardwatch.formats;

import io.wardwatch.core.event.PatientKey;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes Avro's binary encoding into one growing buffer, reused from record to record. One thread an instance. */
public final class AvroOutput {
    private static final int LONGEST_NUMBER = 10;
    private static final byte[] DIGITS = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private byte[] buffer = new byte[1024];
    private int at;

    /** Forgets what was written. */
    public AvroOutput clear() {
        at = 0;
        return this;
    }

    public int size() {
        return at;
    }

    public byte[] toBytes() {
        return Arrays.copyOf(buffer, at);
    }

    /** The buffer itself: the first {@link #size()} bytes count, until the next write. */
    byte[] buffer() {
        return buffer;
    }

    /** Begins a record in the Confluent wire format. */
    AvroOutput frame(int schemaId) {
        room(5);
        buffer[at++] = 0;
        buffer[at++] = (byte) (schemaId >>> 24);
        buffer[at++] = (byte) (schemaId >>> 16);
        buffer[at++] = (byte) (schemaId >>> 8);
        buffer[at++] = (byte) schemaId;
        return this;
    }

    void number(long value) {
        room(LONGEST_NUMBER);
        unsigned((value << 1) ^ (value >> 63));
    }

    /** Branch 1 of a union of null and something, which must follow; or, where not {@code present}, null. */
    boolean present(boolean present) {
        room(1);
        buffer[at++] = (byte) (present ? 2 : 0);
        return present;
    }

    void flag(boolean value) {
        room(1);
        buffer[at++] = (byte) (value ? 1 : 0);
    }

    void decimal(double value) {
        room(Double.BYTES);
        long bits = Double.doubleToRawLongBits(value);
        for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
            buffer[at++] = (byte) (bits >>> shift);
        }
    }

    void bytes(byte[] value) {
        number(value.length);
        room(value.length);
        System.arraycopy(value, 0, buffer, at, value.length);
        at += value.length;
    }

    /** A patient's key, as the text of its 32 hex digits. */
    void patientKey(PatientKey key) {
        number(2 * PatientKey.BYTES);
        room(2 * PatientKey.BYTES);
        digits(key.high());
        digits(key.low());
    }

    private void digits(long value) {
        for (int shift = Long.SIZE - 4; shift >= 0; shift -= 4) {
            buffer[at++] = DIGITS[(int) (value >>> shift) & 0xF];
        }
    }

    void text(String value) {
        int length = value.length();
        room(length + LONGEST_NUMBER);
        int start = at;
        unsigned((long) length << 1);
        for (int i = 0; i < length; i++) {
            char c = value.charAt(i);
            if (c >= 0x80) {
                at = start;
                bytes(value.getBytes(StandardCharsets.UTF_8));
                return;
            }
            buffer[at++] = (byte) c;
        }
    }

    /** A text whose absence is the empty string, as a union of null and string. */
    void optionalText(String value) {
        if (present(!value.isEmpty())) {
            text(value);
        }
    }

    /** Begins a list or map of {@code size} items; {@link #endItems} must follow them. */
    void beginItems(int size) {
        if (size > 0) {
            number(size);
        }
    }

    void endItems() {
        number(0);
    }

    private void unsigned(long zigzag) {
        long rest = zigzag;
        while ((rest & ~0x7FL) != 0) {
            buffer[at++] = (byte) ((rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        buffer[at++] = (byte) rest;
    }

    private void room(int more) {
        if (at + more > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, at + more));
        }
    }
}
