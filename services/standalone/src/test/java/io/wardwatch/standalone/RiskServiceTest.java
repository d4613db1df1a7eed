package io.wardwatch.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import io.wardwatch.risk.RiskConfig;
import io.wardwatch.risk.RiskService;
import io.wardwatch.simulator.SimulationConfig;
import io.wardwatch.streaming.Metrics;
import io.wardwatch.streaming.StartRefused;
import io.wardwatch.streaming.StreamsService;
import io.wardwatch.testkit.BrokerForTests;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code services/risk} as a process of its own, and what it refuses to start with. */
final class RiskServiceTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    @TempDir
    Path state;

    @Test
    void shouldAnswerHealthAndMetricsAsAProcessOfItsOwn() throws Exception {
        try (LiveHospital hospital = new LiveHospital(SimulationConfig.of(1, 50), 20)) {
            Map<String, Object> properties = Map.of(
                    "micronaut.server.port", -1,
                    "risk.bootstrap-servers", hospital.bootstrap(),
                    "risk.state-folder", state.toString());
            try (EmbeddedServer server = ApplicationContext.run(EmbeddedServer.class, properties, "streaming", "risk");
                    HttpClient http = HttpClient.newHttpClient()) {
                StreamsService stream = server.getApplicationContext().getBean(StreamsService.class);
                assertThat(stream.awaitRunning(LIMIT)).isTrue();
                hospital.send(hospital.feed());
                Awaitility.await().atMost(LIMIT).untilAsserted(() -> assertThat(get(http, server, "/health/readiness"))
                        .contains("\"status\":\"UP\"", "wardwatch-risk"));
                assertThat(get(http, server, "/health/liveness")).contains("\"status\":\"UP\"");
                Awaitility.await().atMost(LIMIT).untilAsserted(() -> assertThat(get(http, server, "/metrics"))
                        .containsPattern("wardwatch_risk_events_applied_total\\{partition=\"\\d\"} [1-9]"));
            }
        }
    }

    @Test
    void shouldNotStartWithoutItsTopicsOrWithAWeakerGuarantee() {
        try (BrokerForTests broker = TestBroker.start();
                Metrics metrics = new Metrics()) {
            RiskConfig config = RiskConfig.of(broker.bootstrapServers(), state);
            assertThatThrownBy(() -> RiskService.start(config, metrics))
                    .isInstanceOf(StartRefused.class)
                    .hasMessageContaining("adt.admission.v1")
                    .hasMessageContaining("topics --create");

            Said.by("topics", "--create", "--bootstrap", broker.bootstrapServers());
            RiskConfig weaker = new RiskConfig(
                    config.bootstrapServers(),
                    state,
                    1,
                    "risk-1",
                    config.ahead(),
                    config.policy(),
                    config.valueSets(),
                    config.drgTable(),
                    Map.of(),
                    Map.of("processing.guarantee", "at_least_once"));
            assertThatThrownBy(() -> RiskService.start(weaker, metrics)).hasMessageContaining("exactly_once_v2");
        }
    }

    private static String get(HttpClient http, EmbeddedServer server, String path) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(server.getURI().resolve(path)).build();
        return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }
}
