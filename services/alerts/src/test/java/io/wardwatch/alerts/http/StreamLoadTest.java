package io.wardwatch.alerts.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardwatch.alerts.FedByHand;
import io.wardwatch.core.alert.CareAlert;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Many streams at once, on loopback. By itself a short run; {@code -Dwardwatch.load.clients=500 -Dwardwatch.load.seconds=60} is the
 * long one. What it measures is printed; what must hold is that every reader sees every alert once, and that readers who do not
 * read cost next to nothing.
 */
final class StreamLoadTest {
    private static final int CLIENTS = Integer.getInteger("wardwatch.load.clients", 100);
    private static final int SECONDS = Integer.getInteger("wardwatch.load.seconds", 3);
    private static final int ALERTS_A_SECOND = Integer.getInteger("wardwatch.load.rate", 20);
    private static final int RING = 1_000;
    private static final int CHANGES = Integer.getInteger("wardwatch.load.changes", 5) * RING;

    /** What a connection with full buffers may weigh; a queue of all changes would take megabytes. */
    private static final long BYTES_A_CLIENT = 150_000;

    private FedByHand feed;
    private Ward ward;

    @BeforeEach
    void start() {
        feed = new FedByHand("cluster-1").clock(FedByHand.START).live();
        ward = Ward.of(feed, Map.of("alerts.journal-size", RING, "alerts.max-streams", CLIENTS + 1));
    }

    @AfterEach
    void stop() {
        ward.close();
    }

    @Test
    void shouldGiveEveryReaderEveryAlertOnce() throws Exception {
        int alerts = ALERTS_A_SECOND * SECONDS;
        AtomicLongArray sent = new AtomicLongArray(alerts);
        List<Future<long[]>> readers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
                ScheduledExecutorService writer = Executors.newSingleThreadScheduledExecutor()) {
            for (int i = 0; i < CLIENTS; i++) {
                readers.add(threads.submit(reading(sent)));
            }
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> ward.streams().open() == CLIENTS);
            AtomicInteger next = new AtomicInteger();
            writer.scheduleAtFixedRate(
                    () -> {
                        int number = next.getAndIncrement();
                        if (number < alerts) {
                            sent.set(number, System.nanoTime());
                            feed.alert("n%06d".formatted(number), "warning");
                        }
                    },
                    0,
                    1_000_000 / ALERTS_A_SECOND,
                    TimeUnit.MICROSECONDS);
            long[] latencies = new long[CLIENTS * alerts];
            for (int i = 0; i < CLIENTS; i++) {
                System.arraycopy(readers.get(i).get(), 0, latencies, i * alerts, alerts);
            }
            table(alerts, latencies);
        }
    }

    /** Reads until it has seen all, each once; gives how long each took from the feed, in nanoseconds. */
    private Callable<long[]> reading(AtomicLongArray sent) {
        return () -> {
            long[] latencies = new long[sent.length()];
            BitSet seen = new BitSet();
            try (Sse stream = new Sse(ward.port(), "care", "")) {
                while (seen.cardinality() < latencies.length) {
                    Sse.Event event = stream.nextAlert();
                    int at = event.data().indexOf("\"alertId\":\"n") + 12;
                    int number = Integer.parseInt(event.data(), at, at + 6, 10);
                    assertThat(seen.get(number)).as("seen twice").isFalse();
                    seen.set(number);
                    latencies[number] = System.nanoTime() - sent.get(number);
                }
            }
            return latencies;
        };
    }

    private static void table(int alerts, long[] latencies) {
        Arrays.sort(latencies);
        System.out.printf(
                Locale.ROOT,
                "%n%8s %8s %8s %12s %10s %10s %10s%n%8d %8d %8d %12d %7.1f ms %7.1f ms %7.1f ms%n%n",
                "clients",
                "seconds",
                "alerts",
                "deliveries",
                "p50",
                "p99",
                "max",
                CLIENTS,
                SECONDS,
                alerts,
                latencies.length,
                latencies[latencies.length / 2] / 1e6,
                latencies[(int) (latencies.length * 0.99)] / 1e6,
                latencies[latencies.length - 1] / 1e6);
    }

    @Test
    void shouldNotGrowWhenReadersDoNotRead() throws Exception {
        try (Sse reader = new Sse(ward.port(), "care", "")) {
            // The ring is full of written events before anything is measured.
            change(RING, reader);
            List<Socket> slow = new ArrayList<>();
            long before = usedHeap();
            try {
                for (int i = 0; i < CLIENTS; i++) {
                    slow.add(unread());
                }
                Awaitility.await()
                        .atMost(Duration.ofSeconds(60))
                        .until(() -> ward.streams().open() == CLIENTS + 1);
                change(CHANGES, reader);
                long grown = usedHeap() - before;

                System.out.printf(
                        Locale.ROOT,
                        "%n%d streams that nobody reads, %d changes: heap %+.1f MB, %+.1f KB a stream%n%n",
                        CLIENTS,
                        CHANGES,
                        grown / 1e6,
                        grown / 1e3 / CLIENTS);
                assertThat(grown).isLessThan(BYTES_A_CLIENT * CLIENTS);
                assertThat(toldToStartOver(slow.getFirst())).isTrue();
            } finally {
                for (Socket socket : slow) {
                    socket.close();
                }
            }
        }
    }

    /** So many changes of a few alerts, each read by {@code reader} before the next ones come. */
    private void change(int changes, Sse reader) throws IOException {
        for (int i = 0; i < changes; i++) {
            feed.alert("c" + i % 10, "warning", CareAlert.State.UPDATED, 0.3 + (i % 97) / 1_000.0);
            if (i % 100 == 99) {
                for (int read = 0; read < 100; read++) {
                    reader.nextAlert();
                }
            }
        }
    }

    private Socket unread() throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(4 * 1024);
        socket.setSoTimeout(20_000);
        socket.connect(new InetSocketAddress("127.0.0.1", ward.port()));
        socket.getOutputStream()
                .write("GET /api/v1/care/stream HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                        .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    /** Whether such a stream, once it is read, comes to a reset before it has given everything. */
    private static boolean toldToStartOver(Socket socket) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        int alerts = 0;
        for (String line = in.readLine(); line != null && alerts < CHANGES; line = in.readLine()) {
            if (line.equals("event: reset")) {
                return true;
            }
            alerts += line.equals("event: alert") ? 1 : 0;
        }
        return false;
    }

    private static long usedHeap() {
        long used = Long.MAX_VALUE;
        for (int i = 0; i < 4; i++) {
            System.gc();
            used = Math.min(
                    used,
                    Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory());
        }
        return used;
    }
}
