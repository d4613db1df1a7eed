package io.wardwatch.core.tile;

import java.util.Arrays;

/**
 * A sparse vector apart from its encoding: ascending columns and an amount for each. {@link #bytes()} is the encoding that
 * {@link TileCursor} reads.
 */
public record TileVector(int[] columns, long[] amounts) {

    public static TileVector of(byte[] tile) {
        TileCursor cursor = new TileCursor();
        int size = 0;
        cursor.on(tile);
        while (cursor.next()) {
            size++;
        }
        int[] columns = new int[size];
        long[] amounts = new long[size];
        cursor.on(tile);
        for (int i = 0; cursor.next(); i++) {
            columns[i] = cursor.column();
            amounts[i] = cursor.amount();
        }
        return new TileVector(columns, amounts);
    }

    /** The encoded vector; of an empty one, the version byte alone. */
    public byte[] bytes() {
        byte[] tile = new TileWriter().plus(null, columns, amounts);
        return tile == null ? new byte[] {TileCursor.VERSION} : tile;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TileVector vector
                && Arrays.equals(columns, vector.columns)
                && Arrays.equals(amounts, vector.amounts);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(columns) * 31 + Arrays.hashCode(amounts);
    }
}
