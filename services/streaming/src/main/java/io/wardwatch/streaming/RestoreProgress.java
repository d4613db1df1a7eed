package io.wardwatch.streaming;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.StateRestoreListener;

/** Follows the restore of stores from their changelogs, for the readiness answer and the log. Counts are of records. */
public final class RestoreProgress implements StateRestoreListener {
    private record Part(String store, TopicPartition partition) {}

    private record Span(long wanted, long restored) {}

    private final Map<Part, Span> running = new ConcurrentHashMap<>();

    /**
     * What is being restored now.
     *
     * @param stores store partitions under restore; 0 = nothing to wait for
     * @param restored records read back so far, of these
     * @param wanted records to read back in all, of these
     */
    public record Snapshot(int stores, long restored, long wanted) {
        /** Whole per cent, 100 when nothing is being restored. */
        public int percent() {
            return wanted <= 0 ? 100 : (int) Math.min(100, restored * 100 / wanted);
        }
    }

    /** The state of things now. */
    public Snapshot snapshot() {
        long restored = 0;
        long wanted = 0;
        int stores = 0;
        for (Span span : running.values()) {
            restored += span.restored;
            wanted += span.wanted;
            stores++;
        }
        return new Snapshot(stores, restored, wanted);
    }

    @Override
    public void onRestoreStart(TopicPartition partition, String store, long startOffset, long endOffset) {
        running.put(new Part(store, partition), new Span(Math.max(0, endOffset - startOffset), 0));
    }

    @Override
    public void onBatchRestored(TopicPartition partition, String store, long batchEndOffset, long numRestored) {
        running.computeIfPresent(
                new Part(store, partition), (part, span) -> new Span(span.wanted, span.restored + numRestored));
    }

    @Override
    public void onRestoreEnd(TopicPartition partition, String store, long totalRestored) {
        running.remove(new Part(store, partition));
    }

    @Override
    public void onRestoreSuspended(TopicPartition partition, String store, long totalRestored) {
        running.remove(new Part(store, partition));
    }
}
