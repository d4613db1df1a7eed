package io.wardwatch.alerts;

import java.util.Arrays;

/**
 * The records that something was made of: for each partition of the feed the last offset that went into it. Two
 * instances that have read the same records hold equal touches, in whatever order they read them.
 *
 * <p>Partitions by their index in {@link Feed#partitions()}, below 2^20; offsets below 2^43. Immutable.
 */
public final class Touch {
    /** Of nothing. */
    public static final Touch NONE = new Touch(new long[0]);

    private static final int OFFSET_BITS = 43;
    private static final long OFFSET_MASK = (1L << OFFSET_BITS) - 1;

    /** Ascending; the upper bits, which are the partition, are unique. */
    private final long[] marks;

    private Touch(long[] marks) {
        this.marks = marks;
    }

    /** Of one record. */
    public static Touch of(int partition, long offset) {
        if (partition < 0 || partition >> 20 != 0 || offset < 0 || offset > OFFSET_MASK) {
            throw new IllegalArgumentException("no such place: " + partition + ", " + offset);
        }
        return new Touch(new long[] {(long) partition << OFFSET_BITS | offset});
    }

    /** Of what went into this and into that. */
    public Touch and(Touch other) {
        if (other.marks.length == 0) {
            return this;
        }
        if (marks.length == 0) {
            return other;
        }
        long[] both = new long[marks.length + other.marks.length];
        int n = 0;
        int i = 0;
        int j = 0;
        while (i < marks.length || j < other.marks.length) {
            long mine = i < marks.length ? marks[i] : Long.MAX_VALUE;
            long theirs = j < other.marks.length ? other.marks[j] : Long.MAX_VALUE;
            if (mine >> OFFSET_BITS == theirs >> OFFSET_BITS) {
                both[n++] = Math.max(mine, theirs);
                i++;
                j++;
            } else if (mine < theirs) {
                both[n++] = mine;
                i++;
            } else {
                both[n++] = theirs;
                j++;
            }
        }
        return new Touch(n == both.length ? both : Arrays.copyOf(both, n));
    }

    /** Whether whoever has read up to {@code position} has read all of it. */
    public boolean within(Position position) {
        for (long mark : marks) {
            int partition = (int) (mark >> OFFSET_BITS);
            if (partition >= position.size() || (mark & OFFSET_MASK) >= position.next(partition)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Touch touch && Arrays.equals(marks, touch.marks);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(marks);
    }

    @Override
    public String toString() {
        return marks.length + " partitions";
    }
}
