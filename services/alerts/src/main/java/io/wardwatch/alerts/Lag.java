package io.wardwatch.alerts;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/** How many committed records of a partition somebody has not read yet, asked of Kafka. Empty answers where Kafka is away. */
final class Lag implements AutoCloseable {
    private static final int ANSWER_WITHIN_MS = 1_500;

    private final Admin admin;

    Lag(AlertsConfig config) {
        Map<String, Object> all = new HashMap<>(config.kafka());
        all.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, config.bootstrapServers());
        all.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ANSWER_WITHIN_MS);
        all.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, ANSWER_WITHIN_MS);
        this.admin = Admin.create(all);
    }

    /** The cluster's id. Throws {@link IllegalStateException} where Kafka does not answer. */
    String clusterId() {
        String id = answer(admin.describeCluster().clusterId(), "");
        if (id.isEmpty()) {
            throw new IllegalStateException("Kafka does not answer");
        }
        return id;
    }

    /** The ends of these partitions, as a reader of committed records sees them. */
    Map<TopicPartition, Long> ends(Collection<TopicPartition> partitions) {
        Map<TopicPartition, OffsetSpec> latest =
                partitions.stream().collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest()));
        Map<TopicPartition, ListOffsetsResultInfo> found = answer(
                admin.listOffsets(latest, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                        .all(),
                Map.of());
        Map<TopicPartition, Long> ends = new HashMap<>();
        found.forEach((partition, info) -> ends.put(partition, info.offset()));
        return ends;
    }

    /** Where the group of a service goes on after a restart, by partition: what it has done with for good. */
    Map<TopicPartition, Long> committed(String service) {
        Map<TopicPartition, OffsetAndMetadata> found = answer(
                admin.listConsumerGroupOffsets("wardwatch-" + service).partitionsToOffsetAndMetadata(), Map.of());
        Map<TopicPartition, Long> offsets = new HashMap<>();
        found.forEach((partition, offset) -> {
            if (offset != null) {
                offsets.put(partition, offset.offset());
            }
        });
        return offsets;
    }

    private static <T> T answer(KafkaFuture<T> future, T otherwise) {
        try {
            return future.get(ANSWER_WITHIN_MS, TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException away) {
            return otherwise;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return otherwise;
        }
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(2));
    }
}
