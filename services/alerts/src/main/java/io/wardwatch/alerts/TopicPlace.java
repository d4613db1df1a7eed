package io.wardwatch.alerts;

/** A partition of a topic, as {@code topic-number} in words. */
record TopicPlace(String topic, int partition) implements Comparable<TopicPlace> {
    @Override
    public int compareTo(TopicPlace other) {
        int byTopic = topic.compareTo(other.topic);
        return byTopic != 0 ? byTopic : Integer.compare(partition, other.partition);
    }

    @Override
    public String toString() {
        return topic + "-" + partition;
    }
}
