package io.wardwatch.core.tile;

/**
 * Walks the columns of one encoded tile, ascending. Reused: {@link #on} starts over.
 *
 * <p>A tile is a version byte (1), then for each column that is not zero the distance from the column before (the first: the
 * column itself) as a varint and its amount as a zigzag varint. One vector has one encoding, so equal tiles are equal bytes.
 */
public final class TileCursor {
    static final byte VERSION = 1;

    private byte[] tile = {VERSION};
    private int position;
    private int column;
    private long amount;

    /** Stands before the first column of {@code tile}; throws {@link IllegalStateException} for an unknown version. */
    public TileCursor on(byte[] encoded) {
        if (encoded.length == 0 || encoded[0] != VERSION) {
            throw new IllegalStateException("a tile of an unknown version");
        }
        tile = encoded;
        position = 1;
        column = 0;
        return this;
    }

    /** Moves to the next column; false after the last. */
    public boolean next() {
        if (position == tile.length) {
            return false;
        }
        column += (int) varint();
        long zigzag = varint();
        amount = (zigzag >>> 1) ^ -(zigzag & 1);
        return true;
    }

    public int column() {
        return column;
    }

    public long amount() {
        return amount;
    }

    private long varint() {
        long value = 0;
        int shift = 0;
        byte b;
        do {
            b = tile[position++];
            value |= (long) (b & 0x7F) << shift;
            shift += 7;
        } while (b < 0);
        return value;
    }
}
