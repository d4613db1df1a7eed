package io.wardwatch.streaming;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;

/**
 * The settings of one service's stream. What correctness rests on is fixed here: exactly-once, committed reads, explicit
 * names, dead letters; {@code overrides} may tune the rest and are refused where they touch these.
 *
 * @param applicationId {@code wardwatch-<service>}: consumer group and prefix of internal topics; editing it loses state
 * @param bootstrapServers the Kafka addresses
 * @param stateFolder where RocksDB lives; lost state is restored from the changelogs
 * @param threads stream threads; more than partitions are idle
 * @param instanceId a name that outlives a restart, for static membership: a restart within the session timeout then
 *     moves no partition. Must differ between the processes of a service
 * @param deadLetterTopic where records go that a bug could not process; must exist
 * @param overrides further Kafka Streams properties
 */
public record StreamsSettings(
        String applicationId,
        String bootstrapServers,
        Path stateFolder,
        int threads,
        Optional<String> instanceId,
        String deadLetterTopic,
        Map<String, String> overrides) {
    /** Time after which a silent member is declared dead; also bounds the takeover after a kill, in milliseconds. */
    public static final int SESSION_TIMEOUT_MS = 10_000;

    /** Half of Kafka's default under exactly-once: two hops at 100 ms would alone take most of a 250 ms budget. */
    public static final int COMMIT_INTERVAL_MS = 50;

    /** Checks the parts and copies the overrides. */
    public StreamsSettings {
        if (!applicationId.startsWith("wardwatch-")) {
            throw new IllegalArgumentException("application id must start with wardwatch-: " + applicationId);
        }
        if (threads < 1) {
            throw new IllegalArgumentException("a stream needs at least one thread, not " + threads);
        }
        overrides = Map.copyOf(overrides);
    }

    /** Settings for a service by its name, with one thread and the dead letter topic {@code <service>.dlq.v1}. */
    public static StreamsSettings of(String service, String bootstrapServers, Path stateFolder) {
        return new StreamsSettings(
                "wardwatch-" + service,
                bootstrapServers,
                stateFolder,
                1,
                Optional.empty(),
                service + ".dlq.v1",
                Map.of());
    }

    /** The same with another number of threads. */
    public StreamsSettings withThreads(int count) {
        return new StreamsSettings(
                applicationId, bootstrapServers, stateFolder, count, instanceId, deadLetterTopic, overrides);
    }

    /** The same as a static member of its group. */
    public StreamsSettings withInstanceId(String id) {
        return new StreamsSettings(
                applicationId, bootstrapServers, stateFolder, threads, Optional.of(id), deadLetterTopic, overrides);
    }

    /** The same with one more Kafka Streams property. */
    public StreamsSettings with(String property, String value) {
        Map<String, String> more = new LinkedHashMap<>(overrides);
        more.put(property, value);
        return new StreamsSettings(
                applicationId, bootstrapServers, stateFolder, threads, instanceId, deadLetterTopic, more);
    }

    /**
     * The properties for {@code KafkaStreams}, the overrides applied.
     *
     * @throws IllegalArgumentException if an override weakens what correctness rests on
     */
    public Properties properties() {
        Properties all = tuned();
        instanceId.ifPresent(
                id -> all.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG), id));
        all.putAll(overrides);
        fixed().forEach((name, value) -> {
            Object chosen = all.put(name, value);
            if (chosen != null && !chosen.equals(value)) {
                throw new IllegalArgumentException(
                        "%s must be %s, not %s: results would no longer be exact, so %s does not start"
                                .formatted(name, value, chosen, applicationId));
            }
        });
        return all;
    }

    /** An empty builder that refuses operators and stores without a name. */
    public StreamsBuilder builder() {
        return new StreamsBuilder(topologyConfig());
    }

    /** An empty topology for the Processor API, under the same rules. */
    public Topology topology() {
        return new Topology(topologyConfig());
    }

    // Kafka enforces explicit names only when told so here; on KafkaStreams the property does nothing.
    private TopologyConfig topologyConfig() {
        return new TopologyConfig(new StreamsConfig(properties()));
    }

    private Map<String, String> fixed() {
        return Map.of(
                StreamsConfig.APPLICATION_ID_CONFIG,
                applicationId,
                StreamsConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                StreamsConfig.PROCESSING_GUARANTEE_CONFIG,
                StreamsConfig.EXACTLY_ONCE_V2,
                StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG,
                "true",
                StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG,
                deadLetterTopic,
                StreamsConfig.consumerPrefix(ConsumerConfig.ISOLATION_LEVEL_CONFIG),
                "read_committed",
                StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG),
                "earliest");
    }

    private Properties tuned() {
        Properties tuned = new Properties();
        tuned.put(StreamsConfig.STATE_DIR_CONFIG, stateFolder.toString());
        tuned.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, Integer.toString(threads));
        tuned.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, Integer.toString(COMMIT_INTERVAL_MS));
        tuned.put(
                StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG,
                BugsToDeadLetters.Deserialization.class.getName());
        tuned.put(
                StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, BugsToDeadLetters.Processing.class.getName());
        tuned.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, BoundedRocksDb.class.getName());
        tuned.put(StreamsConfig.ENABLE_METRICS_PUSH_CONFIG, "false");
        tuned.put(
                StreamsConfig.mainConsumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG),
                Integer.toString(SESSION_TIMEOUT_MS));
        tuned.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG), "2000");
        // The transaction protocol waits this long when the last commit's markers are still on their way.
        tuned.put(StreamsConfig.producerPrefix(ProducerConfig.RETRY_BACKOFF_MS_CONFIG), "5");
        tuned.put(StreamsConfig.producerPrefix(ProducerConfig.RETRY_BACKOFF_MAX_MS_CONFIG), "500");
        tuned.put(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "lz4");
        return tuned;
    }
}
