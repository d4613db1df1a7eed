package io.wardwatch.risk;

import io.wardwatch.core.event.Event;
import io.wardwatch.core.event.RejectionReason;
import io.wardwatch.formats.RiskProgress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * How far one partition has come: the clock, and what became of the records of each input. Stored as one record a partition in
 * the same transaction as the state and the outputs, so a restart neither loses nor repeats a count.
 *
 * <p>Invariant, for each input: received = applied + duplicate + rejected. Control records are counted too (applied are those
 * understood), but are no events. Times in microseconds. Used by one thread.
 */
final class Progress {
    /** Inputs in the order of the cut: admissions, discharges, claims, control. */
    static final int INPUTS = RiskTopology.INPUTS.size();

    private static final int EVENT_INPUTS = INPUTS - 1;
    private static final byte VERSION = 2;

    private final InputCounts[] inputs = new InputCounts[INPUTS];
    private Map<RejectionReason, Long> rejectedCounts = Map.of();
    private byte[] cut;
    private int current;
    private long clock = Event.ABSENT;

    Progress() {
        Arrays.setAll(inputs, input -> new InputCounts());
    }

    /** What {@link #encode} wrote; {@link IllegalStateException} for what another version wrote. */
    static Progress of(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        byte version = in.get();
        if (version != VERSION) {
            throw new IllegalStateException("the counts in store " + RiskTopology.PROGRESS_STORE
                    + " are in format " + version + ", this program reads " + VERSION + " only: reset the application"
                    + " wardwatch-risk (kafka-streams-application-reset, and its state folder) and let it read its"
                    + " inputs from their beginning");
        }
        Progress progress = new Progress();
        progress.clock = in.getLong();
        for (InputCounts input : progress.inputs) {
            input.read(in);
        }
        progress.rejectedChanged();
        return progress;
    }

    /**
     * The record at {@code offset} of {@code input} is the one being worked on: outputs and counts from here on stand on it.
     *
     * @param seen when it reached the log
     */
    void reached(int input, long offset, long seen) {
        current = input;
        inputs[input].reached(offset, seen);
        cut = null;
    }

    void applied() {
        inputs[current].applied();
    }

    void duplicate() {
        inputs[current].duplicate();
    }

    void rejected(RejectionReason reason) {
        inputs[current].rejected(reason.name());
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
            ByteBuffer out = ByteBuffer.allocate(INPUTS * Varints.MOST_BYTES);
            for (InputCounts input : inputs) {
                Varints.write(out, input.offset() + 1);
            }
            cut = Arrays.copyOf(out.array(), out.position());
        }
        return cut;
    }

    byte[] encode() {
        int most = 1 + Long.BYTES;
        for (InputCounts input : inputs) {
            most += input.mostBytes();
        }
        ByteBuffer out = ByteBuffer.allocate(most);
        out.put(VERSION).putLong(clock);
        for (InputCounts input : inputs) {
            input.write(out);
        }
        return Arrays.copyOf(out.array(), out.position());
    }

    /** The events of all inputs together. */
    PartitionCounts counts() {
        long applied = 0;
        long duplicate = 0;
        for (int i = 0; i < EVENT_INPUTS; i++) {
            applied += inputs[i].appliedCount();
            duplicate += inputs[i].duplicateCount();
        }
        return new PartitionCounts(applied, duplicate, rejectedCounts, clock);
    }

    /** As it is said outside. */
    RiskProgress said(int partition, int partitions) {
        List<RiskProgress.Input> said = new ArrayList<>(INPUTS);
        for (int i = 0; i < INPUTS; i++) {
            said.add(inputs[i].of(RiskTopology.INPUTS.get(i)));
        }
        return new RiskProgress(partition, partitions, clock, said);
    }

    // Rejections are rare: their sum is made anew only by one.
    private void rejectedChanged() {
        Map<RejectionReason, Long> sum = new EnumMap<>(RejectionReason.class);
        for (int i = 0; i < EVENT_INPUTS; i++) {
            inputs[i]
                    .rejectedCounts()
                    .forEach((reason, count) -> sum.merge(RejectionReason.valueOf(reason), count, Long::sum));
        }
        rejectedCounts = Map.copyOf(sum);
    }
}
