package io.wardwatch.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import io.wardwatch.core.measure.CellInput;
import io.wardwatch.core.measure.Columns;
import io.wardwatch.core.measure.Contribution;
import io.wardwatch.core.measure.MeasureGroup;
import io.wardwatch.core.measure.RiskTick;
import io.wardwatch.core.measure.SliceKey;
import io.wardwatch.core.tile.KpiValues;
import io.wardwatch.core.tile.MapTileStore;
import io.wardwatch.core.tile.TileEngine;
import io.wardwatch.formats.ContributionWire;
import io.wardwatch.kpi.KpiService;
import io.wardwatch.streaming.TopicAdmin;
import io.wardwatch.testkit.BrokerForTests;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two instances of {@code kpi} on one Kafka: each answers what it has, and sends to the other for the rest. */
final class KpiInstancesTest {
    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final int PARTITIONS = 3;
    private static final long T = LocalDate.parse("2025-03-01").toEpochDay();
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path state;

    private final MapTileStore replay = new MapTileStore();

    @Test
    void shouldAnswerEveryFacilityWhicheverInstanceIsAsked() throws Exception {
        try (BrokerForTests broker = TestBroker.start()) {
            try (TopicAdmin admin = TopicAdmin.connect(broker.bootstrapServers())) {
                admin.createMissing(KpiService.topics(), PARTITIONS);
            }
            send(broker.bootstrapServers());
            try (EmbeddedServer one = instance(broker, "one");
                    EmbeddedServer two = instance(broker, "two");
                    HttpClient following = HttpClient.newBuilder()
                            .followRedirects(HttpClient.Redirect.NORMAL)
                            .build();
                    HttpClient asking = HttpClient.newHttpClient()) {
                for (EmbeddedServer server : List.of(one, two)) {
                    for (int f = 0; f < 7; f++) {
                        answersLikeAReplay(following, server, "F" + f);
                    }
                    answersLikeAReplay(following, server, SliceKey.ALL);
                }
                for (EmbeddedServer server : List.of(one, two)) {
                    Set<Integer> statuses = new HashSet<>();
                    for (int f = 0; f < 7; f++) {
                        statuses.add(get(asking, server, history("F" + f)).statusCode());
                    }
                    assertThat(statuses).containsExactlyInAnyOrder(200, 307);
                }
                HttpResponse<String> funnel =
                        get(following, one, "/api/v1/kpis/readmission.7d.crude/funnel?by=facility");
                assertThat(funnel.statusCode()).isEqualTo(503);
                assertThat(funnel.body()).contains("SPREAD");
            }
        }
    }

    private void answersLikeAReplay(HttpClient http, EmbeddedServer server, String facility) {
        SliceKey slice = SliceKey.facility(facility);
        KpiValues values = new KpiValues(replay, KpiValues.REPLAY);
        List<Double> expected = IntStream.rangeClosed(-30, 0)
                .mapToObj(back -> discharges(values, slice, T + back))
                .toList();
        Awaitility.await().atMost(LIMIT).untilAsserted(() -> {
            HttpResponse<String> response = get(http, server, history(facility));
            assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
            JsonNode points = JSON.readTree(response.body()).path("points");
            assertThat(points)
                    .extracting(point -> point.path("value").asDouble())
                    .isEqualTo(expected);
        });
    }

    private static double discharges(KpiValues values, SliceKey slice, long day) {
        double[] found = new double[1];
        values.compute(
                slice,
                MeasureGroup.DISCHARGE,
                new KpiValues.AsOf(day, KpiValues.Rows.ALL),
                values.present(slice.facility()),
                value -> {
                    if (value.key().equals("discharges@1|" + slice.text() + "|30d|MATURED")) {
                        found[0] = value.value();
                    }
                });
        return found[0];
    }

    private static String history(String facility) {
        return "/api/v1/kpis/discharges/history?window=30d&from=2025-01-30&to=2025-03-01&facility=" + facility;
    }

    private EmbeddedServer instance(BrokerForTests broker, String name) throws IOException {
        int port = freePort();
        Map<String, Object> properties = Map.of(
                "micronaut.server.port",
                port,
                "kpi.bootstrap-servers",
                broker.bootstrapServers(),
                "kpi.state-folder",
                state.resolve(name).toString(),
                "kpi.instance-id",
                name,
                "kpi.publish-every",
                "PT1S",
                "kpi.advertised-url",
                "http://127.0.0.1:" + port);
        return ApplicationContext.run(EmbeddedServer.class, properties, "streaming", "kpi");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private void send(String bootstrapServers) throws Exception {
        TileEngine engine = TileEngine.whole(replay);
        ContributionWire wire = new ContributionWire();
        List<Contribution> contributions = IntStream.range(0, 700)
                .mapToObj(i -> new Contribution(
                        MeasureGroup.DISCHARGE,
                        "F" + i % 7,
                        T - i % 60,
                        "U" + i % 4,
                        "P",
                        "MEDICARE",
                        "75-84",
                        new int[] {Columns.DISCHARGES, Columns.LIVE},
                        new long[] {1 + i % 3, 1}))
                .toList();
        contributions.forEach(engine::add);
        long noon = Duration.ofDays(T + 1).plusHours(12).toNanos() / 1_000;
        Stream<CellInput> ticks =
                IntStream.range(0, PARTITIONS).mapToObj(partition -> new RiskTick(partition, PARTITIONS, noon));
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            for (Contribution contribution : contributions) {
                byte[] key = contribution.facility().getBytes(StandardCharsets.UTF_8);
                producer.send(new ProducerRecord<>("kpi.contribution.v1", key, wire.toWire(contribution)));
            }
            for (CellInput tick : ticks.toList()) {
                for (int partition = 0; partition < PARTITIONS; partition++) {
                    producer.send(new ProducerRecord<>("kpi.contribution.v1", partition, null, wire.toWire(tick)));
                }
            }
            producer.flush();
        }
    }

    private static HttpResponse<String> get(HttpClient http, EmbeddedServer server, String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.getPort() + path))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
