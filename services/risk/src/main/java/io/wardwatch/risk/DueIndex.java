package io.wardwatch.risk;

import io.wardwatch.core.event.PatientKey;
import io.wardwatch.core.state.Head;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Which patients time changes next, and when: one record a patient of whom anything is due, in the order of the moments, so that a
 * tick walks only what is due. Key: the moment (microseconds, 8 bytes that sort as it does) and the patient. Used by one thread.
 */
final class DueIndex {
    private static final byte[] PRESENT = {1};

    private final KeyValueStore<byte[], byte[]> store;
    /** Nothing stands before it: deleted records at the beginning of a range are slow to skip. */
    private long from = Long.MIN_VALUE;

    DueIndex(KeyValueStore<byte[], byte[]> store) {
        this.store = store;
    }

    /** @param was where the patient stood, {@link Head#NEVER} for nowhere; {@code is} where it stands now */
    void move(PatientKey patient, long was, long is) {
        if (was != Head.NEVER) {
            store.delete(key(was, patient));
        }
        if (is != Head.NEVER) {
            store.put(key(is, patient), PRESENT);
            from = Math.min(from, is);
        }
    }

    /** At most {@code most} patients of whom something is due by {@code clock}, the longest due first. */
    List<PatientKey> until(long clock, int most) {
        List<PatientKey> due = new ArrayList<>();
        try (KeyValueIterator<byte[], byte[]> range = store.range(key(from, 0, 0), key(clock, -1, -1))) {
            while (range.hasNext() && due.size() < most) {
                KeyValue<byte[], byte[]> record = range.next();
                ByteBuffer key = ByteBuffer.wrap(record.key);
                from = key.getLong() ^ Long.MIN_VALUE;
                due.add(new PatientKey(key.getLong(), key.getLong()));
            }
            if (due.isEmpty()) {
                from = Math.max(from, clock);
            }
        }
        return due;
    }

    private static byte[] key(long moment, PatientKey patient) {
        return key(moment, patient.high(), patient.low());
    }

    private static byte[] key(long moment, long high, long low) {
        return ByteBuffer.allocate(Long.BYTES + PatientKey.BYTES)
                .putLong(moment ^ Long.MIN_VALUE)
                .putLong(high)
                .putLong(low)
                .array();
    }
}
