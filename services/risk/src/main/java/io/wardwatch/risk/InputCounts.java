package io.wardwatch.risk;

import io.wardwatch.core.event.Event;
import io.wardwatch.formats.RiskProgress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * What became of the records of one input of one partition. Part of {@link Progress}. Invariant: received = applied +
 * duplicate + rejected. Times in microseconds. Used by one thread.
 */
final class InputCounts {
    private static final int MOST_NAME = 64;

    private final Map<String, Long> rejected = new TreeMap<>();
    // Rejections are rare: what they look like in bytes is made anew only by one.
    private byte[] rejectedBytes = {0};
    private long offset = -1;
    private long lastSeen = Event.ABSENT;
    private long applied;
    private long duplicate;

    void reached(long at, long seen) {
        offset = at;
        lastSeen = seen;
    }

    void applied() {
        applied++;
    }

    void duplicate() {
        duplicate++;
    }

    void rejected(String reason) {
        rejected.merge(reason, 1L, Long::sum);
        rejectedBytes = encodeRejected();
    }

    long offset() {
        return offset;
    }

    long appliedCount() {
        return applied;
    }

    long duplicateCount() {
        return duplicate;
    }

    Map<String, Long> rejectedCounts() {
        return rejected;
    }

    /** As it is said outside, under the name of its topic. */
    RiskProgress.Input of(String topic) {
        return new RiskProgress.Input(topic, offset, lastSeen, applied, duplicate, rejected);
    }

    int mostBytes() {
        return 3 * Varints.MOST_BYTES + Long.BYTES + rejectedBytes.length;
    }

    void write(ByteBuffer out) {
        Varints.write(out, offset + 1);
        out.putLong(lastSeen);
        Varints.write(out, applied);
        Varints.write(out, duplicate);
        out.put(rejectedBytes);
    }

    void read(ByteBuffer in) {
        offset = Varints.read(in) - 1;
        lastSeen = in.getLong();
        applied = Varints.read(in);
        duplicate = Varints.read(in);
        for (long reasons = Varints.read(in); reasons > 0; reasons--) {
            byte[] name = new byte[(int) Varints.read(in)];
            in.get(name);
            rejected.put(new String(name, StandardCharsets.UTF_8), Varints.read(in));
        }
        rejectedBytes = encodeRejected();
    }

    private byte[] encodeRejected() {
        ByteBuffer out =
                ByteBuffer.allocate(Varints.MOST_BYTES + rejected.size() * (2 * Varints.MOST_BYTES + MOST_NAME));
        Varints.write(out, rejected.size());
        rejected.forEach((reason, count) -> {
            byte[] name = reason.getBytes(StandardCharsets.UTF_8);
            Varints.write(out, name.length);
            out.put(name);
            Varints.write(out, count);
        });
        return Arrays.copyOf(out.array(), out.position());
    }
}
