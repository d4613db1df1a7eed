package io.wardwatch.streaming;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;

/**
 * A Kafka that is read from without a trace: no consumer group, nothing committed, no topic made.
 *
 * @param bootstrapServers its addresses
 * @param properties further properties of Kafka's clients, such as those for TLS; what would leave a trace, or would read what
 *     was never committed, is overruled
 */
public record KafkaPlace(String bootstrapServers, Map<String, String> properties) {
    private static final String ANSWER_WITHIN_MS = "15000";

    public KafkaPlace {
        properties = Map.copyOf(properties);
    }

    /** Without further properties. */
    public static KafkaPlace of(String bootstrapServers) {
        return new KafkaPlace(bootstrapServers, Map.of());
    }

    /** The addresses only: properties hold passwords. */
    @Override
    public String toString() {
        return bootstrapServers;
    }

    Map<String, Object> reading() {
        Map<String, Object> all = new HashMap<>(properties);
        all.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        all.remove(ConsumerConfig.GROUP_ID_CONFIG);
        all.remove(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG);
        all.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
        all.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        all.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
        // What was deleted meanwhile must be missed, not skipped.
        all.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        all.putIfAbsent(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ANSWER_WITHIN_MS);
        return all;
    }
}
