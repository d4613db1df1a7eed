package io.wardwatch.streaming;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.streams.Topology;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HealthOverHttpTest {
    @TempDir
    Path state;

    private StreamsService service;
    private Metrics metrics;
    private EmbeddedServer server;

    @BeforeEach
    void startWithAStreamThatIsNotRunningYet() {
        StreamsSettings settings = StreamsSettings.of("ward", "127.0.0.1:1", state);
        Topology topology = settings.topology();
        topology.addSource("consume-in", new StringDeserializer(), new StringDeserializer(), "in");
        service = new StreamsService(settings, topology);
        metrics = new Metrics();
        server = ApplicationContext.builder()
                .environments("streaming")
                .properties(Map.of("micronaut.server.port", -1))
                .singletons(service, metrics)
                .start()
                .getBean(EmbeddedServer.class)
                .start();
    }

    @AfterEach
    void stop() {
        server.close();
        service.close();
        metrics.close();
    }

    @Test
    void shouldBeAliveButNotReadyWhenTheStreamDoesNotRunYet() throws Exception {
        assertThat(get("/health/liveness").statusCode()).isEqualTo(200);

        HttpResponse<String> readiness = get("/health/readiness");
        assertThat(readiness.statusCode()).isEqualTo(503);
        assertThat(readiness.body()).contains("wardwatch-ward").contains("\"percent\":100");
    }

    @Test
    void shouldNotBeAliveWhenTheStreamHasEnded() throws Exception {
        service.close();

        assertThat(get("/health/liveness").statusCode()).isEqualTo(503);
    }

    @Test
    void shouldShowCountersToPrometheus() throws Exception {
        metrics.counter("ward", "events").increment(3);
        metrics.dropped("ward", "events", "MISROUTED").increment();

        assertThat(get("/metrics").body())
                .contains("wardwatch_ward_events_total 3.0")
                .contains("wardwatch_ward_events_dropped_total{reason=\"MISROUTED\"} 1.0");
    }

    @Test
    void shouldListenOnLoopbackOnly() {
        assertThat(server.getHost()).isIn("127.0.0.1", "localhost");
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            URI uri = URI.create("http://127.0.0.1:" + server.getPort() + path);
            return client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
        }
    }
}
