package io.wardwatch.streaming;

import java.util.Map;

/**
 * A topic as a broker has it.
 *
 * @param name its name
 * @param partitions how many partitions it has
 * @param replicas copies of its first partition
 * @param config its configuration, defaults of the broker included
 */
public record FoundTopic(String name, int partitions, int replicas, Map<String, String> config) {
    /** Copies the configuration. */
    public FoundTopic {
        config = Map.copyOf(config);
    }
}
