package io.wardwatch.standalone;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.ToLongFunction;

/**
 * From event to screen: a client of the feed's stream, as a browser is one, which takes the time from the sending of an event to
 * the arrival of the row that shows its score. What a browser then needs to paint is not in it. One thread; read by any.
 */
final class ScreenLatency implements AutoCloseable {
    private static final int MOST = 100_000;
    private static final String DATA = "data:";

    private final ToLongFunction<String> sentAt;
    private final HttpClient http;
    private final Thread thread;
    private final Set<String> seen = new HashSet<>();
    private final long[] nanos = new long[MOST];
    private int count;
    private volatile InputStream stream;

    /** @param sentAt when the event of that id was sent, {@link System#nanoTime}, or {@link Long#MIN_VALUE} if not known */
    private ScreenLatency(URI feed, ToLongFunction<String> sentAt) {
        this.sentAt = sentAt;
        this.http = HttpClient.newHttpClient();
        this.thread = new Thread(() -> run(feed), "demo-screen-latency");
    }

    /** Begins to watch the care feed of the server at {@code base}. */
    static ScreenLatency start(URI base, ToLongFunction<String> sentAt) {
        ScreenLatency watch = new ScreenLatency(base.resolve("/api/v1/care/stream"), sentAt);
        watch.thread.setDaemon(true);
        watch.thread.start();
        return watch;
    }

    /** What was measured so far. */
    synchronized Summary summary() {
        long[] sorted = Arrays.copyOf(nanos, count);
        Arrays.sort(sorted);
        return new Summary(count, quantile(sorted, .50), quantile(sorted, .99));
    }

    /**
     * @param n events whose row was seen
     * @param p50 median, milliseconds; NaN where n = 0
     * @param p99 99th percentile by nearest rank, milliseconds
     */
    record Summary(int n, double p50, double p99) {
        String text() {
            return n == 0
                    ? "no scored event came by: no figure from event to screen"
                    : String.format(
                            Locale.ROOT,
                            "from event to screen: median %.0f ms, 99 %% within %.0f ms (%,d events)",
                            p50,
                            p99,
                            n);
        }

        String json() {
            return n == 0
                    ? "{\"n\":0}"
                    : String.format(Locale.ROOT, "{\"n\":%d,\"p50\":%.1f,\"p99\":%.1f}", n, p50, p99);
        }
    }

    @Override
    public void close() {
        thread.interrupt();
        InputStream open = stream;
        if (open != null) {
            try {
                open.close();
            } catch (IOException ended) {
                // It was to end.
                return;
            }
        }
        http.shutdownNow();
    }

    private static double quantile(long[] sorted, double share) {
        int rank = (int) Math.ceil(share * sorted.length);
        return sorted.length == 0 ? Double.NaN : sorted[Math.max(0, rank - 1)] / 1e6;
    }

    private void run(URI feed) {
        HttpRequest request = HttpRequest.newBuilder(feed)
                .header("Accept", "text/event-stream")
                .build();
        ObjectMapper json = new ObjectMapper();
        try {
            stream = http.send(request, HttpResponse.BodyHandlers.ofInputStream())
                    .body();
            BufferedReader lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(DATA)) {
                    arrived(json.readTree(line.substring(DATA.length())), System.nanoTime());
                }
            }
        } catch (IOException ended) {
            // The server or this demo ends; what was measured stands.
            return;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void arrived(JsonNode row, long at) {
        for (JsonNode score : row.path("scores")) {
            String trigger = score.path("trigger").asText();
            long sent = sentAt.applyAsLong(trigger);
            if (sent != Long.MIN_VALUE && count < MOST && seen.add(trigger)) {
                nanos[count++] = at - sent;
            }
        }
    }
}
