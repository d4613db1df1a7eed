package io.wardwatch.formats;

import io.wardwatch.core.event.PatientKey;
import io.wardwatch.core.event.Rejection;
import io.wardwatch.core.event.RejectionReason;
import io.wardwatch.core.state.TextCache;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads Avro's binary encoding from a byte array and never throws for what it finds there. Two kinds of trouble are told
 * apart: a record that is <em>broken</em> has no known end, so nothing after it can be read; one that is merely
 * <em>refused</em> (an over-long text, an unlisted code) is read to its end. After a break every read gives zero or empty, so
 * a caller need only look at {@link #rejection()} when it is done. One thread an instance.
 */
public final class AvroInput {
    /** Most items in one list. */
    static final int MAX_ITEMS = 10_000;
    /** Longest text in bytes. */
    static final int MAX_TEXT = 65_536;

    private static final byte[] NO_BYTES = {};

    private final TextCache texts = new TextCache();
    private byte[] data = NO_BYTES;
    private int at;
    private int end;
    private boolean broken;
    private Rejection rejection;

    /** Stands at {@code offset} of {@code source}, with {@code length} bytes to read and no trouble yet. */
    AvroInput over(byte[] source, int offset, int length) {
        data = source;
        at = offset;
        end = offset + length;
        return nextRecord();
    }

    /** Goes on at the same place with a clean record of trouble. */
    AvroInput nextRecord() {
        broken = false;
        rejection = null;
        return this;
    }

    int position() {
        return at;
    }

    int remaining() {
        return end - at;
    }

    /** Whether the end of the record is unknown. */
    boolean broken() {
        return broken;
    }

    /** The first trouble, or null. */
    Rejection rejection() {
        return rejection;
    }

    /** Notes that the record is refused; the first reason stays. */
    void refuse(RejectionReason reason, String detail) {
        if (rejection == null) {
            rejection = Rejection.of(reason, detail);
        }
    }

    /** Refuses bytes after the end of the only record. */
    void expectEnd() {
        if (!broken && at != end) {
            refuse(RejectionReason.MALFORMED, "bytes after the record");
        }
    }

    long number() {
        long zigzag = 0;
        for (int shift = 0; shift < 70; shift += 7) {
            if (at >= end) {
                return breakOff("record ends early");
            }
            int b = data[at++];
            zigzag |= (b & 0x7FL) << shift;
            if (b >= 0) {
                return (zigzag >>> 1) ^ -(zigzag & 1);
            }
        }
        return breakOff("number over 64 bits");
    }

    int integer(String name) {
        long value = number();
        if (value != (int) value) {
            refuse(RejectionReason.OUT_OF_RANGE, name);
            return 0;
        }
        return (int) value;
    }

    boolean flag() {
        if (at >= end) {
            breakOff("record ends early");
            return false;
        }
        int b = data[at++];
        if (b != 0 && b != 1) {
            refuse(RejectionReason.MALFORMED, "boolean");
        }
        return b == 1;
    }

    /** A number that is neither infinite nor NaN. */
    double decimal(String name) {
        if (end - at < Double.BYTES) {
            breakOff("record ends early");
            return 0;
        }
        long bits = 0;
        for (int i = 0; i < Double.BYTES; i++) {
            bits |= (data[at++] & 0xFFL) << (i * Byte.SIZE);
        }
        double value = Double.longBitsToDouble(bits);
        if (!Double.isFinite(value)) {
            refuse(RejectionReason.OUT_OF_RANGE, name);
        }
        return value;
    }

    /** Whether a union of null and something holds something, which follows. */
    boolean present() {
        long branch = number();
        if (branch != 0 && branch != 1) {
            breakOff("branch of a union");
        }
        return !broken && branch == 1;
    }

    String text(String name) {
        int length = length(name);
        if (length == 0) {
            return "";
        }
        String value = new String(data, at, length, StandardCharsets.UTF_8);
        checkText(value, length, name);
        at += length;
        return value;
    }

    /** As {@link #text}, for texts of which there are few: codes, wards, payers. */
    String code(String name) {
        int length = length(name);
        if (length == 0) {
            return "";
        }
        String value = texts.get(data, at, length);
        checkText(value, length, name);
        at += length;
        return value;
    }

    /** A patient's key, or null where the text is none. */
    PatientKey patientKey(String name) {
        int length = length(name);
        PatientKey key = PatientKey.parse(data, at, length);
        at += length;
        return key;
    }

    /** Of a union of null and string; null is the empty text. */
    String optionalText(String name) {
        return present() ? text(name) : "";
    }

    /** Passes over so many bytes; false, and broken, where there are fewer. */
    boolean skip(int length) {
        if (length > end - at) {
            breakOff("record ends early");
            return false;
        }
        at += length;
        return true;
    }

    byte[] bytes(String name) {
        int length = length(name);
        byte[] value = Arrays.copyOfRange(data, at, at + length);
        at += length;
        return value;
    }

    /**
     * The number of items in the next block of a list or map, 0 at its end: {@code for (long n = in.items(0, name); n > 0; n =
     * in.items(read, name))}.
     *
     * @param read how many items were read before
     */
    long items(long read, String name) {
        long count = number();
        if (count < 0) {
            count = -count;
            number();
        }
        // An item takes at least a byte, in every list of the contract.
        if (count < 0 || count > remaining()) {
            return breakOff("list longer than its record");
        }
        if (read + count > MAX_ITEMS) {
            refuse(RejectionReason.TOO_LONG, name);
        }
        return count;
    }

    /** A text's length; 0 where it is over its bound (then it is refused and skipped) or over the record (then broken). */
    private int length(String name) {
        long length = number();
        if (length < 0 || length > end - at) {
            breakOff("record ends early");
            return 0;
        }
        if (length > MAX_TEXT) {
            refuse(RejectionReason.TOO_LONG, name);
            at += (int) length;
            return 0;
        }
        return (int) length;
    }

    private void checkText(String value, int length, String name) {
        // Decoding puts U+FFFD where the bytes are not UTF-8; a text that holds one must give the same bytes again.
        if (value.length() != length
                && value.indexOf('\uFFFD') >= 0
                && !Arrays.equals(value.getBytes(StandardCharsets.UTF_8), Arrays.copyOfRange(data, at, at + length))) {
            refuse(RejectionReason.INVALID_VALUE, name);
        }
    }

    private long breakOff(String detail) {
        refuse(RejectionReason.MALFORMED, detail);
        broken = true;
        at = end;
        return 0;
    }
}
