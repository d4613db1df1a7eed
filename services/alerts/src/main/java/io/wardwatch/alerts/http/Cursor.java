package io.wardwatch.alerts.http;

import io.wardwatch.alerts.FeedChange;
import io.wardwatch.alerts.FeedName;
import io.wardwatch.alerts.Position;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.zip.CRC32;

/**
 * What a reader of a feed has seen: a position, for rows with greater ids perhaps an earlier one, where a step of several rows
 * was cut. Means the same to every instance and after every restart.
 *
 * @param steps rows with ids up to {@code upTo} were seen as of {@code position}; ids ascend, the last step's is empty and
 *     stands for all that remain
 */
record Cursor(List<Step> steps) {
    private static final int MOST_STEPS = 4;
    private static final int LONGEST_ID = 128;

    /** Rows up to an id, and the position and clock (microseconds) as of which they were seen. */
    record Step(String upTo, Position position, long clock) {}

    /** What a word turned out to be. */
    sealed interface Decoded {
        /** A cursor of this feed. */
        record Valid(Cursor cursor) implements Decoded {}

        /** Not written by any instance for this feed, or damaged. */
        record Invalid() implements Decoded {}

        /** Of another Kafka cluster, where the same offsets are other records. */
        record OtherCluster() implements Decoded {}

        /** Of this feed before its topics were given other partitions. */
        record Outlived() implements Decoded {}
    }

    /** Of somebody who cannot go on anywhere. */
    static final Cursor NEVER = at(new Position(), Long.MAX_VALUE);

    Cursor {
        steps = List.copyOf(steps);
    }

    /** Everything up to {@code position}, with the clock there. */
    static Cursor at(Position position, long clock) {
        return new Cursor(List.of(new Step("", position, clock)));
    }

    /**
     * Where whoever was here stands after rows up to {@code alertId} were seen as {@code now} has them. Beyond four steps, which
     * takes as many cuts in a row, the earlier of two positions stands for both: a row may then come twice, and none is lost.
     */
    Cursor seen(String alertId, Cursor now) {
        Step reached = now.steps().getLast();
        List<Step> next = new ArrayList<>(steps.size() + 1);
        next.add(new Step(alertId, reached.position(), reached.clock()));
        for (Step step : steps) {
            if (step.upTo().isEmpty() || step.upTo().compareTo(alertId) > 0) {
                next.add(step);
            }
        }
        while (next.size() > MOST_STEPS) {
            next.remove(1);
        }
        return new Cursor(next);
    }

    /** Whether whoever is here has not seen that row. */
    boolean misses(FeedChange change) {
        String alertId = change.row().alertId();
        for (Step step : steps) {
            if (step.upTo().isEmpty() || alertId.compareTo(step.upTo()) <= 0) {
                return change.since(step.position(), step.clock());
            }
        }
        throw new IllegalStateException("a cursor's last step is for all rows");
    }

    /** Whether nothing of it lies beyond {@code now}, so that whoever is here can go on there. */
    boolean upTo(Cursor now) {
        Step reached = now.steps().getLast();
        return steps.stream()
                .allMatch(step -> reached.position().reached(step.position()) && step.clock() <= reached.clock());
    }

    /** Between cursors and words of letters, digits, {@code -} and {@code _}, for one feed on one cluster. */
    static final class Codec {
        private static final byte VERSION = 1;
        private static final int LONGEST_WORD = 7000;

        private final byte[] cluster;
        private final byte[] feed;
        private final byte[] layout;
        private final int size;

        /**
         * @param clusterId Kafka's id of the cluster
         * @param partitions of the feed, in the order of its positions
         */
        Codec(String clusterId, FeedName feed, List<String> partitions) {
            this.cluster = digest(clusterId);
            this.feed = digest(feed.path());
            this.layout = digest(String.join(",", partitions));
            this.size = partitions.size();
        }

        String encode(Cursor cursor) {
            ByteArrayOutputStream out = new ByteArrayOutputStream(96);
            out.write(VERSION);
            out.writeBytes(cluster);
            out.writeBytes(feed);
            out.writeBytes(layout);
            out.write(cursor.steps().size());
            for (Step step : cursor.steps()) {
                byte[] upTo = step.upTo().getBytes(StandardCharsets.UTF_8);
                varint(out, upTo.length);
                out.writeBytes(upTo);
                out.writeBytes(ByteBuffer.allocate(8).putLong(step.clock()).array());
                for (int partition = 0; partition < size; partition++) {
                    varint(out, step.position().next(partition));
                }
            }
            byte[] body = out.toByteArray();
            out.writeBytes(ByteBuffer.allocate(4).putInt(crc(body, body.length)).array());
            return Base64.getUrlEncoder().withoutPadding().encodeToString(out.toByteArray());
        }

        Decoded decode(String word) {
            if (word.isEmpty() || word.length() > LONGEST_WORD) {
                return new Decoded.Invalid();
            }
            try {
                byte[] bytes = Base64.getUrlDecoder().decode(word);
                int end = bytes.length - 4;
                if (end < 10 || ByteBuffer.wrap(bytes, end, 4).getInt() != crc(bytes, end) || bytes[0] != VERSION) {
                    return new Decoded.Invalid();
                }
                // Two spellings of one cursor (spare bits) would be two keys somewhere.
                ByteBuffer in = ByteBuffer.wrap(bytes, 1, end - 1);
                if (!same(in, cluster)) {
                    return new Decoded.OtherCluster();
                }
                if (!same(in, feed)) {
                    return new Decoded.Invalid();
                }
                if (!same(in, layout)) {
                    return new Decoded.Outlived();
                }
                Cursor cursor = read(in);
                return in.hasRemaining() || !encode(cursor).equals(word)
                        ? new Decoded.Invalid()
                        : new Decoded.Valid(cursor);
            } catch (IllegalArgumentException | java.nio.BufferUnderflowException damaged) {
                return new Decoded.Invalid();
            }
        }

        private Cursor read(ByteBuffer in) {
            int count = in.get();
            if (count < 1 || count > MOST_STEPS) {
                throw new IllegalArgumentException("steps");
            }
            List<Step> steps = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                int length = (int) varint(in, LONGEST_ID);
                byte[] id = new byte[length];
                in.get(id);
                String upTo = new String(id, StandardCharsets.UTF_8);
                boolean ascends = i == 0 || steps.get(i - 1).upTo().compareTo(upTo) < 0;
                if (upTo.isEmpty() != (i == count - 1) || !(upTo.isEmpty() || ascends)) {
                    throw new IllegalArgumentException("order of steps");
                }
                long clock = in.getLong();
                long[] next = new long[size];
                for (int partition = 0; partition < size; partition++) {
                    next[partition] = varint(in, Long.MAX_VALUE);
                }
                steps.add(new Step(upTo, new Position(next), clock));
            }
            return new Cursor(steps);
        }

        private static boolean same(ByteBuffer in, byte[] wanted) {
            byte[] found = new byte[wanted.length];
            in.get(found);
            return Arrays.equals(found, wanted);
        }

        private static int crc(byte[] bytes, int length) {
            CRC32 crc = new CRC32();
            crc.update(bytes, 0, length);
            return (int) crc.getValue();
        }

        private static byte[] digest(String text) {
            try {
                byte[] all = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
                return Arrays.copyOf(all, 4);
            } catch (NoSuchAlgorithmException absent) {
                throw new IllegalStateException(absent);
            }
        }

        private static void varint(ByteArrayOutputStream out, long value) {
            long rest = value;
            while ((rest & ~0x7FL) != 0) {
                out.write((int) ((rest & 0x7F) | 0x80));
                rest >>>= 7;
            }
            out.write((int) rest);
        }

        private static long varint(ByteBuffer in, long most) {
            long value = 0;
            for (int shift = 0; shift < 63; shift += 7) {
                byte next = in.get();
                value |= (long) (next & 0x7F) << shift;
                if (next >= 0) {
                    if (value > most) {
                        break;
                    }
                    return value;
                }
            }
            throw new IllegalArgumentException("number out of range");
        }
    }
}
