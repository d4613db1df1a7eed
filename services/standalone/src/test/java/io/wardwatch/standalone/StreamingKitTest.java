package io.wardwatch.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wardwatch.schemas.TopicCatalogue;
import io.wardwatch.schemas.TopicSpec;
import io.wardwatch.streaming.Metrics;
import io.wardwatch.streaming.Placement;
import io.wardwatch.streaming.Preflight;
import io.wardwatch.streaming.StartRefused;
import io.wardwatch.streaming.StreamsService;
import io.wardwatch.streaming.StreamsSettings;
import io.wardwatch.streaming.TopicAdmin;
import io.wardwatch.testkit.BrokerForTests;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The kit of {@code services/streaming} against a real broker. */
final class StreamingKitTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static BrokerForTests broker;

    @TempDir
    Path state;

    @BeforeAll
    static void startBroker() {
        broker = TestBroker.start();
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
    }

    @Test
    void shouldMakeTheTopicsOfTheCatalogueOnceAndFindThemGood() {
        try (TopicAdmin admin = TopicAdmin.connect(broker.bootstrapServers())) {
            List<TopicSpec> topics = List.of(
                    TopicCatalogue.ADMISSIONS,
                    TopicCatalogue.CONTROL,
                    TopicCatalogue.CARE_ALERTS,
                    TopicCatalogue.KPI_DEAD_LETTERS);
            assertThat(Preflight.check(admin, topics).problems()).hasSize(topics.size());

            assertThat(admin.createMissing(topics, 3)).hasSize(topics.size());
            assertThat(admin.createMissing(topics, 3)).isEmpty();

            assertThat(Preflight.check(admin, topics).orRefuse("risk").inputPartitions())
                    .isEqualTo(3);
            assertThat(Preflight.check(admin, List.of(TopicCatalogue.CLAIMS)).problems())
                    .singleElement()
                    .satisfies(problem -> assertThat(problem.what()).isEqualTo("is not there"));
        }
    }

    @Test
    void shouldSayWhichAddressDoesNotAnswer() {
        Map<String, String> impatient = Map.of("default.api.timeout.ms", "300", "request.timeout.ms", "300");
        try (TopicAdmin admin = TopicAdmin.connect("127.0.0.1:1", impatient)) {
            assertThatThrownBy(() -> Preflight.check(admin, TopicCatalogue.inputs()))
                    .isInstanceOf(StartRefused.class)
                    .hasMessageContaining("127.0.0.1:1");
        }
    }

    @Test
    void shouldRestoreItsStateAndGoOnWhenItIsStartedAgainElsewhere() throws Exception {
        TopicSpec in = topic("count-in");
        TopicSpec out = topic("count-out");
        try (TopicAdmin admin = TopicAdmin.connect(broker.bootstrapServers())) {
            admin.createMissing(List.of(in, out, topic("count.dlq.v1")), 3);
        }
        try (Counting counting = new Counting(state.resolve("first"));
                Metrics metrics = new Metrics().watch(counting.service)) {
            send("count-in", "a", "b", "a");
            assertThat(counts(3)).contains("a=2", "b=1");
            assertThat(counting.service.health().ready()).isTrue();
            assertThat(metrics.scrape()).contains("kafka_stream_");
        }
        try (Counting counting = new Counting(state.resolve("second"))) {
            send("count-in", "a");
            assertThat(counts(4)).contains("a=3");
            assertThat(counting.service.health().threadDeaths()).isZero();
        }
    }

    @Test
    void shouldPlaceKeysWhereTheProducerSendsThem() throws Exception {
        try (TopicAdmin admin = TopicAdmin.connect(broker.bootstrapServers())) {
            admin.createMissing(List.of(TopicCatalogue.DISCHARGES), 3);
        }
        Map<String, Object> settings = Map.of("bootstrap.servers", broker.bootstrapServers());
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            for (int i = 0; i < 40; i++) {
                String key = "patient-" + i;
                int sentTo = producer.send(new ProducerRecord<>("adt.discharge.v1", key, ""))
                        .get()
                        .partition();
                assertThat(sentTo).isEqualTo(Placement.partitionOf(key.getBytes(StandardCharsets.UTF_8), 3));
            }
        }
    }

    private static TopicSpec topic(String name) {
        TopicSpec like = TopicCatalogue.KPI_DEAD_LETTERS;
        return new TopicSpec(
                name, like.key(), like.value(), like.partitions(), like.cleanup(), like.retention(), "for this test");
    }

    private static void send(String topic, String... keys) {
        Map<String, Object> settings = Map.of("bootstrap.servers", broker.bootstrapServers());
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            for (String key : keys) {
                producer.send(new ProducerRecord<>(topic, key, key));
            }
        }
    }

    /** All that was committed to {@code count-out}, once there are so many. */
    private static List<String> counts(int wanted) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                broker.bootstrapServers(),
                "group.id",
                "reader-" + wanted,
                "auto.offset.reset",
                "earliest",
                "isolation.level",
                "read_committed");
        List<String> seen = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of("count-out"));
            Awaitility.await().atMost(LIMIT).until(() -> {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> seen.add(record.value()));
                return seen.size() >= wanted;
            });
        }
        return seen;
    }

    /** A running service that counts records by key in a RocksDB store. */
    private static final class Counting implements AutoCloseable {
        private final StreamsService service;

        Counting(Path state) throws InterruptedException {
            StreamsSettings settings = StreamsSettings.of("count", broker.bootstrapServers(), state)
                    .withInstanceId("count-a");
            Topology topology = settings.topology();
            Supplier<Count> count = Count::new;
            topology.addSource("consume-in", new StringDeserializer(), new StringDeserializer(), "count-in")
                    .addProcessor("count", count::get, "consume-in")
                    .addStateStore(
                            Stores.keyValueStoreBuilder(
                                    Stores.persistentKeyValueStore("counts"), Serdes.String(), Serdes.ByteArray()),
                            "count")
                    .addSink("produce-out", "count-out", new StringSerializer(), new StringSerializer(), "count");
            service = new StreamsService(settings, topology).start();
            assertThat(service.awaitRunning(LIMIT)).isTrue();
        }

        @Override
        public void close() {
            service.close();
            assertThat(service.health().live()).isFalse();
        }
    }

    private static final class Count extends ContextualProcessor<String, String, String, String> {
        @Override
        public void process(Record<String, String> record) {
            KeyValueStore<String, byte[]> counts = context().getStateStore("counts");
            byte[] before = counts.get(record.key());
            int now = 1 + (before == null ? 0 : Integer.parseInt(new String(before, StandardCharsets.UTF_8)));
            counts.put(record.key(), Integer.toString(now).getBytes(StandardCharsets.UTF_8));
            context().forward(record.withValue(record.key() + "=" + now));
        }
    }
}
