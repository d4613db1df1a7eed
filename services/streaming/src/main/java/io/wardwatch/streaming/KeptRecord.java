package io.wardwatch.streaming;

import java.util.Map;

/**
 * One committed record as a topic keeps it. Key: topic, partition and offset.
 *
 * @param timestamp milliseconds; of our topics when it reached the log
 * @param key as it stands there, or null
 * @param value as it stands there, or null
 * @param headers the last of each name
 */
public record KeptRecord(
        String topic,
        int partition,
        long offset,
        long timestamp,
        byte[] key,
        byte[] value,
        Map<String, byte[]> headers) {
    /** Where it stands; nothing of what it says. */
    public String place() {
        return topic + "-" + partition + "@" + offset;
    }

    @Override
    public String toString() {
        return place();
    }
}
