package io.wardwatch.backtest;

import io.wardwatch.core.event.RejectionReason;
import io.wardwatch.schemas.RejectedHeaders;
import io.wardwatch.schemas.TopicCatalogue;
import io.wardwatch.schemas.TopicSpec;
import io.wardwatch.streaming.KafkaPlace;
import io.wardwatch.streaming.KeptRecord;
import io.wardwatch.streaming.TopicRecords;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which events were ahead of the clock when they were first read. That hangs on when {@code risk} was started, which no input
 * says; the {@code .rejected} topics do, as long as they keep it. Key: topic, partition and offset.
 */
final class RefusedLive {
    private static final String REASON = RejectionReason.AHEAD_OF_CLOCK.name();

    private final Set<String> places = new HashSet<>();

    private RefusedLive() {}

    /** What is said there now; a topic that is not there says nothing. */
    static RefusedLive read(KafkaPlace kafka) {
        RefusedLive refused = new RefusedLive();
        for (TopicSpec input : TopicCatalogue.inputs()) {
            String topic = TopicCatalogue.rejectedOf(input).name();
            if (TopicRecords.partitionCount(kafka, topic) > 0) {
                refused.read(kafka, topic);
            }
        }
        return refused;
    }

    boolean aheadOfClock(KeptRecord record) {
        return !places.isEmpty() && places.contains(record.place());
    }

    private void read(KafkaPlace kafka, String topic) {
        try (TopicRecords records = TopicRecords.between(kafka, List.of(topic), Optional.empty(), Optional.empty())) {
            for (KeptRecord record = records.next(); record != null; record = records.next()) {
                Map<String, byte[]> headers = record.headers();
                if (REASON.equals(text(headers, RejectedHeaders.REASON))) {
                    places.add(text(headers, RejectedHeaders.TOPIC) + "-" + text(headers, RejectedHeaders.PARTITION)
                            + "@" + text(headers, RejectedHeaders.OFFSET));
                }
            }
        }
    }

    private static String text(Map<String, byte[]> headers, String name) {
        byte[] value = headers.get(name);
        return value == null ? "" : new String(value, StandardCharsets.UTF_8);
    }
}
