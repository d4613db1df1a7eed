package io.wardwatch.alerts.http;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import io.wardwatch.alerts.FedByHand;
import io.wardwatch.streaming.Metrics;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;

/** The whole HTTP side over a feed that is fed by hand, on a free port of loopback. */
final class Ward implements AutoCloseable {
    final FedByHand feed;

    private final ApplicationContext context;
    private final EmbeddedServer server;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private Ward(FedByHand feed, Map<String, Object> properties) {
        this.feed = feed;
        Map<String, Object> all = new HashMap<>(properties);
        all.put("micronaut.server.port", -1);
        context = ApplicationContext.builder()
                .deduceEnvironment(false)
                .environments("streaming", "alerts")
                .properties(all)
                .singletons(feed.service(), new Metrics())
                .start();
        server = context.getBean(EmbeddedServer.class).start();
    }

    static Ward of(FedByHand feed) {
        return new Ward(feed, Map.of());
    }

    static Ward of(FedByHand feed, Map<String, Object> properties) {
        return new Ward(feed, properties);
    }

    ApplicationContext context() {
        return context;
    }

    FeedStreams streams() {
        return context.getBean(FeedStreams.class);
    }

    int port() {
        return server.getPort();
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port() + path);
    }

    HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(uri(path)), headers);
    }

    HttpResponse<String> post(String path, String body, String... headers) throws IOException, InterruptedException {
        return send(
                HttpRequest.newBuilder(uri(path))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body)),
                headers);
    }

    /** An action with a key and an actor. */
    HttpResponse<String> act(String alertId, String key, String body) throws IOException, InterruptedException {
        return post(
                "/api/v1/care/alerts/" + alertId + "/actions",
                body,
                "Idempotency-Key",
                key,
                "Wardwatch-Actor",
                "A. Nurse");
    }

    private HttpResponse<String> send(HttpRequest.Builder request, String... headers)
            throws IOException, InterruptedException {
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    @Override
    public void close() {
        client.close();
        context.close();
    }
}
