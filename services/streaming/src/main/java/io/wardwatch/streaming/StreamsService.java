package io.wardwatch.streaming;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The life of one service's stream: built from settings that cannot be weakened, started once, watched, closed within a
 * time limit. It never ends the process: {@link #await} returns, and its caller does. Thread-safe.
 */
public final class StreamsService implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StreamsService.class);
    private static final int MOST_DEATHS = 5;
    private static final Duration DEATHS_WITHIN = Duration.ofMinutes(5);
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(20);

    private final StreamsSettings settings;
    private final KafkaStreams streams;
    private final RestoreProgress restore = new RestoreProgress();
    private final ThreadDeaths deaths = new ThreadDeaths(MOST_DEATHS, DEATHS_WITHIN, System::nanoTime);
    private final CountDownLatch running = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);

    /**
     * Builds the stream without starting it.
     *
     * @param topology built on {@link StreamsSettings#builder} or {@link StreamsSettings#topology} of the same settings
     * @throws IllegalArgumentException if the settings weaken what correctness rests on
     */
    public StreamsService(StreamsSettings settings, Topology topology) {
        this.settings = settings;
        this.streams = new KafkaStreams(topology, settings.properties());
        streams.setUncaughtExceptionHandler(deaths);
        streams.setGlobalStateRestoreListener(restore);
        streams.setStateListener(this::changed);
    }

    /** Starts and returns at once. */
    public StreamsService start() {
        streams.start();
        return this;
    }

    /** Waits until it first runs, its stores restored; false if that took longer or it ended instead. */
    public boolean awaitRunning(Duration limit) throws InterruptedException {
        return running.await(limit.toNanos(), TimeUnit.NANOSECONDS) && health().live();
    }

    /** Waits until it has ended; true if it was closed, false if it gave up. */
    public boolean await() throws InterruptedException {
        ended.await();
        return streams.state() != KafkaStreams.State.ERROR;
    }

    /** How it is now. */
    public StreamsHealth health() {
        return new StreamsHealth(
                settings.applicationId(), streams.state(), restore.snapshot(), deaths.count(), deaths.lastCause());
    }

    /** Kafka's own object, for interactive queries and metrics. Its stores throw while partitions move. */
    public KafkaStreams streams() {
        return streams;
    }

    /** The settings it was built with. */
    public StreamsSettings settings() {
        return settings;
    }

    /** Commits, closes and waits at most 20 s. Closing twice does nothing. */
    @Override
    public void close() {
        if (!streams.close(CLOSE_LIMIT)) {
            LOG.warn("{} did not close within {} s", settings.applicationId(), CLOSE_LIMIT.toSeconds());
        }
        running.countDown();
        ended.countDown();
    }

    private void changed(KafkaStreams.State now, KafkaStreams.State before) {
        LOG.info("{} is {}, was {}", settings.applicationId(), now, before);
        if (now == KafkaStreams.State.RUNNING) {
            running.countDown();
        }
        if (now == KafkaStreams.State.ERROR || now == KafkaStreams.State.NOT_RUNNING) {
            if (now == KafkaStreams.State.ERROR) {
                LOG.error(
                        "{} gave up: {}",
                        settings.applicationId(),
                        deaths.lastCause().orElse("no cause known"));
            }
            running.countDown();
            ended.countDown();
        }
    }
}
