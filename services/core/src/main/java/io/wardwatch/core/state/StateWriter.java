package io.wardwatch.core.state;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A growing buffer with the compact forms of the state format: varints, scaled times, length-prefixed UTF-8. Reusable. */
public final class StateWriter {
    private static final long SECOND = 1_000_000L;
    private static final long MINUTE = 60 * SECOND;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private byte[] buffer = new byte[1024];
    private int at;

    public StateWriter reset() {
        at = 0;
        return this;
    }

    public byte[] toBytes() {
        return Arrays.copyOf(buffer, at);
    }

    private void room(int bytes) {
        if (buffer.length - at < bytes) {
            buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, at + bytes));
        }
    }

    public void octet(int value) {
        room(1);
        buffer[at++] = (byte) value;
    }

    /** Unsigned LEB128. */
    public void varint(long value) {
        room(10);
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            buffer[at++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        buffer[at++] = (byte) rest;
    }

    public void signed(long value) {
        varint((value << 1) ^ (value >> 63));
    }

    /** A span of microseconds: in whole minutes or seconds where it is whole, else in microseconds. */
    public void span(long micros) {
        if (micros % MINUTE == 0) {
            scaled(micros / MINUTE, 0);
        } else if (micros % SECOND == 0) {
            scaled(micros / SECOND, 1);
        } else {
            scaled(micros, 2);
        }
    }

    private void scaled(long value, int unit) {
        varint(((value << 1) ^ (value >> 63)) << 2 | unit);
    }

    public void fixed64(long value) {
        room(Long.BYTES);
        LONGS.set(buffer, at, value);
        at += Long.BYTES;
    }

    /** The lowest {@code bytes} bytes of a value. */
    void fixed(long value, int bytes) {
        room(bytes);
        for (int shift = (bytes - 1) * Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
            buffer[at++] = (byte) (value >>> shift);
        }
    }

    /** Bytes written before, as they are. */
    void copy(byte[] bytes, int from, int to) {
        room(to - from);
        System.arraycopy(bytes, from, buffer, at, to - from);
        at += to - from;
    }

    public void text(String text) {
        int length = text.length();
        room(length + 5);
        int mark = at;
        varint(length);
        room(length);
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                at = mark;
                wideText(text);
                return;
            }
            buffer[at++] = (byte) c;
        }
    }

    private void wideText(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        varint(bytes.length);
        room(bytes.length);
        System.arraycopy(bytes, 0, buffer, at, bytes.length);
        at += bytes.length;
    }
}
