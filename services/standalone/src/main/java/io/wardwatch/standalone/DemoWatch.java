package io.wardwatch.standalone;

import io.wardwatch.core.alert.CareAlert;
import io.wardwatch.core.measure.KpiValue;
import io.wardwatch.formats.AlertWire;
import io.wardwatch.formats.Parsed;
import io.wardwatch.formats.Said;
import io.wardwatch.formats.ValueWire;
import io.wardwatch.schemas.TopicCatalogue;
import io.wardwatch.schemas.TopicSpec;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads what the services say, as any consumer of theirs would: committed records of scores, alerts and KPI values. Counts
 * them and hands alerts and values to the screen, on a thread of its own.
 */
final class DemoWatch implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);
    private static final List<TopicSpec> TOPICS = List.of(
            TopicCatalogue.READMISSION_SCORES,
            TopicCatalogue.CARE_ALERTS,
            TopicCatalogue.KPI_CONTRIBUTIONS,
            TopicCatalogue.KPI_VALUES);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final DemoScreen screen;
    private final AlertWire alertWire = new AlertWire();
    private final ValueWire valueWire = new ValueWire();
    private final AtomicLong scores = new AtomicLong();
    private final AtomicLong alerts = new AtomicLong();
    private final AtomicLong contributions = new AtomicLong();
    private final AtomicLong values = new AtomicLong();
    private final Thread thread = new Thread(this::run, "demo-watch");
    private volatile boolean finish;
    private volatile boolean idle;

    private DemoWatch(KafkaConsumer<byte[], byte[]> consumer, DemoScreen screen) {
        this.consumer = consumer;
        this.screen = screen;
    }

    /** Begins to read, from the first record on. */
    static DemoWatch start(String bootstrapServers, DemoScreen screen) {
        Map<String, Object> settings = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false",
                ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, "50");
        KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> partitions = TOPICS.stream()
                .flatMap(topic -> consumer.partitionsFor(topic.name()).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        DemoWatch watch = new DemoWatch(consumer, screen);
        watch.thread.start();
        return watch;
    }

    long scores() {
        return scores.get();
    }

    long alerts() {
        return alerts.get();
    }

    /** Differences and ticks on their way from {@code risk} to {@code kpi}. */
    long contributions() {
        return contributions.get();
    }

    long kpiValues() {
        return values.get();
    }

    /** Whether at its last look it had read everything that was committed. */
    boolean idle() {
        return idle;
    }

    /** Reads what is committed by now to its end, and stops. */
    @Override
    public void close() {
        finish = true;
        try {
            thread.join();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try (consumer) {
            while (!finish) {
                poll();
            }
            Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                poll();
            }
        }
    }

    private void poll() {
        ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
        for (ConsumerRecord<byte[], byte[]> record : records) {
            String topic = record.topic();
            if (topic.equals(TopicCatalogue.READMISSION_SCORES.name())) {
                scores.incrementAndGet();
            } else if (topic.equals(TopicCatalogue.KPI_CONTRIBUTIONS.name())) {
                contributions.incrementAndGet();
            } else if (topic.equals(TopicCatalogue.CARE_ALERTS.name())) {
                alerts.incrementAndGet();
                if (alertWire.fromWire(record.value()) instanceof Parsed.Accepted<Said<CareAlert>>(var said)) {
                    screen.alert(said.what());
                }
            } else if (valueWire.fromWire(record.value()) instanceof Parsed.Accepted<KpiValue>(var value)) {
                values.incrementAndGet();
                screen.value(value);
            }
        }
        idle = records.isEmpty()
                && consumer.assignment().stream()
                        .allMatch(partition -> consumer.currentLag(partition).orElse(1) == 0);
    }
}
