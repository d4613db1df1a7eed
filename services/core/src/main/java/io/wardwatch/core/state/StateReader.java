package io.wardwatch.core.state;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Reads what {@link StateWriter} wrote. State is our own bytes: a broken record is a bug or a broken disk, so it throws. */
public final class StateReader {
    private static final long[] UNITS = {60_000_000L, 1_000_000L, 1L};

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private final TextCache texts = new TextCache();
    private byte[] buffer = new byte[0];
    private int at;

    public StateReader over(byte[] bytes) {
        buffer = bytes;
        at = 0;
        return this;
    }

    public int octet() {
        return buffer[at++] & 0xff;
    }

    public long varint() {
        byte first = buffer[at++];
        return first >= 0 ? first : longVarint(first & 0x7f);
    }

    private long longVarint(long low) {
        long value = low;
        int shift = 7;
        long octet;
        do {
            octet = buffer[at++];
            value |= (octet & 0x7f) << shift;
            shift += 7;
        } while (octet < 0);
        return value;
    }

    public int count() {
        return Math.toIntExact(varint());
    }

    public long signed() {
        long raw = varint();
        return (raw >>> 1) ^ -(raw & 1);
    }

    public long span() {
        return unscale(varint());
    }

    private static long unscale(long raw) {
        long value = raw >>> 2;
        return ((value >>> 1) ^ -(value & 1)) * UNITS[(int) (raw & 3)];
    }

    public long fixed64() {
        long value = (long) LONGS.get(buffer, at);
        at += Long.BYTES;
        return value;
    }

    /** A value of so many bytes, without a sign. */
    long fixed(int bytes) {
        long value = 0;
        for (int i = 0; i < bytes; i++) {
            value = value << 8 | (buffer[at++] & 0xff);
        }
        return value;
    }

    public String text() {
        int length = count();
        if (length == 0) {
            return "";
        }
        String text = new String(buffer, at, length, StandardCharsets.UTF_8);
        at += length;
        return text;
    }

    /** As {@link #text}, for texts of which there are few: codes, wards, payers. */
    public String code() {
        int length = count();
        if (length == 0) {
            return "";
        }
        String text = texts.get(buffer, at, length);
        at += length;
        return text;
    }

    /** Bytes read so far. */
    int position() {
        return at;
    }

    void skipTo(int position) {
        at = position;
    }

    public boolean atEnd() {
        return at == buffer.length;
    }
}
