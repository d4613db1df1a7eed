package io.wardwatch.alerts;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.function.Supplier;

/** A service in another process, by its readiness over HTTP. */
final class WatchedService implements Supplier<ServiceState> {
    private static final Duration ANSWER_WITHIN = Duration.ofMillis(500);
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().connectTimeout(ANSWER_WITHIN).build();

    private final String service;
    private final URI readiness;

    /** @param url base address; throws {@link IllegalArgumentException} where it is none */
    WatchedService(String service, String url) {
        this.service = service;
        this.readiness = URI.create(url.replaceAll("/+$", "") + "/health/readiness");
    }

    @Override
    public ServiceState get() {
        HttpRequest request =
                HttpRequest.newBuilder(readiness).timeout(ANSWER_WITHIN).build();
        try {
            int status =
                    CLIENT.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            return switch (status) {
                case 200 -> new ServiceState(service, "RUNNING", 100, null);
                case 503 -> new ServiceState(service, "NOT_READY", 0, null);
                default -> new ServiceState(service, "UNKNOWN", 0, null);
            };
        } catch (IOException away) {
            return new ServiceState(service, "NOT_REACHED", 0, null);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return new ServiceState(service, "UNKNOWN", 0, null);
        }
    }
}
