package io.wardwatch.risk;

import io.wardwatch.core.event.Event;
import io.wardwatch.core.event.RejectionReason;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/**
 * How far one partition has come: the last offset seen of each input, the clock, and what became of its events. Stored as one
 * record a partition in the same transaction as the state and the outputs, so a restart neither loses nor repeats a count.
 *
 * <p>Invariant: in = applied + duplicate + rejected. Times in microseconds. Used by one thread.
 */
final class Progress {
    /** Inputs in the order of the cut: admissions, discharges, claims, control. */
    static final int INPUTS = 4;

    private static final byte VERSION = 1;
    private static final int MAX_VARINT = 10;

    private final long[] offsets = new long[INPUTS];
    private final Map<RejectionReason, Long> rejected = new EnumMap<>(RejectionReason.class);
    // Rejections are rare: what they look like outside is made anew only by one.
    private byte[] rejectedBytes = {0};
    private Map<RejectionReason, Long> rejectedCounts = Map.of();
    private byte[] cut;
    private long applied;
    private long duplicate;
    private long clock = Event.ABSENT;

    Progress() {
        Arrays.fill(offsets, -1);
    }

    /** What {@link #encode} wrote. */
    static Progress of(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        byte version = in.get();
        if (version != VERSION) {
            throw new IllegalStateException("progress was written by another version: " + version);
        }
        Progress progress = new Progress();
        for (int i = 0; i < INPUTS; i++) {
            progress.offsets[i] = readVarint(in) - 1;
        }
        progress.clock = in.getLong();
        progress.applied = readVarint(in);
        progress.duplicate = readVarint(in);
        for (long reasons = readVarint(in); reasons > 0; reasons--) {
            byte[] name = new byte[(int) readVarint(in)];
            in.get(name);
            progress.rejected.put(RejectionReason.valueOf(new String(name, StandardCharsets.US_ASCII)), readVarint(in));
        }
        progress.rejectedChanged();
        return progress;
    }

    /** The record at {@code offset} of {@code input} is the one being worked on: outputs from here on stand on it. */
    void reached(int input, long offset) {
        offsets[input] = offset;
        cut = null;
    }

    void applied() {
        applied++;
    }

    void duplicate() {
        duplicate++;
    }

    void rejected(RejectionReason reason) {
        rejected.merge(reason, 1L, Long::sum);
        rejectedChanged();
    }

    /** Sets the clock forward; a tick that lies behind it changes nothing. */
    void tick(long instant) {
        clock = Math.max(clock, instant);
    }

    /** The latest tick, {@link Event#ABSENT} before the first. */
    long clock() {
        return clock;
    }

    /**
     * The last offset seen of each input, in the order of {@link #INPUTS}: four varints of offset + 1, 0 for none. Read to
     * here, and no further, the inputs of this partition give the same outputs again. Callers must not change the array.
     */
    byte[] cut() {
        if (cut == null) {
            ByteBuffer out = ByteBuffer.allocate(INPUTS * MAX_VARINT);
            for (long offset : offsets) {
                writeVarint(out, offset + 1);
            }
            cut = Arrays.copyOf(out.array(), out.position());
        }
        return cut;
    }

    byte[] encode() {
        byte[] offsetBytes = cut();
        ByteBuffer out =
                ByteBuffer.allocate(1 + offsetBytes.length + Long.BYTES + 2 * MAX_VARINT + rejectedBytes.length);
        out.put(VERSION).put(offsetBytes).putLong(clock);
        writeVarint(out, applied);
        writeVarint(out, duplicate);
        out.put(rejectedBytes);
        return Arrays.copyOf(out.array(), out.position());
    }

    PartitionCounts counts() {
        return new PartitionCounts(applied, duplicate, rejectedCounts, clock);
    }

    private void rejectedChanged() {
        rejectedBytes = encodeRejected();
        rejectedCounts = Map.copyOf(rejected);
    }

    private byte[] encodeRejected() {
        ByteBuffer out = ByteBuffer.allocate(MAX_VARINT + rejected.size() * (2 * MAX_VARINT + 64));
        writeVarint(out, rejected.size());
        rejected.forEach((reason, count) -> {
            byte[] name = reason.name().getBytes(StandardCharsets.US_ASCII);
            writeVarint(out, name.length);
            out.put(name);
            writeVarint(out, count);
        });
        return Arrays.copyOf(out.array(), out.position());
    }

    private static void writeVarint(ByteBuffer out, long value) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            out.put((byte) ((rest & 0x7F) | 0x80));
            rest >>>= 7;
        }
        out.put((byte) rest);
    }

    private static long readVarint(ByteBuffer in) {
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
