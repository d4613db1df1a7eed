package io.wardwatch.alerts.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.wardwatch.alerts.FedByHand;
import io.wardwatch.core.alert.CareAlert;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class StreamOverHttpTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private FedByHand feed;
    private Ward ward;

    @BeforeEach
    void start() {
        feed = new FedByHand("cluster-1")
                .clock(FedByHand.START)
                .alert("a0", "warning")
                .live();
        ward = Ward.of(feed, Map.of("alerts.journal-size", 2000, "alerts.max-streams", 20));
    }

    @AfterEach
    void stop() {
        ward.close();
    }

    @Test
    void shouldGiveEveryChangeAsARowWhenItComes() throws Exception {
        try (Sse stream = new Sse(ward.port(), "care", "")) {
            assertThat(stream.status()).isEqualTo("HTTP/1.1 200 OK");
            Sse.Event first = stream.next();
            assertThat(first.name()).isEqualTo("heartbeat");
            assertThat(first.data()).isEqualTo("{\"clock\":\"2025-04-01T08:00:00Z\"}");

            feed.alert("a1", "critical");
            ward.act("a1", "click-0001", "{\"action\":\"ACKNOWLEDGE\"}");

            JsonNode opened = JSON.readTree(stream.nextAlert().data());
            assertThat(opened.at("/alertId").asText()).isEqualTo("a1");
            assertThat(opened.at("/state").asText()).isEqualTo("NEW");
            assertThat(JSON.readTree(stream.nextAlert().data()).at("/state").asText())
                    .isEqualTo("ACKNOWLEDGED");
        }
    }

    @Test
    void shouldSayThatItIsAliveAndTellTheClock() throws Exception {
        try (Sse stream = new Sse(ward.port(), "care", "")) {
            stream.next();
            feed.clock(FedByHand.START.plus(Duration.ofHours(1)));
            Sse.Event beat = stream.next();
            assertThat(beat.name()).isEqualTo("heartbeat");
            assertThat(beat.data()).isEqualTo("{\"clock\":\"2025-04-01T09:00:00Z\"}");
        }
    }

    @Test
    void shouldGoOnFromTheListWithoutAGap() throws Exception {
        String cursor = FeedOverHttpTest.json(ward.get("/api/v1/care/alerts"), 200)
                .at("/cursor")
                .asText();
        feed.alert("a1", "critical").alert("a2", "critical");
        try (Sse stream = new Sse(ward.port(), "care", cursor)) {
            assertThat(List.of(id(stream.nextAlert()), id(stream.nextAlert()))).containsExactly("a1", "a2");
        }
        String path = "/api/v1/care/stream?cursor=" + cursor;
        assertThat(FeedOverHttpTest.json(ward.get(path, "Last-Event-ID", "made-up"), 400)
                        .at("/code")
                        .asText())
                .as("the header wins")
                .isEqualTo("CURSOR_INVALID");
    }

    @Test
    void shouldRefuseCursorsThatAreNotOurs() throws Exception {
        String cursor = FeedOverHttpTest.json(ward.get("/api/v1/care/alerts"), 200)
                .at("/cursor")
                .asText();
        for (String word : List.of("1", "made-up", "../../etc", cursor + "A", cursor.substring(1), "a".repeat(7_500))) {
            assertThat(FeedOverHttpTest.json(ward.get("/api/v1/care/stream", "Last-Event-ID", word), 400)
                            .at("/code")
                            .asText())
                    .isEqualTo("CURSOR_INVALID");
        }
        assertThat(FeedOverHttpTest.json(ward.get("/api/v1/finance/stream?cursor=" + cursor), 400)
                        .at("/code")
                        .asText())
                .isEqualTo("CURSOR_INVALID");
        try (Ward other = Ward.of(new FedByHand("cluster-2").live())) {
            assertThat(FeedOverHttpTest.json(other.get("/api/v1/care/stream?cursor=" + cursor), 409)
                            .at("/code")
                            .asText())
                    .isEqualTo("CURSOR_OTHER_CLUSTER");
        }
    }

    @Test
    void shouldSendBackToTheListWhenTheCursorIsAheadOfTheFeed() throws Exception {
        feed.alert("a1", "critical");
        String cursor = FeedOverHttpTest.json(ward.get("/api/v1/care/alerts"), 200)
                .at("/cursor")
                .asText();
        try (Ward younger = Ward.of(
                        new FedByHand("cluster-1").clock(FedByHand.START).live());
                Sse stream = new Sse(younger.port(), "care", cursor)) {
            Sse.Event reset = stream.next();
            assertThat(reset.name()).isEqualTo("reset");
            assertThat(reset.data()).isEqualTo("{\"reason\":\"EXPIRED\"}");
            assertThat(stream.next()).as("the stream has ended").isNull();
        }
    }

    @Test
    void shouldTakeNoMoreStreamsThanAllowedAndForgetThoseThatWent() throws Exception {
        List<Sse> open = new ArrayList<>();
        try {
            for (int i = 0; i < 20; i++) {
                Sse stream = new Sse(ward.port(), "care", "");
                stream.next();
                open.add(stream);
            }
            HttpResponse<String> refused = ward.get("/api/v1/care/stream");
            assertThat(FeedOverHttpTest.json(refused, 503).at("/code").asText()).isEqualTo("TOO_MANY_STREAMS");
            assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        } finally {
            for (Sse stream : open) {
                stream.close();
            }
        }
        Awaitility.await().untilAsserted(() -> assertThat(ward.streams().open()).isZero());
    }

    @Test
    void shouldLetGoOfAReaderThatStoppedReading() throws Exception {
        try (Ward impatient = Ward.of(feed, Map.of("micronaut.server.idle-timeout", "3s"));
                Socket silent = new Socket()) {
            silent.setReceiveBufferSize(4 * 1024);
            silent.connect(new InetSocketAddress("127.0.0.1", impatient.port()));
            silent.getOutputStream()
                    .write("GET /api/v1/care/stream HTTP/1.1\r\nHost: localhost\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            Awaitility.await().until(() -> impatient.streams().open() == 1);
            for (int i = 0; i < 1_500; i++) {
                feed.alert("c" + i % 10, "warning", CareAlert.State.UPDATED, 0.3 + (i % 97) / 1_000.0);
            }
            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> impatient.streams().open() == 0);
        }
    }

    @Test
    void shouldLoseAndDoubleNothingWhenConnectionsAreCutAnywhere() throws Exception {
        int alerts = 400;
        int clients = 8;
        try (ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<List<String>>> seen = new ArrayList<>();
            String from = FeedOverHttpTest.json(ward.get("/api/v1/care/alerts"), 200)
                    .at("/cursor")
                    .asText();
            for (int i = 0; i < clients; i++) {
                seen.add(readers.submit(cutting(from, new Random(i), alerts)));
            }
            for (int i = 1; i <= alerts; i++) {
                feed.alert(name(i), "warning");
            }
            for (Future<List<String>> client : seen) {
                assertThat(client.get()).doesNotHaveDuplicates().hasSize(alerts).contains(name(1), name(alerts));
            }
        }
    }

    /** Reads until it has all, over connections that it cuts after a few events, within one or between two. */
    private Callable<List<String>> cutting(String from, Random random, int alerts) {
        return () -> {
            List<String> seen = new ArrayList<>();
            String cursor = from;
            while (seen.size() < alerts) {
                try (Sse stream = new Sse(ward.port(), "care", cursor)) {
                    for (int left = 1 + random.nextInt(40); left > 0 && seen.size() < alerts; left--) {
                        Sse.Event event = stream.next();
                        cursor = event.id();
                        if (event.name().equals("alert")) {
                            seen.add(id(event));
                        }
                    }
                }
            }
            return seen;
        };
    }

    private static String name(int number) {
        return "b%04d".formatted(number);
    }

    private static String id(Sse.Event event) throws Exception {
        return JSON.readTree(event.data()).at("/alertId").asText();
    }
}
