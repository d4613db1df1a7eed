package io.wardwatch.backtest;

import io.wardwatch.core.event.PatientKey;
import io.wardwatch.streaming.KafkaPlace;
import io.wardwatch.streaming.KeptRecord;
import io.wardwatch.streaming.Placement;
import io.wardwatch.streaming.TopicRecords;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;

/**
 * All that one partition of {@code risk} said on the topics compared, in the order of its cuts. Scores are read as they go;
 * alerts, which lie by their own keys in all partitions, are held in memory.
 */
final class SaidStream implements AutoCloseable {
    private final Map<AsRunTopic, TopicRecords> open = new EnumMap<>(AsRunTopic.class);
    private final Map<AsRunTopic, Queue<SaidThen>> heads = new EnumMap<>(AsRunTopic.class);
    private final Map<AsRunTopic, Boolean> beginsLate = new EnumMap<>(AsRunTopic.class);
    private final AsRunWires wires;
    private final AsRunAccount account;

    private SaidStream(AsRunWires wires, AsRunAccount account) {
        this.wires = wires;
        this.account = account;
    }

    static SaidStream open(KafkaPlace kafka, int partition, int partitions, AsRunWires wires, AsRunAccount account) {
        SaidStream stream = new SaidStream(wires, account);
        try {
            // Alerts first: live goes on meanwhile, and none may be met whose score is not.
            for (AsRunTopic topic : AsRunTopic.values()) {
                stream.heads.put(topic, new ArrayDeque<>());
                if (!topic.whole()) {
                    stream.readAlerts(kafka, topic, partition, partitions);
                }
            }
            for (AsRunTopic topic : AsRunTopic.values()) {
                if (topic.whole()) {
                    TopicRecords records = TopicRecords.of(kafka, topic.topic(), partition);
                    stream.open.put(topic, records);
                    stream.beginsLate.put(topic, records.stretches().getFirst().beginsLate());
                }
            }
            return stream;
        } catch (RuntimeException failed) {
            stream.close();
            throw failed;
        }
    }

    /** What was said at the next cut; nothing at the end. */
    List<SaidThen> next() {
        SaidThen least = null;
        for (AsRunTopic topic : AsRunTopic.values()) {
            SaidThen head = head(topic);
            if (head != null && (least == null || head.cut().sum() < least.cut().sum())) {
                least = head;
            }
        }
        List<SaidThen> step = new ArrayList<>();
        if (least != null) {
            Cut cut = least.cut();
            for (AsRunTopic topic : AsRunTopic.values()) {
                for (SaidThen head = head(topic); head != null && head.cut().equals(cut); head = head(topic)) {
                    step.add(heads.get(topic).poll());
                    beginsLate.put(topic, false);
                }
            }
        }
        return step;
    }

    /** Whether what was said on a topic up to here may have been deleted from it. */
    boolean mayBeGone(AsRunTopic topic) {
        return beginsLate.getOrDefault(topic, false);
    }

    @Override
    public void close() {
        open.values().forEach(TopicRecords::close);
    }

    private SaidThen head(AsRunTopic topic) {
        Queue<SaidThen> waiting = heads.get(topic);
        TopicRecords records = open.get(topic);
        while (waiting.isEmpty() && records != null) {
            KeptRecord record = records.next();
            if (record == null) {
                return null;
            }
            take(topic, record).ifPresent(waiting::add);
        }
        return waiting.peek();
    }

    private void readAlerts(KafkaPlace kafka, AsRunTopic topic, int partition, int partitions) {
        List<SaidThen> alerts = new ArrayList<>();
        try (TopicRecords records =
                TopicRecords.between(kafka, List.of(topic.topic()), Optional.empty(), Optional.empty())) {
            for (KeptRecord record = records.next(); record != null; record = records.next()) {
                // A deletion mark says nothing.
                if (record.value() != null) {
                    wires.then(topic, record)
                            .filter(said -> isOf(said.patient(), partition, partitions))
                            .ifPresent(alerts::add);
                }
            }
        }
        // Stable: within a partition of the topic they stand in order already.
        alerts.sort(Comparator.comparingLong(said -> said.cut().sum()));
        heads.get(topic).addAll(alerts);
    }

    private Optional<SaidThen> take(AsRunTopic topic, KeptRecord record) {
        Optional<SaidThen> said = wires.then(topic, record);
        if (said.isEmpty()) {
            account.unreadable(topic, record);
        }
        return said;
    }

    private static boolean isOf(PatientKey patient, int partition, int partitions) {
        return !patient.equals(PatientKey.NOBODY)
                && Placement.partitionOf(patient.hex().getBytes(StandardCharsets.US_ASCII), partitions) == partition;
    }
}
