package io.wardwatch.backtest;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * How far a partition's inputs were read when something was said: the last offset of admissions, discharges, claims and control,
 * -1 for none. Cuts of one partition only grow.
 */
final class Cut {
    static final int INPUTS = 4;
    static final Cut NOTHING = new Cut(new long[] {-1, -1, -1, -1});

    private static final int MORE = 0x80;
    private static final int BITS = 7;

    private final long[] offsets;

    private Cut(long[] offsets) {
        this.offsets = offsets;
    }

    static Cut of(long... offsets) {
        return new Cut(offsets.clone());
    }

    /** From four varints of offset + 1; empty where the bytes are something else. */
    static Optional<Cut> read(byte[] bytes) {
        long[] offsets = new long[INPUTS];
        int at = 0;
        for (int input = 0; input < INPUTS; input++) {
            long value = 0;
            int shift = 0;
            int next;
            do {
                if (at == bytes.length || shift >= Long.SIZE) {
                    return Optional.empty();
                }
                next = bytes[at++];
                value |= (long) (next & (MORE - 1)) << shift;
                shift += BITS;
            } while ((next & MORE) != 0);
            offsets[input] = value - 1;
        }
        return at == bytes.length ? Optional.of(new Cut(offsets)) : Optional.empty();
    }

    long offset(int input) {
        return offsets[input];
    }

    /** Of two cuts of one partition the later has the greater. */
    long sum() {
        return LongStream.of(offsets).sum();
    }

    /** Whether it lies at {@code other} or behind it in every input. */
    boolean covers(Cut other) {
        for (int input = 0; input < INPUTS; input++) {
            if (offsets[input] < other.offsets[input]) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Cut cut && Arrays.equals(offsets, cut.offsets);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(offsets);
    }

    @Override
    public String toString() {
        return LongStream.of(offsets).mapToObj(Long::toString).collect(Collectors.joining(",", "[", "]"));
    }
}
