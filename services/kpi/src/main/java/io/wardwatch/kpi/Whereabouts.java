package io.wardwatch.kpi;

import io.wardwatch.core.measure.SliceKey;
import io.wardwatch.core.tile.Staffing;
import io.wardwatch.streaming.Placement;
import io.wardwatch.streaming.StreamsService;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyQueryMetadata;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.HostInfo;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** Where the values of a facility, or of the network, can be read. */
public sealed interface Whereabouts {

    /** In this process. */
    record Here(KpiView view) implements Whereabouts {}

    /**
     * In another process.
     *
     * @param authority its host and port; empty where instances do not advertise them
     */
    record Elsewhere(Optional<String> authority) implements Whereabouts {}

    /** Nowhere at the moment: stores are restored, or partitions move. */
    record Restoring() implements Whereabouts {}

    /** @param partitions of the contributions */
    static Whereabouts of(StreamsService stream, int partitions, Staffing staffing, String facility) {
        if (!stream.health().ready()) {
            return new Restoring();
        }
        try {
            return of(stream.streams(), partitions, staffing, facility);
        } catch (InvalidStateStoreException | IllegalStateException moving) {
            return new Restoring();
        }
    }

    private static Whereabouts of(KafkaStreams streams, int partitions, Staffing staffing, String facility) {
        boolean network = facility.equals(SliceKey.ALL);
        int partition = network ? 0 : Placement.partitionOf(facility.getBytes(StandardCharsets.UTF_8), partitions);
        if (!here(streams, network).contains(partition)) {
            return elsewhere(streams, network ? KpiStores.NETWORK_TILES : KpiStores.TILES, facility);
        }
        KpiView.Source source = new KpiView.Source() {
            @Override
            public <K> ReadOnlyKeyValueStore<K, byte[]> store(String name) {
                return streams.store(
                        StoreQueryParameters.fromNameAndType(name, QueryableStoreTypes.<K, byte[]>keyValueStore()));
            }
        };
        return new Here(KpiView.of(source, here(streams, false).size() == partitions, staffing));
    }

    /** Kafka Streams knows where only while instances advertise themselves; what is here needs no telling. */
    private static Whereabouts elsewhere(KafkaStreams streams, String store, String facility) {
        KeyQueryMetadata where =
                streams.queryMetadataForKey(store, facility, Serdes.String().serializer());
        if (where == null
                || where.equals(KeyQueryMetadata.NOT_AVAILABLE)
                || where.activeHost().equals(HostInfo.unavailable())) {
            return new Elsewhere(Optional.empty());
        }
        HostInfo host = where.activeHost();
        return new Elsewhere(Optional.of(host.host() + ":" + host.port()));
    }

    /** The partitions here; the network's tiles follow the internal topic, all others the contributions. */
    private static Set<Integer> here(KafkaStreams streams, boolean network) {
        return streams.metadataForLocalThreads().stream()
                .flatMap(thread -> thread.activeTasks().stream())
                .flatMap(task -> task.topicPartitions().stream())
                .filter(topic -> topic.topic().endsWith(KpiTopology.NETWORK_INPUTS + "-repartition") == network)
                .map(TopicPartition::partition)
                .collect(Collectors.toSet());
    }
}
