package io.wardwatch.streaming;

/**
 * A part of one partition: the records from offset {@code from} to before offset {@code to}.
 *
 * @param first the least offset that the topic still keeps
 * @param end behind the last record that was committed when the reading began
 */
public record TopicStretch(String topic, int partition, long first, long from, long to, long end) {
    /** How many offsets it spans; marks of transactions are among them. */
    public long length() {
        return Math.max(0, to - from);
    }

    /** Whether records before it are gone from the topic. */
    public boolean beginsLate() {
        return from > 0;
    }

    @Override
    public String toString() {
        return topic + "-" + partition + "@" + from + ".." + to;
    }
}
