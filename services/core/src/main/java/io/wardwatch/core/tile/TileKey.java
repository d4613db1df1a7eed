package io.wardwatch.core.tile;

import io.wardwatch.core.measure.Dimension;
import io.wardwatch.core.measure.MeasureGroup;
import io.wardwatch.core.measure.SliceKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The bytes under which a tile stands in a sorted store, and in hashes: facility, dimension, value, group, day; texts are UTF-8
 * behind a varint of their length. All tiles of a facility share a prefix, within it all of a slice, within it all of a group,
 * whose days ascend.
 */
public record TileKey(SliceKey slice, MeasureGroup group, long day) {
    private static final int LONGEST_VARINT = 5;

    /** The key; throws {@link ArithmeticException} for a day beyond 32 bits. */
    public byte[] bytes() {
        ByteBuffer buffer = buffer(slice, 1 + Integer.BYTES);
        put(buffer, slice);
        buffer.put((byte) group.code());
        // Flipped sign: unsigned byte order is then the order of days.
        buffer.putInt(Math.toIntExact(day) ^ Integer.MIN_VALUE);
        return written(buffer);
    }

    /** What all keys of {@code facility} begin with. */
    public static byte[] prefix(String facility) {
        byte[] text = facility.getBytes(StandardCharsets.UTF_8);
        ByteBuffer buffer = ByteBuffer.allocate(LONGEST_VARINT + text.length);
        put(buffer, text);
        return written(buffer);
    }

    /** What all keys of {@code slice} begin with. */
    public static byte[] prefix(SliceKey slice) {
        ByteBuffer buffer = buffer(slice, 0);
        put(buffer, slice);
        return written(buffer);
    }

    /** The least key above all those that begin with {@code prefix}, itself one of the above. */
    public static byte[] end(byte[] prefix) {
        int last = prefix.length - 1;
        while (prefix[last] == (byte) 0xFF) {
            last--;
        }
        byte[] end = Arrays.copyOf(prefix, last + 1);
        end[last]++;
        return end;
    }

    public static TileKey of(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        SliceKey slice = slice(buffer);
        MeasureGroup group = MeasureGroup.ofCode(buffer.get());
        return new TileKey(slice, group, buffer.getInt() ^ Integer.MIN_VALUE);
    }

    /** The slice that {@code bytes} begin with. */
    public static SliceKey sliceOf(byte[] bytes) {
        return slice(ByteBuffer.wrap(bytes));
    }

    private static ByteBuffer buffer(SliceKey slice, int more) {
        // A char is at most three bytes of UTF-8.
        int texts = 3 * (slice.facility().length() + slice.value().length());
        return ByteBuffer.allocate(2 * LONGEST_VARINT + texts + 1 + more);
    }

    private static void put(ByteBuffer buffer, SliceKey slice) {
        put(buffer, slice.facility().getBytes(StandardCharsets.UTF_8));
        buffer.put((byte) slice.dimension().code());
        put(buffer, slice.value().getBytes(StandardCharsets.UTF_8));
    }

    private static void put(ByteBuffer buffer, byte[] text) {
        int rest = text.length;
        while (rest >= 0x80) {
            buffer.put((byte) (rest | 0x80));
            rest >>>= 7;
        }
        buffer.put((byte) rest).put(text);
    }

    private static SliceKey slice(ByteBuffer buffer) {
        String facility = text(buffer);
        Dimension dimension = Dimension.ofCode(buffer.get());
        return new SliceKey(facility, dimension, text(buffer));
    }

    private static String text(ByteBuffer buffer) {
        int length = 0;
        int shift = 0;
        byte b;
        do {
            b = buffer.get();
            length |= (b & 0x7F) << shift;
            shift += 7;
        } while (b < 0);
        String text =
                new String(buffer.array(), buffer.arrayOffset() + buffer.position(), length, StandardCharsets.UTF_8);
        buffer.position(buffer.position() + length);
        return text;
    }

    private static byte[] written(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.position()];
        buffer.flip().get(bytes);
        return bytes;
    }
}
