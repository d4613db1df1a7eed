package io.wardwatch.streaming;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * The committed records of topics, from where they stood at one moment to where they stood at another, at most to where they end
 * when the reading begins. Partitions are assigned, not subscribed to: no group, nothing committed, nobody else notices.
 *
 * <p>Order: by timestamp, then topic in the order asked for, then partition; within a partition always by offset. So the order
 * is a function of what the topics hold. Memory: a bounded number of records a partition. Used by one thread. Everything
 * that Kafka refuses is a {@link StartRefused} with words.
 */
public final class TopicRecords implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration SILENCE = Duration.ofMinutes(2);
    private static final int MOST_WAITING = 2_000;

    private final KafkaPlace kafka;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Map<TopicPartition, Run> runs = new LinkedHashMap<>();
    private final PriorityQueue<Run> ready =
            new PriorityQueue<>(Comparator.comparingLong(Run::timestamp).thenComparingInt(run -> run.place));
    /** Runs of which the next record is not known yet: until it is, no other's may be taken. */
    private int unknown;

    private long done;
    private long total;

    private TopicRecords(KafkaPlace kafka, KafkaConsumer<byte[], byte[]> consumer) {
        this.kafka = kafka;
        this.consumer = consumer;
    }

    /** All that topics hold between two moments, both included. */
    public static TopicRecords between(
            KafkaPlace kafka, List<String> topics, Optional<Instant> from, Optional<Instant> to) {
        TopicRecords records = open(kafka);
        try {
            records.begin(records.partitions(topics), from, to);
            return records;
        } catch (RuntimeException failed) {
            records.close();
            throw records.refused(failed);
        }
    }

    /** All that one partition holds. */
    public static TopicRecords of(KafkaPlace kafka, String topic, int partition) {
        TopicRecords records = open(kafka);
        try {
            records.begin(List.of(new TopicPartition(topic, partition)), Optional.empty(), Optional.empty());
            return records;
        } catch (RuntimeException failed) {
            records.close();
            throw records.refused(failed);
        }
    }

    /** How many partitions a topic has; 0 where it is not there. */
    public static int partitionCount(KafkaPlace kafka, String topic) {
        try (TopicRecords asking = open(kafka)) {
            try {
                return asking.partitionsOf(topic).size();
            } catch (RuntimeException failed) {
                throw asking.refused(failed);
            }
        }
    }

    /** What is read of each partition, in the order of topics and partitions. */
    public List<TopicStretch> stretches() {
        return runs.values().stream().map(run -> run.stretch).toList();
    }

    /** Offsets that are behind already, of {@link #total}. */
    public long done() {
        return done;
    }

    /** Offsets in all. */
    public long total() {
        return total;
    }

    /** The next record, or null at the end. */
    public KeptRecord next() {
        try {
            fill();
        } catch (RuntimeException failed) {
            throw refused(failed);
        }
        Run run = ready.poll();
        if (run == null) {
            return null;
        }
        ConsumerRecord<byte[], byte[]> record = run.waiting.poll();
        done += record.offset() + 1 - run.behind;
        run.behind = record.offset() + 1;
        settle(run);
        return kept(record);
    }

    @Override
    public void close() {
        consumer.close(org.apache.kafka.clients.consumer.CloseOptions.timeout(Duration.ofSeconds(1)));
    }

    private static TopicRecords open(KafkaPlace kafka) {
        try {
            return new TopicRecords(
                    kafka,
                    new KafkaConsumer<>(kafka.reading(), new ByteArrayDeserializer(), new ByteArrayDeserializer()));
        } catch (KafkaException bad) {
            Throwable why = bad.getCause() == null ? bad : bad.getCause();
            throw new StartRefused(
                    "a reader of Kafka at %s cannot be made (%s); check the address and the client's properties"
                            .formatted(kafka.bootstrapServers(), why.getMessage()),
                    bad);
        }
    }

    private List<TopicPartition> partitions(List<String> topics) {
        List<TopicPartition> all = new ArrayList<>();
        for (String topic : topics) {
            List<TopicPartition> of = partitionsOf(topic);
            if (of.isEmpty()) {
                throw new StartRefused(
                        "topic %s is not there, or may not be seen, on Kafka at %s\n  mend:  check the address;"
                                        .formatted(topic, kafka.bootstrapServers())
                                + " ./wardwatch topics --check --bootstrap … says what a Kafka lacks");
            }
            all.addAll(of);
        }
        return all;
    }

    private List<TopicPartition> partitionsOf(String topic) {
        try {
            List<PartitionInfo> infos = consumer.partitionsFor(topic);
            return infos == null
                    ? List.of()
                    : infos.stream()
                            .map(PartitionInfo::partition)
                            .sorted()
                            .map(partition -> new TopicPartition(topic, partition))
                            .toList();
        } catch (UnknownTopicOrPartitionException missing) {
            return List.of();
        }
    }

    private void begin(List<TopicPartition> partitions, Optional<Instant> from, Optional<Instant> to) {
        consumer.assign(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        Map<TopicPartition, Long> firsts = consumer.beginningOffsets(partitions);
        Map<TopicPartition, Long> begins = from.map(moment -> offsets(partitions, moment.toEpochMilli(), ends))
                .orElse(firsts);
        Map<TopicPartition, Long> limits = to.map(moment -> offsets(partitions, moment.toEpochMilli() + 1, ends))
                .orElse(ends);
        for (TopicPartition each : partitions) {
            long begin = Math.max(begins.get(each), firsts.get(each));
            long limit = Math.min(limits.get(each), ends.get(each));
            Run run = new Run(
                    runs.size(),
                    each,
                    new TopicStretch(
                            each.topic(),
                            each.partition(),
                            firsts.get(each),
                            begin,
                            Math.max(begin, limit),
                            ends.get(each)));
            runs.put(each, run);
            total += run.stretch.length();
            consumer.seek(each, begin);
            if (run.stretch.length() == 0) {
                finish(run);
            } else {
                unknown++;
            }
        }
    }

    /** The first offsets at or after a moment; the end where there is none. */
    private Map<TopicPartition, Long> offsets(
            List<TopicPartition> partitions, long millis, Map<TopicPartition, Long> ends) {
        Map<TopicPartition, Long> asked = new HashMap<>();
        partitions.forEach(each -> asked.put(each, Math.max(0, millis)));
        Map<TopicPartition, Long> offsets = new HashMap<>();
        Map<TopicPartition, OffsetAndTimestamp> found = consumer.offsetsForTimes(asked);
        for (TopicPartition each : partitions) {
            OffsetAndTimestamp at = found.get(each);
            offsets.put(each, at == null ? ends.get(each) : Long.valueOf(at.offset()));
        }
        return offsets;
    }

    /** Polls until of each partition the next record is known, or that there is none. */
    private void fill() {
        long giveUp = System.nanoTime() + SILENCE.toNanos();
        while (unknown > 0) {
            boolean some = false;
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                some = true;
                Run run = runs.get(new TopicPartition(record.topic(), record.partition()));
                if (record.offset() < run.stretch.to()) {
                    run.add(record);
                }
            }
            runs.values().forEach(this::look);
            if (some) {
                giveUp = System.nanoTime() + SILENCE.toNanos();
            } else if (System.nanoTime() > giveUp) {
                throw new StartRefused(
                        "Kafka at %s has sent nothing for %d minutes, though there is more; check the broker"
                                .formatted(kafka.bootstrapServers(), SILENCE.toMinutes()));
            }
        }
    }

    private void look(Run run) {
        if (!run.known && !run.finished) {
            if (!run.waiting.isEmpty()) {
                run.known = true;
                unknown--;
                ready.add(run);
            } else if (consumer.position(run.partition) >= run.stretch.to()) {
                unknown--;
                finish(run);
            }
        }
        if (!run.paused && !run.finished && run.waiting.size() > MOST_WAITING) {
            consumer.pause(List.of(run.partition));
            run.paused = true;
        }
    }

    /** After a record was taken: whether the next one is known. */
    private void settle(Run run) {
        if (!run.waiting.isEmpty()) {
            ready.add(run);
            return;
        }
        run.known = false;
        if (consumer.position(run.partition) >= run.stretch.to()) {
            finish(run);
            return;
        }
        unknown++;
        if (run.paused) {
            consumer.resume(List.of(run.partition));
            run.paused = false;
        }
    }

    private void finish(Run run) {
        run.finished = true;
        done += run.stretch.to() - run.behind;
        run.behind = run.stretch.to();
        consumer.pause(List.of(run.partition));
    }

    private static KeptRecord kept(ConsumerRecord<byte[], byte[]> record) {
        Map<String, byte[]> headers = Map.of();
        for (Header header : record.headers()) {
            headers = headers.isEmpty() ? new HashMap<>() : headers;
            headers.put(header.key(), header.value());
        }
        return new KeptRecord(
                record.topic(),
                record.partition(),
                record.offset(),
                record.timestamp(),
                record.key(),
                record.value(),
                headers);
    }

    private RuntimeException refused(RuntimeException failed) {
        return switch (failed) {
            case StartRefused already -> already;
            case OffsetOutOfRangeException gone ->
                new StartRefused(
                        "records were deleted from the topics while they were read; read again, from a later moment",
                        gone);
            case KafkaException other ->
                new StartRefused(
                        "Kafka at %s did not answer as it should (%s); check the address, and that a broker runs there"
                                .formatted(kafka.bootstrapServers(), other.getMessage()),
                        other);
            default -> failed;
        };
    }

    /** Where the reading of one partition is. */
    private static final class Run {
        private final int place;
        private final TopicPartition partition;
        private final TopicStretch stretch;
        private final Queue<ConsumerRecord<byte[], byte[]>> waiting = new ArrayDeque<>();
        /** The next record stands at the head of {@link #waiting}. */
        private boolean known;

        private boolean finished;
        private boolean paused;
        private long behind;

        Run(int place, TopicPartition partition, TopicStretch stretch) {
            this.place = place;
            this.partition = partition;
            this.stretch = stretch;
            this.behind = stretch.from();
        }

        void add(ConsumerRecord<byte[], byte[]> record) {
            waiting.add(record);
        }

        long timestamp() {
            return waiting.element().timestamp();
        }
    }
}
