package io.wardwatch.risk;

import java.nio.ByteBuffer;

/** Numbers of seven bits a byte, the lowest first. */
final class Varints {
    static final int MOST_BYTES = 10;

    private Varints() {}

    static void write(ByteBuffer out, long value) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            out.put((byte) ((rest & 0x7F) | 0x80));
            rest >>>= 7;
        }
        out.put((byte) rest);
    }

    static long read(ByteBuffer in) {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            byte next = in.get();
            value |= (long) (next & 0x7F) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new IllegalStateException("a varint of more than ten bytes");
    }
}
