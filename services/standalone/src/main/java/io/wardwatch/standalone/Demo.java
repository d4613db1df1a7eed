package io.wardwatch.standalone;

import io.wardwatch.alerts.AlertsConfig;
import io.wardwatch.alerts.AlertsService;
import io.wardwatch.alerts.ServiceState;
import io.wardwatch.core.event.Event;
import io.wardwatch.kpi.KpiConfig;
import io.wardwatch.kpi.KpiService;
import io.wardwatch.risk.PartitionCounts;
import io.wardwatch.risk.RiskConfig;
import io.wardwatch.risk.RiskService;
import io.wardwatch.schemas.TopicCatalogue;
import io.wardwatch.streaming.Metrics;
import io.wardwatch.streaming.StreamsHealth;
import io.wardwatch.streaming.StreamsService;
import io.wardwatch.streaming.TopicAdmin;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/**
 * One demonstration from start to end: Kafka, topics, clock, services, history, live. Whatever was started is closed in the
 * reverse order, however it ends.
 */
final class Demo {
    private static final int PARTITIONS = TopicCatalogue.DEFAULT_INPUT_PARTITIONS;
    private static final Duration STEP = Duration.ofMillis(250);
    private static final Duration LOOK = Duration.ofMillis(20);
    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Duration DRAIN_LIMIT = Duration.ofSeconds(60);
    private static final Duration PUBLISH_EVERY = Duration.ofSeconds(5);
    private static final Duration QUIET = Duration.ofMillis(500);
    private static final int STOP_SECONDS = 30;

    private final DemoSettings settings;
    private final PrintStream out;
    private final PrintStream err;
    private final DemoScreen screen;
    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final CountDownLatch stop = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private final long began = System.nanoTime();

    private EmbeddedBroker broker;
    private ControlWriter clock;
    private RiskService risk;
    private KpiService kpi;
    private AlertsService alerts;
    private HttpSide http;
    private ScreenLatency latency;
    private Metrics metrics;
    private DemoFeed feed;
    private DemoWatch watch;

    Demo(DemoSettings settings, PrintStream out, PrintStream err) {
        this.settings = settings;
        this.out = out;
        this.err = err;
        this.screen = new DemoScreen(out);
    }

    /** Runs to its end; empty if it was stopped. */
    Optional<DemoResult> run() throws Exception {
        try {
            startKafka();
            startServices();
            if (!history()) {
                return Optional.empty();
            }
            tryNext();
            live();
            return stopped() ? Optional.empty() : Optional.of(drain());
        } catch (Exception | LinkageError failed) {
            // A start that a signal breaks off fails in many ways, none of which is news.
            if (stopped()) {
                return Optional.empty();
            }
            throw failed;
        } finally {
            closeAll();
            ended.countDown();
        }
    }

    /** For a signal: ends the demo and waits until nothing of it is left. */
    void stopAndWait() {
        stop.countDown();
        try {
            if (!ended.await(STOP_SECONDS, TimeUnit.SECONDS)) {
                err.println("wardwatch: the demo did not end within " + STOP_SECONDS + " s; see "
                        + System.getProperty("java.io.tmpdir") + " for folders named wardwatch-*");
            }
        } catch (InterruptedException again) {
            Thread.currentThread().interrupt();
        }
    }

    private void startKafka() {
        say("starting Kafka in this process …");
        broker = opened(EmbeddedBroker.start(settings.port()));
        try (TopicAdmin admin = TopicAdmin.connect(broker.bootstrapServers())) {
            admin.createMissing(TopicCatalogue.all(), PARTITIONS);
        }
        say(String.format(
                Locale.ROOT,
                "Kafka is at %s; %d topics, inputs with %d partitions",
                broker.bootstrapServers(),
                TopicCatalogue.all().size(),
                PARTITIONS));
        clock = opened(ControlWriter.open(broker.bootstrapServers()));
        clock.facilities(settings.simulation().facilities());
        // First the clock, at the end of history: what is recorded by then is not ahead of it.
        clock.tick(Event.micros(settings.historyEnd()));
    }

    private void startServices() throws InterruptedException {
        TempFolder state = opened(TempFolder.create("wardwatch-demo-"));
        metrics = opened(new Metrics());
        String kafka = broker.bootstrapServers();
        risk = opened(RiskService.start(RiskConfig.of(kafka, state.path().resolve("risk")), metrics));
        kpi = opened(KpiService.start(
                KpiConfig.of(kafka, state.path().resolve("kpi")).withPublishEvery(PUBLISH_EVERY), metrics));
        watch = opened(DemoWatch.start(kafka, screen));
        feed = opened(new DemoFeed(kafka, settings.simulation()));
        boolean running =
                risk.stream().awaitRunning(START_LIMIT) && kpi.stream().awaitRunning(START_LIMIT);
        if (!running) {
            throw Failure.of("a service did not start within " + START_LIMIT.toSeconds() + " s")
                    .because("risk is " + risk.stream().health().state() + ", kpi is "
                            + kpi.stream().health().state())
                    .mend("WARDWATCH_LOG=INFO shows more");
        }
        say(String.format(Locale.ROOT, "risk and kpi run after %.1f s", seconds()));
        startPage(kafka);
    }

    private void startPage(String kafka) {
        alerts = opened(AlertsService.start(AlertsConfig.of(kafka), metrics));
        alerts.watch(() -> state("risk", risk.stream())).watch(() -> state("kpi", kpi.stream()));
        http = opened(HttpSide.start(settings.httpPort(), metrics, kpi, alerts));
        say("the page is at " + http.uri() + "/");
    }

    private static ServiceState state(String name, StreamsService stream) {
        StreamsHealth health = stream.health();
        return new ServiceState(name, health.state().name(), health.restore().percent(), null);
    }

    private boolean history() throws InterruptedException {
        long from = System.nanoTime();
        long end = Event.micros(settings.historyEnd());
        long start = Event.micros(settings.simulation().start());
        say(String.format(
                Locale.ROOT,
                "sending %d days of history of %,d patients in %d hospitals (seed %d) …",
                settings.days(),
                settings.patients(),
                settings.simulation().facilities().size(),
                settings.seed()));
        ProgressLine progress = new ProgressLine(err);
        long day = Duration.ofDays(1).toNanos() / 1_000;
        for (long now = start; now < end && !stopped(); now += day) {
            feed.sendUntil(Math.min(end, now + day));
            progress.show(
                    (double) (now - start) / (end - start) / 2,
                    String.format(Locale.ROOT, "%,d sent, %,d applied", feed.sent(), in()));
        }
        feed.flush();
        boolean done = await(
                quiet(),
                Duration.ofHours(1),
                () -> progress.show(
                        .5 + in() / 2.0 / feed.sent(),
                        String.format(Locale.ROOT, "%,d of %,d events applied", in(), feed.sent())));
        progress.end();
        if (done) {
            double took = (System.nanoTime() - from) / 1e9;
            say(String.format(
                    Locale.ROOT,
                    "%,d events of history in %.1f s (%,.0f a second), live after %.1f s",
                    feed.sent(),
                    took,
                    feed.sent() / took,
                    seconds()));
        }
        return done;
    }

    private void live() throws InterruptedException {
        long end = Event.micros(settings.historyEnd());
        screen.live(end);
        feed.live();
        latency = opened(ScreenLatency.start(http.uri(), feed::sentAt));
        long from = System.nanoTime();
        // --for counts from the first live event, wherever in simulated time that is.
        long first = Math.max(end, feed.nextDelivery());
        long deadline = settings.span().map(span -> from + span.toNanos()).orElse(Long.MAX_VALUE);
        do {
            long now = first + (long) ((System.nanoTime() - from) / 1e3 * settings.speed());
            clock.tick(now);
            feed.sendUntil(now);
            screen.tick(now);
        } while (System.nanoTime() < deadline && !stop.await(STEP.toMillis(), TimeUnit.MILLISECONDS));
    }

    /** Waits until all that was sent has been counted by {@code risk} and added up by {@code kpi}. */
    private DemoResult drain() throws InterruptedException {
        feed.flush();
        if (!await(quiet(), DRAIN_LIMIT, () -> {})) {
            say(String.format(Locale.ROOT, "not everything was worked off within %d s", DRAIN_LIMIT.toSeconds()));
        }
        watch.close();
        ScreenLatency.Summary screenLatency = latency.summary();
        say(screenLatency.text());
        PartitionCounts sum = sum();
        return new DemoResult(
                feed.sent(),
                sum.applied(),
                sum.duplicate(),
                sum.rejectedTotal(),
                watch.scores(),
                watch.alerts(),
                watch.kpiValues(),
                screenLatency);
    }

    private void tryNext() {
        out.println();
        out.println("Open " + http.uri() + "/ in a browser: the worklist, why each patient is on it, the KPIs.");
        out.println("While this runs, another terminal can read along:");
        out.println("  curl -N " + http.uri() + "/api/v1/care/stream");
        out.println("  kafka-console-consumer.sh --bootstrap-server " + broker.bootstrapServers()
                + " --topic care.alert.v1 --isolation-level read_committed");
        out.println("  ./wardwatch topics --check --bootstrap " + broker.bootstrapServers());
        out.println("To try next:");
        out.println("  ./wardwatch demo --speed 3600            an hour in a second: days close as you watch");
        out.println("  ./wardwatch demo --patients 20000 --seed 7");
        out.println("  ./wardwatch simulate … and ./wardwatch replay …   the same engine over files, without Kafka");
        out.println();
    }

    private long in() {
        return sum().in();
    }

    private PartitionCounts sum() {
        return risk.counts().values().stream().reduce(PartitionCounts.NONE, PartitionCounts::plus);
    }

    /** Records of {@code kpi.contribution.v1} that {@code kpi} has worked off. */
    private long added() {
        return (long) (metrics.counter("kpi", "contributions").count()
                + metrics.counter("kpi", "ticks").count());
    }

    /**
     * Whether everything that was sent has been worked off by {@code risk} and {@code kpi} and was read by the watch; for a
     * while, as what is applied is committed some 50 ms later.
     */
    private BooleanSupplier quiet() {
        AtomicLong since = new AtomicLong(Long.MAX_VALUE);
        return () -> {
            boolean now = in() >= feed.sent() && watch.idle() && added() >= watch.contributions();
            since.set(now ? Math.min(since.get(), System.nanoTime()) : Long.MAX_VALUE);
            return now && System.nanoTime() - since.get() >= QUIET.toNanos();
        };
    }

    private boolean await(BooleanSupplier done, Duration limit, Runnable meanwhile) throws InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!done.getAsBoolean()) {
            if (!risk.stream().health().live() || !kpi.stream().health().live()) {
                throw Failure.of("a service of the demo gave up")
                        .because("risk is " + risk.stream().health().state() + ", kpi is "
                                + kpi.stream().health().state())
                        .mend("WARDWATCH_LOG=INFO shows more; a full disk is the usual cause");
            }
            if (stop.await(LOOK.toMillis(), TimeUnit.MILLISECONDS) || System.nanoTime() > deadline) {
                return false;
            }
            meanwhile.run();
        }
        return true;
    }

    private <T extends AutoCloseable> T opened(T what) {
        open.push(what);
        return what;
    }

    private void closeAll() {
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (Exception failed) {
                err.println("wardwatch: while ending: " + failed.getMessage());
            }
        }
    }

    private boolean stopped() {
        return stop.getCount() == 0;
    }

    private double seconds() {
        return (System.nanoTime() - began) / 1e9;
    }

    private void say(String text) {
        err.println(text);
        err.flush();
    }
}
