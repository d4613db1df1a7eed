package io.wardwatch.standalone;

import io.wardwatch.alerts.AlertsConfig;
import io.wardwatch.alerts.AlertsService;
import io.wardwatch.core.event.Event;
import io.wardwatch.kpi.KpiConfig;
import io.wardwatch.kpi.KpiService;
import io.wardwatch.risk.RiskConfig;
import io.wardwatch.risk.RiskService;
import io.wardwatch.schemas.TopicCatalogue;
import io.wardwatch.simulator.SimulationConfig;
import io.wardwatch.streaming.Metrics;
import io.wardwatch.streaming.TopicAdmin;
import io.wardwatch.testkit.BrokerForTests;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.awaitility.Awaitility;

/** Everything behind the page, with a history, and time that goes on when it is told to; closes as a whole. */
final class LivePage implements AutoCloseable {
    private static final Duration START = Duration.ofMinutes(2);
    /** Simulated time in a step, and the pause after it. */
    private static final long STEP = TimeUnit.MINUTES.toMicros(3);

    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(50);

    private final BrokerForTests broker = TestBroker.start();
    private final Metrics metrics = new Metrics();
    private final ControlWriter clock;
    private final RiskService risk;
    private final KpiService kpi;
    private final DemoFeed feed;
    private AlertsService alerts;
    private HttpSide http;
    private long now;
    private volatile boolean flowing;
    private Thread flow;

    LivePage(Path state, int patients, int days) throws InterruptedException {
        SimulationConfig simulation = SimulationConfig.of(7, patients);
        String kafka = broker.bootstrapServers();
        try (TopicAdmin admin = TopicAdmin.connect(kafka)) {
            admin.createMissing(TopicCatalogue.all(), 3);
        }
        clock = ControlWriter.open(kafka);
        clock.facilities(simulation.facilities());
        now = Event.micros(simulation.start().plus(Duration.ofDays(days)).plus(Duration.ofHours(16)));
        clock.tick(now);
        risk = RiskService.start(RiskConfig.of(kafka, state.resolve("risk")), metrics);
        kpi = KpiService.start(
                KpiConfig.of(kafka, state.resolve("kpi")).withPublishEvery(Duration.ofSeconds(1)), metrics);
        feed = new DemoFeed(kafka, simulation);
        feed.sendUntil(now);
        feed.live();
        risk.stream().awaitRunning(START);
        kpi.stream().awaitRunning(START);
        // Only what comes later is news to the page.
        Awaitility.await().atMost(START).until(() -> LiveHospital.sum(risk).in() >= feed.sent());
        startFeed(0);
    }

    URI uri() {
        return http.uri();
    }

    /** When the event of that id was sent, milliseconds since 1970; -1 if it is none of those that flowed. */
    long sentAt(String eventId) {
        long sent = feed.sentAt(eventId);
        return sent == Long.MIN_VALUE
                ? -1
                : System.currentTimeMillis() - TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - sent);
    }

    /** Lets time go on, on a thread of its own. */
    void flow() {
        flowing = true;
        flow = new Thread(
                () -> {
                    while (flowing) {
                        now += STEP;
                        clock.tick(now);
                        feed.sendUntil(now);
                        LockSupport.parkNanos(PAUSE);
                    }
                },
                "live-page");
        flow.start();
    }

    void stop() throws InterruptedException {
        flowing = false;
        flow.join();
        feed.flush();
    }

    /** Ends the feed's service with its HTTP side, and starts another at the same address. */
    void restart() throws InterruptedException {
        int port = http.uri().getPort();
        http.close();
        alerts.close();
        startFeed(port);
    }

    private void startFeed(int port) throws InterruptedException {
        alerts = AlertsService.start(AlertsConfig.of(broker.bootstrapServers()), metrics);
        alerts.awaitLive(START);
        http = HttpSide.start(port, metrics, kpi, alerts);
    }

    @Override
    public void close() {
        flowing = false;
        http.close();
        alerts.close();
        feed.close();
        kpi.close();
        risk.close();
        clock.close();
        broker.close();
    }
}
