package io.wardwatch.standalone;

import io.wardwatch.backtest.Replay;
import io.wardwatch.backtest.ReplayConfig;
import io.wardwatch.backtest.ReplayProgress;
import io.wardwatch.backtest.Summary;
import io.wardwatch.core.event.Event;
import io.wardwatch.core.event.EventType;
import io.wardwatch.core.event.PatientKey;
import io.wardwatch.core.policy.Policy;
import io.wardwatch.formats.EventWire;
import io.wardwatch.formats.Pseudonyms;
import io.wardwatch.kpi.KpiConfig;
import io.wardwatch.kpi.KpiService;
import io.wardwatch.risk.PartitionCounts;
import io.wardwatch.risk.RiskConfig;
import io.wardwatch.risk.RiskService;
import io.wardwatch.schemas.TopicCatalogue;
import io.wardwatch.schemas.TopicSpec;
import io.wardwatch.simulator.FeedFiles;
import io.wardwatch.simulator.SimulatedRecord;
import io.wardwatch.simulator.Simulation;
import io.wardwatch.simulator.SimulationConfig;
import io.wardwatch.streaming.Metrics;
import io.wardwatch.streaming.TopicAdmin;
import io.wardwatch.testkit.BrokerForTests;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A Kafka with three partitions, the topics, and a simulated hospital network to feed it with; each closes with it. */
final class LiveHospital implements AutoCloseable {
    static final int PARTITIONS = 3;
    /** Above the ten megabytes that a test sends. */
    private static final String LARGE = Integer.toString(12 << 20);

    /** Tiers so low that bundled models of any skill raise alerts of claims. */
    private static final String POLICY = """
            denial.moderate.raise = 0.05
            denial.moderate.clear = 0.04
            denial.high.raise = 0.11
            denial.high.clear = 0.10
            payment.moderate.raise = 0.05
            payment.moderate.clear = 0.04
            payment.high.raise = 0.11
            payment.high.clear = 0.10
            """;

    private final SimulationConfig config;
    private final int days;
    private final Path policy;
    private final BrokerForTests broker = TestBroker.start();
    private final EventWire wire = EventWire.ofTopics();
    private final Metrics metrics = new Metrics();
    private final KafkaProducer<byte[], byte[]> producer;

    LiveHospital(SimulationConfig config, int days) {
        this.config = config;
        this.days = days;
        this.policy = written(POLICY);
        try (TopicAdmin admin = TopicAdmin.connect(bootstrap())) {
            admin.createMissing(TopicCatalogue.all(), PARTITIONS);
        }
        try (ControlWriter control = ControlWriter.open(bootstrap())) {
            control.facilities(config.facilities());
        }
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrap(), "max.request.size", LARGE, "linger.ms", "5"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    String bootstrap() {
        return broker.bootstrapServers();
    }

    RiskService risk(Path state) {
        return risk(state, Map.of());
    }

    /** @param models files by target that score in place of the bundled ones */
    RiskService risk(Path state, Map<String, String> models) {
        RiskConfig of = RiskConfig.of(bootstrap(), state);
        return RiskService.start(
                new RiskConfig(
                        of.bootstrapServers(),
                        of.stateFolder(),
                        of.threads(),
                        of.instanceId(),
                        of.ahead(),
                        Optional.of(policy),
                        Optional.empty(),
                        of.drgTable(),
                        models,
                        of.kafka()),
                metrics);
    }

    /** The file with the tiers of its {@code risk} and its replays. */
    Path policy() {
        return policy;
    }

    private static Path written(String policy) {
        try {
            Path file = Files.createTempFile("wardwatch-policy", ".properties");
            file.toFile().deleteOnExit();
            return Files.writeString(file, policy);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    KpiService kpi(Path state) {
        return KpiService.start(KpiConfig.of(bootstrap(), state), metrics);
    }

    /** A tick, as the clock sends them. */
    void tick(long micros) {
        try (ControlWriter control = ControlWriter.open(bootstrap())) {
            control.tick(micros);
        }
    }

    /** The feed in order of delivery. */
    List<SimulatedRecord> feed() {
        Pseudonyms pseudonyms = Pseudonyms.demo();
        Simulation simulation = Simulation.begin(config, number -> pseudonyms.of("", number), row -> {});
        long end = Event.micros(config.start().plus(Duration.ofDays(days)));
        List<SimulatedRecord> feed = new ArrayList<>();
        while (simulation.nextDelivery() < end) {
            feed.add(simulation.next());
        }
        return feed;
    }

    /** The feed in another order, with every tenth good event once more. */
    List<SimulatedRecord> disordered(long seed) {
        List<SimulatedRecord> feed = new ArrayList<>(feed());
        Random random = new Random(seed);
        List<SimulatedRecord> again = feed.stream()
                .filter(record -> record instanceof SimulatedRecord.Sent sent
                        && sent.content() != SimulatedRecord.Content.INVALID
                        && random.nextInt(10) == 0)
                .toList();
        feed.addAll(again);
        java.util.Collections.shuffle(feed, random);
        return feed;
    }

    /** The same feed through files and the replayer. */
    Summary replay(Path folder) throws Exception {
        Path events = folder.resolve("events");
        FeedFiles.write(config, days, events, FeedFiles.Format.JSONL, share -> {});
        return replay(events.resolve("events.jsonl.gz"), folder.resolve("out"));
    }

    /** A file of events through the replayer. */
    Summary replay(Path events, Path out) throws Exception {
        return Replay.run(new ReplayConfig(
                List.of(events),
                Optional.empty(),
                ReplayConfig.Format.PLAIN,
                1,
                config.facilities(),
                Optional.empty(),
                Policy.parse(POLICY),
                ReplayConfig.Stated.NOTHING,
                Pseudonyms.demo(),
                ReplayProgress.NONE,
                ReplayConfig.Out.into(out)));
    }

    void send(List<SimulatedRecord> records) {
        for (SimulatedRecord record : records) {
            switch (record) {
                case SimulatedRecord.Sent sent ->
                    send(sent.family(), keyOf(sent.patient()), wire.toWire(sent.event()), null);
                case SimulatedRecord.Garbage garbage ->
                    send(garbage.family(), keyOf(garbage.patient()), garbage.value(), null);
            }
        }
        producer.flush();
    }

    void sendEvents(List<Event> events) {
        for (Event event : events) {
            send(event.kind().type(), keyOf(event.patient()), wire.toWire(event), null);
        }
        producer.flush();
    }

    /** Sends bytes as they are, to the partition of their key where none is named. */
    void send(EventType family, byte[] key, byte[] value, Integer partition) {
        producer.send(new ProducerRecord<>(EventWire.topic(family).name(), partition, key, value));
    }

    static byte[] keyOf(PatientKey patient) {
        return patient.hex().getBytes(StandardCharsets.US_ASCII);
    }

    /** Lets a topic take records of more than ten megabytes, as an operator may. */
    void allowLargeRecords(TopicSpec topic) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap()))) {
            admin.incrementalAlterConfigs(Map.of(
                            new ConfigResource(ConfigResource.Type.TOPIC, topic.name()),
                            List.of(new AlterConfigOp(
                                    new ConfigEntry("max.message.bytes", LARGE), AlterConfigOp.OpType.SET))))
                    .all()
                    .get();
        }
    }

    /** All committed records of a topic. */
    List<ConsumerRecord<byte[], byte[]>> read(TopicSpec topic) {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer = consumer("read_committed")) {
            List<TopicPartition> partitions = partitions(consumer, topic);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
            }
        }
        return records;
    }

    /** Records of a topic, control marks included, that are committed or all that are written. */
    long written(TopicSpec topic, boolean committed) {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer(committed ? "read_committed" : "read_uncommitted")) {
            return consumer.endOffsets(partitions(consumer, topic)).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
        }
    }

    static PartitionCounts sum(RiskService risk) {
        return risk.counts().values().stream().reduce(PartitionCounts.NONE, PartitionCounts::plus);
    }

    @Override
    public void close() {
        producer.close(Duration.ZERO);
        metrics.close();
        broker.close();
    }

    private static List<TopicPartition> partitions(KafkaConsumer<byte[], byte[]> consumer, TopicSpec topic) {
        return consumer.partitionsFor(topic.name()).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
    }

    private KafkaConsumer<byte[], byte[]> consumer(String isolation) {
        return new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrap(), "isolation.level", isolation, "enable.auto.commit", "false"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }
}
