package io.wardwatch.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import io.wardwatch.core.tile.Staffing;
import io.wardwatch.kpi.query.Stand;
import io.wardwatch.streaming.Metrics;
import io.wardwatch.streaming.StreamsService;
import io.wardwatch.streaming.StreamsSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The API as a client sees it, over the stores of a topology that is fed by hand. */
class KpiOverHttpTest {
    private static final long T = KpiFeed.day("2025-03-01");
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path state;

    private final KpiFeed feed = new KpiFeed();
    private final Metrics metrics = new Metrics();
    private Whereabouts where = new Whereabouts.Here(feed.view());
    private StreamsService stream;
    private EmbeddedServer server;

    @BeforeEach
    void start() {
        KpiConfig config = KpiConfig.of("127.0.0.1:1", state);
        StreamsSettings settings = KpiService.settings(config);
        StreamsBuilder builder = settings.builder();
        KpiMetrics counts = new KpiMetrics(metrics);
        KpiTopology.define(builder, config, counts);
        stream = new StreamsService(settings, builder.build(settings.properties()));
        server = ApplicationContext.builder()
                .environments("streaming", "kpi")
                .properties(Map.of("micronaut.server.port", -1))
                .singletons(
                        metrics, new KpiService(stream, counts, 1, Staffing.NONE), new Stand(facility -> where, "http"))
                .start()
                .getBean(EmbeddedServer.class)
                .start();
        for (int i = 0; i < 60; i++) {
            feed.discharged("NORTH", "MED" + (1 + i % 2), T - i, 12, i % 3);
        }
        feed.came("NORTH", "MED1", T, 7).noonOf(T + 1);
    }

    @AfterEach
    void stop() {
        server.getApplicationContext().close();
        stream.close();
        feed.close();
        metrics.close();
    }

    @Test
    void shouldListDefinitionsAndFacilities() throws Exception {
        JsonNode answer = ok("/api/v1/kpis");
        assertThat(answer.path("asOf").asText()).isEqualTo("2025-03-01");
        assertThat(answer.path("clock").asText()).isEqualTo("2025-03-02T12:00:00Z");
        assertThat(answer.path("facilities")).extracting(JsonNode::asText).containsExactly("NORTH");
        JsonNode kpi = answer.path("kpis").get(0);
        assertThat(kpi.path("title").asText()).isEqualTo("Readmitted within 7 days");
        assertThat(kpi.path("windows")).extracting(JsonNode::asText).containsExactly("7d", "30d", "90d", "365d");
        assertThat(kpi.path("better").asText()).isEqualTo("lower");
    }

    @Test
    void shouldAnswerTheLatestValuesOfASlice() throws Exception {
        JsonNode values = ok("/api/v1/kpis/latest?facility=NORTH&unit=MED1&kpi=discharges&kpi=admissions&window=7d")
                .path("values");
        assertThat(values).hasSize(2);
        assertThat(values).allSatisfy(value -> {
            assertThat(value.path("unit").asText()).isEqualTo("MED1");
            assertThat(value.path("provider").asText()).isEqualTo("ALL");
            assertThat(value.path("window").asText()).isEqualTo("7d");
            assertThat(value.path("revision").asInt()).isEqualTo(1);
            assertThat(value.path("low").isNull()).isTrue();
        });
        JsonNode missing = ok("/api/v1/kpis/latest?kpi=denial.initial.count&window=7d")
                .path("values")
                .get(0);
        assertThat(missing.path("status").asText()).isEqualTo("UNAVAILABLE");
        assertThat(missing.path("missingFamily").asText()).isEqualTo("claim.ADJUDICATED");
        assertThat(missing.path("facility").asText()).isEqualTo("ALL");
    }

    @Test
    void shouldFindAnIdWithAPlusHoweverItIsWritten() throws Exception {
        for (String id : List.of("receivables.age.120%2B", "receivables.age.120+")) {
            JsonNode values = ok("/api/v1/kpis/latest?kpi=" + id).path("values");
            assertThat(values).extracting(value -> value.path("kpi").asText()).containsExactly("receivables.age.120+");
            JsonNode history = ok("/api/v1/kpis/" + id + "/history?facility=NORTH");
            assertThat(history.path("definition").path("kpi").asText()).isEqualTo("receivables.age.120+");
        }
    }

    @Test
    void shouldAnswerHistoryChartFunnelAndSlices() throws Exception {
        JsonNode history =
                ok("/api/v1/kpis/readmission.7d.crude/history?facility=NORTH&status=MATURED&from=2025-02-20&step=2");
        assertThat(history.path("definition").path("kpi").asText()).isEqualTo("readmission.7d.crude");
        assertThat(history.path("points"))
                .extracting(point -> point.path("asOf").asText())
                .containsExactly("2025-02-21", "2025-02-23", "2025-02-25", "2025-02-27", "2025-03-01");
        assertThat(history.path("points").get(4).path("firstSaid").isNumber()).isTrue();
        JsonNode chart = ok("/api/v1/kpis/readmission.7d.crude@1/chart?facility=NORTH");
        assertThat(chart.path("type").asText()).isEqualTo("pprime");
        assertThat(chart.path("points").get(0).path("signals").isArray()).isTrue();
        assertThat(chart.path("rules")).hasSize(4);
        JsonNode funnel = ok("/api/v1/kpis/readmission.7d.crude/funnel?facility=NORTH&by=unit&window=30d");
        assertThat(funnel.path("points")).hasSize(2);
        assertThat(funnel.path("minN").asInt()).isEqualTo(10);
        assertThat(ok("/api/v1/kpis/slices?facility=NORTH&by=unit").path("values"))
                .extracting(JsonNode::asText)
                .containsExactly("MED1", "MED2");
        assertThat(ok("/api/v1/kpis/slices?facility=ALL&by=facility").path("values"))
                .extracting(JsonNode::asText)
                .containsExactly("NORTH");
    }

    @Test
    void shouldAnswerAsCsvWhenAskedTo() throws Exception {
        HttpResponse<String> latest = get("/api/v1/kpis/latest?facility=NORTH&kpi=discharges&window=7d&format=csv");
        assertThat(latest.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/csv");
        List<String> lines = latest.body().lines().toList();
        assertThat(lines).hasSize(2);
        assertThat(lines.get(0))
                .startsWith("kpi,definition,title,facility,unit,")
                .endsWith("missingFamily");
        assertThat(lines.get(1)).startsWith("discharges,1,Discharges,NORTH,ALL,ALL,ALL,ALL,7d,MATURED,2025-03-01,");
        HttpResponse<String> history = send(
                request("/api/v1/kpis/census.midnight/history?facility=NORTH").header("Accept", "text/csv"));
        assertThat(history.body().lines().toList().getFirst()).endsWith("missingFamily,restated,firstSaid");
    }

    @Test
    void shouldDescribeItself() throws Exception {
        HttpResponse<String> document = get("/openapi/kpi.yml");
        assertThat(document.statusCode()).isEqualTo(200);
        assertThat(document.body())
                .contains("/api/v1/kpis/{kpi}/history:", "/api/v1/kpis/latest:", "name: ageGroup", "firstSaid:");
    }

    @Test
    void shouldRefuseWhatCannotBeAnswered() throws Exception {
        refuses(404, "UNKNOWN_KPI", "/api/v1/kpis/readmission.8d/history?facility=NORTH");
        refuses(404, "UNKNOWN_KPI", "/api/v1/kpis/latest?kpi=nonsense");
        refuses(404, "UNKNOWN_SLICE", "/api/v1/kpis/latest?facility=NOWHERE");
        refuses(404, "UNKNOWN_SLICE", "/api/v1/kpis/latest?facility=NORTH&unit=NOWHERE");
        refuses(404, "UNKNOWN_SLICE", "/api/v1/kpis/latest?facility=ALL&unit=MED1");
        refuses(400, "INVALID_PARAMETER", "/api/v1/kpis/latest?facility=NORTH&unit=MED1&payer=MEDICARE");
        refuses(400, "INVALID_PARAMETER", "/api/v1/kpis/latest?facility=" + "N".repeat(300));
        refuses(400, "UNKNOWN_WINDOW", "/api/v1/kpis/latest?window=8d");
        refuses(400, "UNKNOWN_WINDOW", "/api/v1/kpis/census.midnight/history?window=7d");
        refuses(400, "INVALID_PARAMETER", "/api/v1/kpis/discharges/history?step=0");
        refuses(400, "INVALID_REQUEST", "/api/v1/kpis/discharges/history?step=often");
        refuses(422, "TOO_MANY_POINTS", "/api/v1/kpis/discharges/history?from=2000-01-01");
        refuses(400, "DAY_OUT_OF_RANGE", "/api/v1/kpis/discharges/history?to=2100-01-01");
        refuses(422, "NOT_A_SHARE", "/api/v1/kpis/discharges/funnel?facility=NORTH&by=unit");
        refuses(422, "NOT_A_SHARE", "/api/v1/kpis/denial.initial.dollars/funnel?facility=NORTH&by=unit");
        refuses(400, "INVALID_PARAMETER", "/api/v1/kpis/readmission.7d.crude/funnel?facility=ALL&by=unit");
        refuses(400, "INVALID_PARAMETER", "/api/v1/kpis/slices?facility=NORTH&by=colour");
        refuses(400, "INVALID_PARAMETER", "/api/v1/kpis/discharges/chart?points=100000");
    }

    @Test
    void shouldSayThatItRestoresWhileStoresCannotBeRead() throws Exception {
        where = new Whereabouts.Restoring();
        HttpResponse<String> response = refuses(503, "RESTORING", "/api/v1/kpis/latest");
        assertThat(response.headers().firstValue("Retry-After")).isPresent();
        KpiView.Source moved = new KpiView.Source() {
            @Override
            public <K> ReadOnlyKeyValueStore<K, byte[]> store(String name) {
                throw new InvalidStateStoreException("the partition left");
            }
        };
        where = new Whereabouts.Here(KpiView.of(moved, true));
        refuses(503, "RESTORING", "/api/v1/kpis");
    }

    @Test
    void shouldAnswerAllWhenManyAskAtOnce() throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            List<CompletableFuture<HttpResponse<String>>> asked = IntStream.range(0, 100)
                    .mapToObj(i -> client.sendAsync(
                            request("/api/v1/kpis/readmission.7d.crude/history?facility=NORTH&window=365d")
                                    .build(),
                            HttpResponse.BodyHandlers.ofString()))
                    .toList();
            assertThat(asked)
                    .allSatisfy(answer -> assertThat(answer.get().statusCode()).isEqualTo(200));
        }
    }

    @Test
    void shouldSendToTheInstanceThatHasTheFacility() throws Exception {
        where = new Whereabouts.Elsewhere(Optional.of("10.0.0.7:8080"));
        HttpResponse<String> response = get("/api/v1/kpis/latest?facility=NORTH&unit=5%20W");
        assertThat(response.statusCode()).isEqualTo(307);
        assertThat(response.headers().firstValue("Location").orElseThrow())
                .isEqualTo("http://10.0.0.7:8080/api/v1/kpis/latest?facility=NORTH&unit=5%20W");
        where = new Whereabouts.Elsewhere(Optional.empty());
        refuses(503, "ELSEWHERE", "/api/v1/kpis/latest?facility=NORTH");
    }

    @Test
    void shouldBeRestoringBeforeTheStreamRuns() {
        assertThat(Whereabouts.of(stream, 1, Staffing.NONE, "NORTH")).isInstanceOf(Whereabouts.Restoring.class);
    }

    private HttpResponse<String> refuses(int status, String code, String path) throws Exception {
        HttpResponse<String> response = get(path);
        assertThat(response.statusCode()).as(path).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/problem+json");
        assertThat(JSON.readTree(response.body()).path("code").asText())
                .as(path)
                .isEqualTo(code);
        return response;
    }

    private JsonNode ok(String path) throws Exception {
        HttpResponse<String> response = get(path);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return JSON.readTree(response.body());
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(request(path));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.getPort() + path));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }
}
