package io.wardwatch.alerts.http;

import io.micrometer.core.instrument.Gauge;
import io.micronaut.http.HttpStatus;
import io.wardwatch.alerts.AlertsConfig;
import io.wardwatch.alerts.AlertsService;
import io.wardwatch.alerts.Feed;
import io.wardwatch.alerts.FeedName;
import io.wardwatch.alerts.Listing;
import io.wardwatch.alerts.Row;
import io.wardwatch.streaming.Metrics;
import io.wardwatch.streaming.http.Problem;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.reactivestreams.Publisher;

/** The open streams of both feeds. One thread wakes all of them; each connection takes its events at its own pace. */
final class FeedStreams implements AutoCloseable {
    static final Duration HEARTBEAT = Duration.ofSeconds(2);

    /** A feed's journal with those who read it. */
    private final class Line {
        private final Journal journal;
        private final Set<Stream> open = ConcurrentHashMap.newKeySet();
        private final AtomicBoolean woken = new AtomicBoolean();

        Line(Feed feed, String clusterId, int entries, Function<Row, byte[]> json) {
            Cursor.Codec codec = new Cursor.Codec(clusterId, feed.name(), feed.partitions());
            journal = new Journal(codec, entries, json, this::wake);
            feed.listen(journal);
        }

        private void wake() {
            if (!open.isEmpty() && woken.compareAndSet(false, true)) {
                try {
                    pump.execute(() -> {
                        woken.set(false);
                        open.forEach(Stream::serve);
                    });
                } catch (RejectedExecutionException closed) {
                    woken.set(false);
                }
            }
        }
    }

    private final Map<FeedName, Line> lines = new EnumMap<>(FeedName.class);
    private final ScheduledExecutorService pump = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("streams").daemon().factory());
    private final int most;

    FeedStreams(AlertsService service, AlertsConfig config, Function<Row, byte[]> json, Metrics metrics) {
        this.most = config.maxStreams();
        for (FeedName name : FeedName.values()) {
            lines.put(name, new Line(service.feed(name), service.clusterId(), config.journalSize(), json));
        }
        Gauge.builder("wardwatch.alerts.streams", this, FeedStreams::open).register(metrics.registry());
        var unused = pump.scheduleAtFixedRate(
                () -> lines.values().forEach(line -> line.open.forEach(Stream::beat)),
                HEARTBEAT.toMillis(),
                HEARTBEAT.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    /** How many streams are open. */
    int open() {
        return lines.values().stream().mapToInt(line -> line.open.size()).sum();
    }

    /** Whether no more are taken. */
    boolean full() {
        return open() >= most;
    }

    /** Whether the feed has been rebuilt. */
    boolean live(FeedName feed) {
        return lines.get(feed).journal.tip().isPresent();
    }

    /** The cursor of a page: after its position and clock. */
    String word(FeedName feed, Listing page) {
        long clock = page.clock() == null ? Long.MIN_VALUE : ChronoUnit.MICROS.between(Instant.EPOCH, page.clock());
        return lines.get(feed).journal.codec().encode(Cursor.at(page.position(), clock));
    }

    /**
     * The events of a live feed after the cursor that {@code word} stands for, or from now on; each subscription is a stream of
     * its own.
     *
     * @throws io.wardwatch.streaming.http.Refusal if the word is no cursor of this feed
     */
    Publisher<byte[]> events(FeedName feed, Optional<String> word) {
        Line line = lines.get(feed);
        Optional<Cursor> cursor = word.map(text -> cursor(line.journal.codec(), text));
        return reader -> {
            Journal.Tip start = line.journal.tip().orElseThrow();
            Stream stream = new Stream(line.journal, start, cursor, reader, line.open::remove);
            line.open.add(stream);
            reader.onSubscribe(stream);
        };
    }

    private static Cursor cursor(Cursor.Codec codec, String word) {
        return switch (codec.decode(word)) {
            case Cursor.Decoded.Valid valid -> valid.cursor();
            case Cursor.Decoded.Outlived outlived -> Cursor.NEVER;
            case Cursor.Decoded.Invalid invalid ->
                throw Problem.of(
                                HttpStatus.BAD_REQUEST,
                                "CURSOR_INVALID",
                                "This is no cursor of this feed. Read the list, and go on from the cursor there.")
                        .refusal();
            case Cursor.Decoded.OtherCluster other ->
                throw Problem.of(
                                HttpStatus.CONFLICT,
                                "CURSOR_OTHER_CLUSTER",
                                "This cursor is of another Kafka cluster. Read the list, and go on from the cursor there.")
                        .refusal();
        };
    }

    @Override
    public void close() {
        pump.shutdownNow();
        lines.values().forEach(line -> line.open.forEach(Stream::end));
    }
}
