package io.wardwatch.alerts;

import io.wardwatch.core.feed.AlertAction;
import io.wardwatch.schemas.TopicCatalogue;
import io.wardwatch.streaming.registry.RegistryProblem;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that reads the feeds' topics, committed records only, without a consumer group: every instance reads everything.
 * LIVE once it has read what was there at its start. A broker that is away, or a record that cannot be read, never ends it.
 */
final class FeedReader implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FeedReader.class);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final long FIRST_WAIT_MS = 100;
    private static final long LONGEST_WAIT_MS = 5_000;
    private static final long CLOSE_WITHIN_MS = 10_000;

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Feeds feeds;
    private final TopicRecords records;
    private final Consumer<AlertAction> whenRead;
    private final List<AlertAction> acted = new ArrayList<>();
    private final Map<TopicPartition, TopicPlace> places = new HashMap<>();
    private final Map<TopicPartition, Long> begins = new HashMap<>();
    private final Map<TopicPartition, Long> ends = new HashMap<>();
    private final Map<TopicPartition, Long> reached = new HashMap<>();
    private final CountDownLatch live = new CountDownLatch(1);
    private final Thread thread;
    private final int scoresDays;
    private final Clock wall;
    private volatile FeedState.Phase phase = FeedState.Phase.REBUILDING;
    private volatile int percent;
    private final AtomicLong read = new AtomicLong();
    private final CountDownLatch closing = new CountDownLatch(1);

    /** @param whenRead is told each action once its row is made */
    FeedReader(AlertsConfig config, Feeds feeds, TopicRecords records, Consumer<AlertAction> whenRead, Clock wall) {
        this.consumer =
                new KafkaConsumer<>(properties(config), new ByteArrayDeserializer(), new ByteArrayDeserializer());
        this.feeds = feeds;
        this.whenRead = whenRead;
        this.records = records.whenActed((feed, action) -> acted.add(action));
        this.scoresDays = config.scoresDays();
        this.wall = wall;
        this.thread = new Thread(this::run, "alerts-feed-reader");
        thread.setDaemon(true);
    }

    private static Map<String, Object> properties(AlertsConfig config) {
        Map<String, Object> all = new HashMap<>(config.kafka());
        all.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, config.bootstrapServers());
        all.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        all.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        // What retention took away while this was not looking is gone: go on with what is left.
        all.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        all.putIfAbsent(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 2_000);
        all.putIfAbsent(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 50);
        all.putIfAbsent(ConsumerConfig.ENABLE_METRICS_PUSH_CONFIG, false);
        return all;
    }

    FeedReader start() {
        thread.start();
        return this;
    }

    boolean awaitLive(Duration limit) throws InterruptedException {
        return live.await(limit.toNanos(), TimeUnit.NANOSECONDS);
    }

    FeedState state() {
        long clock = feeds.read(feeds::clock);
        return new FeedState(phase, live.getCount() == 0, percent, read.get(), Rows.moment(clock));
    }

    private void run() {
        long wait = FIRST_WAIT_MS;
        boolean assigned = false;
        while (closing.getCount() > 0) {
            try {
                if (!assigned) {
                    assign();
                    assigned = true;
                }
                turn();
                wait = FIRST_WAIT_MS;
            } catch (WakeupException stop) {
                LOG.debug("the reader of the feeds was woken");
            } catch (KafkaException away) {
                phase = FeedState.Phase.RETRYING;
                LOG.warn(
                        "reading the feeds failed, again in {} ms: {}",
                        wait,
                        away.getClass().getName());
                pause(wait);
                wait = Math.min(wait * 2, LONGEST_WAIT_MS);
            }
        }
        phase = FeedState.Phase.STOPPED;
        consumer.close();
    }

    private void assign() {
        feeds.places().forEach(place -> places.put(new TopicPartition(place.topic(), place.partition()), place));
        consumer.assign(places.keySet());
        ends.putAll(consumer.endOffsets(places.keySet()));
        begins.putAll(consumer.beginningOffsets(places.keySet()));
        begins.putAll(recentScores());
        begins.forEach(consumer::seek);
        feeds.write(() -> begins.forEach((partition, offset) -> records.reached(places.get(partition), offset)));
    }

    /** Where the scores of the last days begin; the end where there are none. */
    private Map<TopicPartition, Long> recentScores() {
        long since = wall.instant().minus(Duration.ofDays(scoresDays)).toEpochMilli();
        Map<TopicPartition, Long> times = new HashMap<>();
        places.keySet().stream()
                .filter(partition -> partition.topic().equals(TopicCatalogue.READMISSION_SCORES.name()))
                .forEach(partition -> times.put(partition, since));
        Map<TopicPartition, Long> offsets = new HashMap<>();
        Map<TopicPartition, OffsetAndTimestamp> found = consumer.offsetsForTimes(times);
        times.keySet().forEach(partition -> {
            OffsetAndTimestamp first = found.get(partition);
            offsets.put(partition, first == null ? ends.get(partition) : Long.valueOf(first.offset()));
        });
        return offsets;
    }

    private void turn() {
        ConsumerRecords<byte[], byte[]> polled = consumer.poll(POLL);
        if (!readable(polled)) {
            return;
        }
        // Also where nothing came: the markers of transactions are passed over in silence.
        boolean moved = false;
        for (TopicPartition partition : places.keySet()) {
            Long now = consumer.position(partition);
            moved |= !now.equals(reached.put(partition, now));
        }
        boolean rebuilt = live.getCount() > 0 && rebuilt();
        if (moved || rebuilt) {
            feeds.write(() -> take(polled, rebuilt));
            // Only now is what they did to be seen.
            acted.forEach(whenRead);
            acted.clear();
        }
        if (rebuilt) {
            live.countDown();
            LOG.info("the feeds are rebuilt from {} records", read.get());
        }
        phase = phaseNow(polled.isEmpty());
    }

    /**
     * Waits, before the feeds are held, until the schema of each record is known: one that has never been seen cannot be asked for
     * while the registry is away, and is no worse for it. False if this was closed meanwhile.
     */
    private boolean readable(ConsumerRecords<byte[], byte[]> polled) {
        for (ConsumerRecord<byte[], byte[]> record : polled) {
            long wait = FIRST_WAIT_MS;
            while (!foreseen(record)) {
                phase = FeedState.Phase.RETRYING;
                pause(wait);
                wait = Math.min(wait * 2, LONGEST_WAIT_MS);
                if (closing.getCount() == 0) {
                    return false;
                }
            }
        }
        return true;
    }

    private boolean foreseen(ConsumerRecord<byte[], byte[]> record) {
        try {
            records.foresee(record.topic(), record.value());
            return true;
        } catch (RegistryProblem away) {
            LOG.warn("reading the feeds waits for the schema registry: {}", away.getMessage());
            return false;
        }
    }

    private FeedState.Phase phaseNow(boolean idle) {
        if (idle && !connected()) {
            return FeedState.Phase.RETRYING;
        }
        return live.getCount() == 0 ? FeedState.Phase.LIVE : FeedState.Phase.REBUILDING;
    }

    /** A poll says nothing of a broker that is away; the number of connections does. */
    private boolean connected() {
        return consumer.metrics().entrySet().stream()
                .filter(metric -> metric.getKey().name().equals("connection-count"))
                .anyMatch(metric -> metric.getValue().metricValue() instanceof Double count && count > 0);
    }

    private void take(ConsumerRecords<byte[], byte[]> polled, boolean rebuilt) {
        for (ConsumerRecord<byte[], byte[]> record : polled) {
            TopicPlace place = places.get(new TopicPartition(record.topic(), record.partition()));
            try {
                records.take(place, record.offset(), record.key(), record.value());
            } catch (RuntimeException bug) {
                // A record that meets a bug is left out; its neighbours are shown in time.
                records.broken(place, bug);
            }
        }
        read.addAndGet(polled.count());
        reached.forEach((partition, offset) -> records.reached(places.get(partition), offset));
        if (rebuilt) {
            feeds.live();
        } else {
            feeds.step();
        }
    }

    private boolean rebuilt() {
        long wanted = 0;
        long done = 0;
        boolean all = true;
        for (Map.Entry<TopicPartition, Long> end : ends.entrySet()) {
            long begin = begins.get(end.getKey());
            long now = reached.get(end.getKey());
            all &= now >= end.getValue();
            wanted += Math.max(0, end.getValue() - begin);
            done += Math.max(0, Math.min(now, end.getValue()) - begin);
        }
        percent = all || wanted == 0 ? 100 : (int) (99 * done / wanted);
        return all;
    }

    /** Ends early when closed. */
    private void pause(long millis) {
        try {
            if (closing.await(millis, TimeUnit.MILLISECONDS)) {
                LOG.debug("closed while Kafka was away");
            }
        } catch (InterruptedException stop) {
            LOG.debug("the reader of the feeds was woken from its pause");
        }
    }

    @Override
    public void close() {
        closing.countDown();
        consumer.wakeup();
        try {
            thread.join(CLOSE_WITHIN_MS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
