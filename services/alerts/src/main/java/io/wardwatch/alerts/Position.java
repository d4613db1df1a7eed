package io.wardwatch.alerts;

import java.util.Arrays;

/**
 * How far a feed has read: for each of its {@linkplain Feed#partitions() partitions}, in their order, the offset that comes
 * next. It means the same in every process that reads the same cluster. Immutable.
 */
public final class Position {
    private final long[] offsets;

    /** Of these offsets, which are copied. */
    public Position(long... offsets) {
        this.offsets = offsets.clone();
    }

    public int size() {
        return offsets.length;
    }

    /** The offset of the next record of that partition. */
    public long next(int partition) {
        return offsets[partition];
    }

    /** Whether this one has read all that {@code other} has. */
    public boolean reached(Position other) {
        if (other.offsets.length != offsets.length) {
            return false;
        }
        for (int i = 0; i < offsets.length; i++) {
            if (offsets[i] < other.offsets[i]) {
                return false;
            }
        }
        return true;
    }

    public long[] toArray() {
        return offsets.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Position position && Arrays.equals(offsets, position.offsets);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(offsets);
    }

    @Override
    public String toString() {
        return "Position" + Arrays.toString(offsets);
    }
}
