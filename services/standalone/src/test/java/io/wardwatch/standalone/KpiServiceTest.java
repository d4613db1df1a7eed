package io.wardwatch.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import io.wardwatch.core.measure.CellInput;
import io.wardwatch.core.measure.Columns;
import io.wardwatch.core.measure.Contribution;
import io.wardwatch.core.measure.KpiValue;
import io.wardwatch.core.measure.MeasureGroup;
import io.wardwatch.core.measure.RiskTick;
import io.wardwatch.core.tile.MapTileStore;
import io.wardwatch.core.tile.TileEngine;
import io.wardwatch.formats.ContributionWire;
import io.wardwatch.formats.Parsed;
import io.wardwatch.formats.ValueWire;
import io.wardwatch.kpi.KpiConfig;
import io.wardwatch.kpi.KpiService;
import io.wardwatch.kpi.Whereabouts;
import io.wardwatch.streaming.Metrics;
import io.wardwatch.streaming.StreamsService;
import io.wardwatch.streaming.TopicAdmin;
import io.wardwatch.testkit.BrokerForTests;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code services/kpi} against a real broker with three partitions. */
final class KpiServiceTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int PARTITIONS = 3;
    private static final long T = LocalDate.parse("2025-03-01").toEpochDay();
    private static BrokerForTests broker;

    @TempDir
    Path state;

    @BeforeAll
    static void startBroker() {
        broker = TestBroker.start();
        try (TopicAdmin admin = TopicAdmin.connect(broker.bootstrapServers())) {
            admin.createMissing(KpiService.topics(), PARTITIONS);
        }
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
    }

    @Test
    void shouldHoldTheCellsOfAReplayThoughItLostItsStateOnTheWay() throws Exception {
        List<Contribution> contributions = contributions();
        MapTileStore replay = new MapTileStore();
        TileEngine engine = TileEngine.whole(replay);
        contributions.forEach(engine::add);

        List<Contribution> shuffled = new ArrayList<>(contributions);
        Collections.shuffle(shuffled, new Random(5));
        int half = shuffled.size() / 2;
        try (Metrics metrics = new Metrics();
                KpiService kpi = KpiService.start(config("first"), metrics)) {
            assertThat(kpi.stream().awaitRunning(LIMIT)).isTrue();
            send(shuffled.subList(0, half));
            // Stopped wherever it is.
        }
        send(shuffled.subList(half, shuffled.size()));
        long noon = Duration.ofDays(T + 1).plusHours(12).toNanos() / 1_000;
        for (int partition = 0; partition < PARTITIONS; partition++) {
            tick(new RiskTick(partition, PARTITIONS, noon));
        }
        try (Metrics metrics = new Metrics();
                KpiService kpi = KpiService.start(config("second"), metrics)) {
            assertThat(kpi.stream().awaitRunning(LIMIT)).isTrue();
            String expected = engine.hash().hex();
            Awaitility.await()
                    .atMost(LIMIT)
                    .ignoreException(InvalidStateStoreException.class)
                    .untilAsserted(() -> assertThat(kpi.cells().hex()).isEqualTo(expected));
            long discharges =
                    contributions.stream().mapToLong(c -> c.amounts()[0]).sum();
            Map<String, KpiValue> values = new HashMap<>();
            try (KafkaConsumer<String, byte[]> consumer = consumer()) {
                consumer.subscribe(List.of("kpi.value.v1"));
                Awaitility.await().atMost(LIMIT).untilAsserted(() -> {
                    read(consumer, values);
                    assertThat(values).containsKey("discharges@1|ALL|90d|MATURED");
                    assertThat(values.get("discharges@1|ALL|90d|MATURED").value())
                            .isEqualTo(discharges);
                });
            }
            assertThat(metrics.scrape()).contains("wardwatch_kpi_contributions_total");
            assertThat(kpi.find("F3")).isInstanceOf(Whereabouts.Here.class);
            assertThat(kpi.find("ALL")).isInstanceOfSatisfying(Whereabouts.Here.class, here -> {
                assertThat(here.view().whole()).isTrue();
                assertThat(here.view().facilities()).contains("F0", "F1", "F2", "F3", "F4", "F5", "F6");
                assertThat(here.view().closedDay("ALL")).hasValue(T);
            });
        }
    }

    @Test
    void shouldAnswerHealthAndMetricsAsAProcessOfItsOwn() throws Exception {
        Map<String, Object> properties = Map.of(
                "micronaut.server.port",
                -1,
                "kpi.bootstrap-servers",
                broker.bootstrapServers(),
                "kpi.state-folder",
                state.resolve("process").toString(),
                "kpi.instance-id",
                "kpi-process");
        try (EmbeddedServer server = ApplicationContext.run(EmbeddedServer.class, properties, "streaming", "kpi");
                HttpClient http = HttpClient.newHttpClient()) {
            assertThat(server.getApplicationContext()
                            .getBean(StreamsService.class)
                            .awaitRunning(LIMIT))
                    .isTrue();
            Awaitility.await().atMost(LIMIT).untilAsserted(() -> assertThat(get(http, server, "/health/readiness"))
                    .contains("\"status\":\"UP\"", "wardwatch-kpi"));
            assertThat(get(http, server, "/health/liveness")).contains("\"status\":\"UP\"");
            assertThat(get(http, server, "/metrics")).contains("wardwatch_kpi_values_total");
        }
    }

    private static String get(HttpClient http, EmbeddedServer server, String path) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(server.getURI().resolve(path)).build();
        return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }

    private KpiConfig config(String folder) {
        return KpiConfig.of(broker.bootstrapServers(), state.resolve(folder)).withPublishEvery(Duration.ofSeconds(1));
    }

    private static List<Contribution> contributions() {
        List<Contribution> contributions = new ArrayList<>();
        Random random = new Random(1);
        for (int i = 0; i < 3_000; i++) {
            contributions.add(new Contribution(
                    MeasureGroup.DISCHARGE,
                    "F" + random.nextInt(7),
                    T - random.nextInt(60),
                    "U" + random.nextInt(4),
                    "P" + random.nextInt(9),
                    "MEDICARE",
                    "75-84",
                    new int[] {Columns.DISCHARGES, Columns.LIVE, Columns.MIDNIGHTS_BINS + random.nextInt(9)},
                    new long[] {1, 1, 1}));
        }
        return contributions;
    }

    private static void send(List<Contribution> contributions) throws Exception {
        ContributionWire wire = new ContributionWire();
        try (KafkaProducer<byte[], byte[]> producer = producer()) {
            for (CellInput contribution : contributions) {
                byte[] key = ((Contribution) contribution).facility().getBytes(StandardCharsets.UTF_8);
                producer.send(new ProducerRecord<>("kpi.contribution.v1", key, wire.toWire(contribution)));
            }
            producer.flush();
        }
    }

    private static void tick(RiskTick tick) throws Exception {
        ContributionWire wire = new ContributionWire();
        try (KafkaProducer<byte[], byte[]> producer = producer()) {
            for (int partition = 0; partition < PARTITIONS; partition++) {
                producer.send(new ProducerRecord<>("kpi.contribution.v1", partition, null, wire.toWire(tick)))
                        .get();
            }
        }
    }

    private static void read(KafkaConsumer<String, byte[]> consumer, Map<String, KpiValue> values) {
        ValueWire wire = new ValueWire();
        consumer.poll(Duration.ofMillis(200)).forEach(record -> {
            if (record.value() == null) {
                values.remove(record.key());
            } else if (wire.fromWire(record.value()) instanceof Parsed.Accepted<KpiValue>(KpiValue value)) {
                values.put(record.key(), value);
            }
        });
    }

    private static KafkaProducer<byte[], byte[]> producer() {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    private static KafkaConsumer<String, byte[]> consumer() {
        return new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers", broker.bootstrapServers(),
                        "group.id", "test-values",
                        "auto.offset.reset", "earliest",
                        "isolation.level", "read_committed"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
    }
}
