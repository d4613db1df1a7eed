package io.wardwatch.core.tile;

import java.util.Arrays;

/** Encodes tiles (see {@link TileCursor}) and adds vectors to them, exactly. One thread an instance: it reuses its buffer. */
final class TileWriter {
    private static final int LONGEST_COLUMN = 15;

    private final TileCursor cursor = new TileCursor();
    private byte[] buffer = new byte[256];
    private int length;
    private int last;

    /**
     * {@code tile} (null: empty) with {@code amounts} added; null where nothing remains. Throws {@link ArithmeticException}
     * rather than wrap.
     */
    byte[] plus(byte[] tile, int[] columns, long[] amounts) {
        begin();
        int i = 0;
        if (tile != null) {
            cursor.on(tile);
            while (cursor.next()) {
                int column = cursor.column();
                while (i < columns.length && columns[i] < column) {
                    append(columns[i], amounts[i++]);
                }
                long amount = cursor.amount();
                if (i < columns.length && columns[i] == column) {
                    amount = Math.addExact(amount, amounts[i++]);
                }
                append(column, amount);
            }
        }
        while (i < columns.length) {
            append(columns[i], amounts[i++]);
        }
        return written();
    }

    /** The first {@code size} of {@code columns}, encoded; null where all their amounts are zero. */
    byte[] encode(int[] columns, long[] amounts, int size) {
        begin();
        for (int i = 0; i < size; i++) {
            append(columns[i], amounts[i]);
        }
        return written();
    }

    private byte[] written() {
        return length == 1 ? null : Arrays.copyOf(buffer, length);
    }

    private void begin() {
        buffer[0] = TileCursor.VERSION;
        length = 1;
        last = 0;
    }

    private void append(int column, long amount) {
        if (amount == 0) {
            return;
        }
        if (buffer.length - length < LONGEST_COLUMN) {
            buffer = Arrays.copyOf(buffer, buffer.length * 2);
        }
        varint(column - last);
        varint((amount << 1) ^ (amount >> 63));
        last = column;
    }

    private void varint(long value) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            buffer[length++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        buffer[length++] = (byte) rest;
    }
}
