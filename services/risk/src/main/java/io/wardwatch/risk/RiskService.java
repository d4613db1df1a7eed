package io.wardwatch.risk;

import io.wardwatch.core.engine.PatientEngine;
import io.wardwatch.core.measure.DrgTable;
import io.wardwatch.core.policy.Policy;
import io.wardwatch.core.readmission.ValueSetEditions;
import io.wardwatch.core.readmission.ValueSets;
import io.wardwatch.core.score.Models;
import io.wardwatch.core.score.Scorer;
import io.wardwatch.formats.DrgFile;
import io.wardwatch.formats.Framing;
import io.wardwatch.formats.ValueSetFolder;
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
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code risk} as one object, for {@link Main} and for whoever runs it in a process of their own: looks at the topics, reads
 * {@code control.v1} to its end, then starts the stream.
 */
public final class RiskService implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RiskService.class);
    private static final String NAME = "risk";
    /** As much as a {@code .rejected} topic takes: a refused record is passed on with its reason beside it. */
    private static final String LARGEST_REQUEST = Integer.toString(TopicSpec.LARGEST_RAW_RECORD);

    private final StreamsService stream;
    private final RiskMetrics counts;
    private final Supplier<PatientEngine> engines;

    private RiskService(StreamsService stream, RiskMetrics counts, Supplier<PatientEngine> engines) {
        this.stream = stream;
        this.counts = counts;
        this.engines = engines;
    }

    /** The same without a schema registry. */
    public static RiskService start(RiskConfig config, Metrics metrics) {
        return start(config, RegistryConfig.none(), metrics);
    }

    /**
     * Starts the service; it processes as soon as its partitions are assigned and restored ({@link StreamsService#awaitRunning}).
     *
     * @throws io.wardwatch.streaming.StartRefused if topics are missing or not as they must be, if Kafka or the schema registry
     *     does not answer, or a schema is not registered
     */
    public static RiskService start(RiskConfig config, RegistryConfig registry, Metrics metrics) {
        int partitions = inputPartitions(config);
        RiskStart start = ControlHistory.read(config, partitions, framing(registry));
        StreamsSettings settings = settings(config);
        RiskMetrics counts = new RiskMetrics(metrics);
        Topology topology = settings.topology();
        Scorer scorer = new Scorer(models(config, counts), policy(config));
        DrgTable drgs = drgs(config);
        ValueSetEditions editions = valueSets(config);
        Supplier<PatientEngine> engines = () -> new PatientEngine(scorer, drgs, editions);
        RiskTopology.define(topology, config, start, engines, counts);
        StreamsService stream = new StreamsService(settings, topology);
        metrics.watch(stream);
        return new RiskService(stream.start(), counts, engines);
    }

    private static Framing framing(RegistryConfig registry) {
        List<TopicSpec> reads = Stream.concat(TopicCatalogue.inputs().stream(), Stream.of(TopicCatalogue.CONTROL))
                .toList();
        List<TopicSpec> writes =
                topics().stream().filter(topic -> !reads.contains(topic)).toList();
        return RegistryFraming.open(registry, NAME, writes, reads);
    }

    /** The topics that it reads and writes. */
    public static List<TopicSpec> topics() {
        return Stream.of(
                        TopicCatalogue.inputs().stream(),
                        Stream.of(
                                TopicCatalogue.CONTROL,
                                TopicCatalogue.READMISSION_SCORES,
                                TopicCatalogue.CARE_ALERTS,
                                TopicCatalogue.PAYMENT_SCORES,
                                TopicCatalogue.FINANCE_ALERTS,
                                TopicCatalogue.STAYS,
                                TopicCatalogue.INDEX_STAYS,
                                TopicCatalogue.LABELS,
                                TopicCatalogue.RISK_PROGRESS,
                                TopicCatalogue.KPI_CONTRIBUTIONS,
                                TopicCatalogue.PATIENT_LINKS,
                                TopicCatalogue.PATIENT_ROOTS,
                                TopicCatalogue.PATIENT_ATTACHED,
                                TopicCatalogue.FINDINGS,
                                TopicCatalogue.RISK_DEAD_LETTERS),
                        TopicCatalogue.inputs().stream().map(TopicCatalogue::rejectedOf))
                .flatMap(topics -> topics)
                .toList();
    }

    /** The stream settings of a process with that configuration. */
    static StreamsSettings settings(RiskConfig config) {
        StreamsSettings settings = StreamsSettings.of(NAME, config.bootstrapServers(), config.stateFolder())
                .withThreads(config.threads())
                .withInstanceId(config.instanceId())
                .with(StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG), LARGEST_REQUEST);
        for (Map.Entry<String, String> property : config.kafka().entrySet()) {
            settings = settings.with(property.getKey(), property.getValue());
        }
        return settings;
    }

    /** What became of the events of each partition that this process works on. */
    public Map<Integer, PartitionCounts> counts() {
        return counts.counts();
    }

    /**
     * What holds of the patients of this process's partitions, as hashes to compare with those of a replay. Walks all state: not
     * for a scrape.
     *
     * @throws org.apache.kafka.streams.errors.InvalidStateStoreException while partitions move or stores are restored
     */
    public PatientHashes hashes() {
        ReadOnlyKeyValueStore<byte[], byte[]> store = stream.streams()
                .store(StoreQueryParameters.fromNameAndType(
                        RiskTopology.PATIENTS_STORE, QueryableStoreTypes.keyValueStore()));
        return PatientHashes.of(store, engines.get());
    }

    /** The stream, for its health and its stores. */
    public StreamsService stream() {
        return stream;
    }

    @Override
    public void close() {
        stream.close();
    }

    private static Models models(RiskConfig config, RiskMetrics counts) {
        try {
            return new ModelsInForce(config.stateFolder().resolve("models"), counts).choose(config.models());
        } catch (IllegalArgumentException unknown) {
            throw new StartRefused(unknown.getMessage(), unknown);
        }
    }

    private static Policy policy(RiskConfig config) {
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

    private static DrgTable drgs(RiskConfig config) {
        if (config.drgTable().isEmpty()) {
            return DrgTable.NONE;
        }
        try {
            return DrgFile.read(config.drgTable().get());
        } catch (IOException bad) {
            throw new StartRefused("the table of DRGs cannot be used: " + bad.getMessage(), bad);
        }
    }

    private static ValueSetEditions valueSets(RiskConfig config) {
        if (config.valueSets().isEmpty()) {
            LOG.warn("risk.value-sets is not set: unplanned readmissions are those of an excerpt of the code lists, for"
                    + " demonstration");
            return ValueSetEditions.excerpt();
        }
        try {
            ValueSetEditions editions = ValueSetFolder.read(config.valueSets().get());
            for (ValueSets sets : editions.all()) {
                LOG.info("value sets {}", sets);
                if (!sets.complete()) {
                    LOG.warn(
                            "value sets {} lack {}: no unplanned readmissions are told of their days",
                            sets,
                            sets.missing());
                }
            }
            return editions;
        } catch (IOException bad) {
            throw new StartRefused(
                    "the value sets in %s cannot be used: %s"
                            .formatted(config.valueSets().get(), bad.getMessage()),
                    bad);
        }
    }

    private static int inputPartitions(RiskConfig config) {
        try (TopicAdmin admin = TopicAdmin.connect(config.bootstrapServers(), config.kafka())) {
            return Preflight.check(admin, topics()).orRefuse(NAME).inputPartitions();
        }
    }
}
