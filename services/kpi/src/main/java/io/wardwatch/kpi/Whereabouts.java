package io.wardwatch.kpi;

import io.wardwatch.core.measure.SliceKey;
import io.wardwatch.streaming.StreamsService;
import java.util.Optional;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyQueryMetadata;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.TaskMetadata;
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

    static Whereabouts of(StreamsService stream, String facility) {
        if (!stream.health().ready()) {
            return new Restoring();
        }
        try {
            return of(stream.streams(), facility);
        } catch (InvalidStateStoreException | IllegalStateException moving) {
            return new Restoring();
        }
    }

    private static Whereabouts of(KafkaStreams streams, String facility) {
        String store = facility.equals(SliceKey.ALL) ? KpiStores.NETWORK_TILES : KpiStores.TILES;
        KeyQueryMetadata where =
                streams.queryMetadataForKey(store, facility, Serdes.String().serializer());
        if (where == null || where.equals(KeyQueryMetadata.NOT_AVAILABLE)) {
            return new Restoring();
        }
        if (!here(streams, store, where.partition())) {
            HostInfo host = where.activeHost();
            return new Elsewhere(
                    host.equals(HostInfo.unavailable())
                            ? Optional.empty()
                            : Optional.of(host.host() + ":" + host.port()));
        }
        return new Here(KpiView.of(new KpiView.Source() {
            @Override
            public <K> ReadOnlyKeyValueStore<K, byte[]> store(String name) {
                return streams.store(
                        StoreQueryParameters.fromNameAndType(name, QueryableStoreTypes.<K, byte[]>keyValueStore()));
            }
        }));
    }

    /** The network's tiles follow the internal topic, all others the contributions. */
    private static boolean here(KafkaStreams streams, String store, int partition) {
        boolean network = store.equals(KpiStores.NETWORK_TILES);
        return streams.metadataForLocalThreads().stream()
                .flatMap(thread -> thread.activeTasks().stream())
                .map(TaskMetadata::topicPartitions)
                .flatMap(partitions -> partitions.stream())
                .anyMatch(topic -> topic.partition() == partition
                        && topic.topic().endsWith(KpiTopology.NETWORK_INPUTS + "-repartition") == network);
    }
}
