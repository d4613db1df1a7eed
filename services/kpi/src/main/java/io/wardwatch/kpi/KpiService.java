package io.wardwatch.kpi;

import io.wardwatch.core.measure.MultisetHash;
import io.wardwatch.core.policy.Policy;
import io.wardwatch.core.tile.Staffing;
import io.wardwatch.core.tile.TileEngine;
import io.wardwatch.formats.Framing;
import io.wardwatch.formats.StaffingFile;
import io.wardwatch.schemas.TopicCatalogue;
import io.wardwatch.schemas.TopicSpec;
import io.wardwatch.streaming.Metrics;
import io.wardwatch.streaming.Preflight;
import io.wardwatch.streaming.StartRefused;
import io.wardwatch.streaming.StreamsService;
import io.wardwatch.streaming.StreamsSettings;
import io.wardwatch.streaming.TopicAdmin;
import io.wardwatch.streaming.registry.RegistryConfig;
import io.wardwatch.streaming.registry.RegistryFraming;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** {@code kpi} as one object, for {@link Main} and for whoever runs it in a process of their own. */
public final class KpiService implements AutoCloseable {
    private static final String NAME = "kpi";

    private final StreamsService stream;
    private final KpiMetrics counts;
    private final int partitions;
    private final Staffing staffing;

    KpiService(StreamsService stream, KpiMetrics counts, int partitions, Staffing staffing) {
        this.staffing = staffing;
        this.stream = stream;
        this.counts = counts;
        this.partitions = partitions;
    }

    /** The same without a schema registry. */
    public static KpiService start(KpiConfig config, Metrics metrics) {
        return start(config, RegistryConfig.none(), metrics);
    }

    /**
     * Checks the topics and starts; it processes as soon as its partitions are assigned and restored
     * ({@link StreamsService#awaitRunning}).
     *
     * @throws io.wardwatch.streaming.StartRefused if topics are missing or not as they must be, if Kafka or the schema registry
     *     does not answer, or a schema is not registered
     */
    public static KpiService start(KpiConfig config, RegistryConfig registry, Metrics metrics) {
        int partitions;
        try (TopicAdmin admin = TopicAdmin.connect(config.bootstrapServers())) {
            partitions = Preflight.check(admin, topics()).orRefuse(NAME).inputPartitions();
        }
        StreamsSettings settings = settings(config);
        KpiMetrics counts = new KpiMetrics(metrics);
        StreamsBuilder builder = settings.builder();
        Framing framing = RegistryFraming.open(
                registry,
                NAME,
                List.of(TopicCatalogue.KPI_VALUES, TopicCatalogue.CARE_ALERTS),
                List.of(TopicCatalogue.KPI_CONTRIBUTIONS, TopicCatalogue.CONTROL));
        Staffing staffing = staffing(config);
        KpiTopology.define(builder, config, counts, new KpiTopology.Stated(staffing, policy(config)), framing);
        StreamsService stream = new StreamsService(settings, builder.build(settings.properties()));
        metrics.watch(stream);
        return new KpiService(stream.start(), counts, partitions, staffing);
    }

    private static Staffing staffing(KpiConfig config) {
        if (config.staffing().isEmpty()) {
            return Staffing.NONE;
        }
        try {
            return StaffingFile.read(config.staffing().get());
        } catch (IOException bad) {
            throw new StartRefused(
                    "the staffing file %s cannot be used: %s"
                            .formatted(config.staffing().get(), bad.getMessage()),
                    bad);
        }
    }

    private static Policy policy(KpiConfig config) {
        if (config.policy().isEmpty()) {
            return Policy.defaults();
        }
        try {
            return Policy.parse(Files.readString(config.policy().get()));
        } catch (IOException | IllegalArgumentException bad) {
            throw new StartRefused(
                    "the policy file %s cannot be used: %s"
                            .formatted(config.policy().get(), bad.getMessage()),
                    bad);
        }
    }

    /** The topics that it reads and writes. */
    public static List<TopicSpec> topics() {
        return List.of(
                TopicCatalogue.KPI_CONTRIBUTIONS,
                TopicCatalogue.CONTROL,
                TopicCatalogue.KPI_VALUES,
                TopicCatalogue.CARE_ALERTS,
                TopicCatalogue.KPI_DEAD_LETTERS);
    }

    /** The stream settings of a process with that configuration. */
    static StreamsSettings settings(KpiConfig config) {
        StreamsSettings settings = StreamsSettings.of(NAME, config.bootstrapServers(), config.stateFolder())
                .withThreads(config.threads())
                .withInstanceId(config.instanceId());
        if (config.advertisedUrl().isEmpty()) {
            return settings;
        }
        return settings.with(
                StreamsConfig.APPLICATION_SERVER_CONFIG,
                URI.create(config.advertisedUrl()).getAuthority());
    }

    /** The stream, for its health and its stores. */
    public StreamsService stream() {
        return stream;
    }

    /** Where the values of {@code facility} are: in this process, in another, or not yet readable. */
    public Whereabouts find(String facility) {
        return Whereabouts.of(stream, partitions, staffing, facility);
    }

    /**
     * The multiset hash of the cells that this process holds; of all processes together, that of a replay of the same events.
     * For when nothing is on its way: a store moves on while it is read.
     *
     * @throws org.apache.kafka.streams.errors.InvalidStateStoreException while partitions move or stores are restored
     */
    public MultisetHash cells() {
        MultisetHash hash = new MultisetHash();
        for (String name : List.of(KpiStores.TILES, KpiStores.NETWORK_TILES)) {
            ReadOnlyKeyValueStore<Bytes, byte[]> store = stream.streams()
                    .store(StoreQueryParameters.fromNameAndType(name, QueryableStoreTypes.keyValueStore()));
            try (KeyValueIterator<Bytes, byte[]> tiles = store.all()) {
                tiles.forEachRemaining(tile -> TileEngine.add(hash, tile.key.get(), tile.value));
            }
        }
        return hash;
    }

    /** What was counted since the start. */
    public KpiMetrics counts() {
        return counts;
    }

    @Override
    public void close() {
        stream.close();
    }
}
