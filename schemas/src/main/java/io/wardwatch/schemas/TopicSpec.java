package io.wardwatch.schemas;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;

/**
 * What a topic is: from this it is created, checked at start and documented.
 *
 * <p>Key: {@code name}. Keys of records are UTF-8 text. A topic without a schema carries bytes as they came, with headers
 * that say why ({@link RejectedHeaders}); or it is a service's own memory, in the form of its state.
 *
 * @param name topic name
 * @param key what its records are keyed by, in words
 * @param value schema of its values, in the Confluent wire format under the subject {@code name-value}; empty = raw bytes
 * @param partitions how many partitions it has
 * @param cleanup what Kafka may drop of it
 * @param retention how long records are kept where {@code cleanup} deletes; {@link #FOR_EVER} = always
 * @param description what it carries
 */
public record TopicSpec(
        String name,
        String key,
        Optional<Schema> value,
        Partitions partitions,
        Cleanup cleanup,
        Duration retention,
        String description) {

    /** Records are never dropped for their age. */
    public static final Duration FOR_EVER = Duration.ofMillis(-1);

    /** Bytes of the largest record on a topic without a schema: what is refused for its size has to fit somewhere. */
    public static final int LARGEST_RAW_RECORD = 17 << 20;

    /** How many partitions a topic has. */
    public enum Partitions {
        /** As many as every input topic: a patient's records lie in one partition number everywhere. */
        INPUTS,
        /** One: for what few records meet, in one order. */
        SINGLE
    }

    /** What Kafka may drop of a topic. */
    public enum Cleanup {
        DELETE("delete"),
        COMPACT("compact"),
        COMPACT_DELETE("compact,delete");

        private final String policy;

        Cleanup(String policy) {
            this.policy = policy;
        }

        /** The value of Kafka's {@code cleanup.policy}. */
        public String policy() {
            return policy;
        }
    }

    /** The subject of the value's schema under TopicNameStrategy, which is there for raw topics, too. */
    public String subject() {
        return name + "-value";
    }

    /** The number of partitions, where every input has {@code inputPartitions}. */
    public int partitionCount(int inputPartitions) {
        return partitions == Partitions.SINGLE ? 1 : inputPartitions;
    }

    /**
     * Kafka's topic configuration. Timestamps are always the broker's (LogAppendTime): they measure lag, and a source whose
     * clock runs ahead must not make a broker refuse its records.
     */
    public Map<String, String> config() {
        Map<String, String> config = new LinkedHashMap<>();
        config.put("cleanup.policy", cleanup.policy());
        config.put("message.timestamp.type", "LogAppendTime");
        if (cleanup != Cleanup.COMPACT) {
            config.put("retention.ms", Long.toString(retention.toMillis()));
        }
        if (value.isEmpty()) {
            config.put("max.message.bytes", Integer.toString(LARGEST_RAW_RECORD));
        }
        return config;
    }
}
