package io.wardwatch.backtest;

import io.wardwatch.core.engine.PatientEngine;
import io.wardwatch.core.event.Facility;
import io.wardwatch.core.score.Scorer;
import io.wardwatch.formats.Control;
import io.wardwatch.formats.ControlWire;
import io.wardwatch.formats.Parsed;
import io.wardwatch.formats.RiskProgress;
import io.wardwatch.formats.RiskProgressWire;
import io.wardwatch.formats.Wire;
import io.wardwatch.schemas.TopicCatalogue;
import io.wardwatch.streaming.KafkaPlace;
import io.wardwatch.streaming.KeptRecord;
import io.wardwatch.streaming.StartRefused;
import io.wardwatch.streaming.TopicRecords;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Says again, from the topics of a Kafka, what {@code risk} said live: each record of the topics compared, from its cut, byte for
 * byte. Reads only; leaves nothing behind.
 */
public final class AsRun {
    private final AsRunConfig config;
    private final KafkaPlace kafka;
    private final Supplier<PatientEngine> engines;
    private final AsRunAccount account;
    private long done;
    private long total;

    private AsRun(AsRunConfig config) {
        this.config = config;
        this.kafka = config.kafka().kafka();
        Scorer scorer = new Scorer(config.stated().models(), config.policy());
        this.engines = () -> new PatientEngine(
                scorer, config.stated().drgs(), config.stated().valueSets());
        this.account = new AsRunAccount(config.kafka().from(), config.kafka().to());
    }

    /** Throws {@link StartRefused} where Kafka does not answer, or lacks a topic. */
    public static AsRunResult run(AsRunConfig config) {
        return new AsRun(config).run();
    }

    private AsRunResult run() {
        int partitions = partitions();
        // In this order: what is said to be reached is on the outputs already, and their cuts on the inputs.
        Map<Integer, Cut> reached = reached();
        AsRunMerges merges = AsRunMerges.read(kafka);
        RefusedLive refused = RefusedLive.read(kafka);
        Map<String, Facility> facilities = facilities();
        AsRunWires wires = new AsRunWires(config.kafka().framing());
        for (int partition = 0; partition < partitions; partition++) {
            try (SaidStream said = SaidStream.open(kafka, partition, partitions, wires, account);
                    AsRunInputs inputs = new AsRunInputs(config.kafka(), partition, partitions, refused)) {
                int place = partition;
                new AsRunPartition(engines, wires, account, merges, facilities)
                        .run(
                                said,
                                inputs,
                                reached.getOrDefault(partition, Cut.NOTHING),
                                () -> tell(inputs, place, partitions));
                done += inputs.done();
                total += inputs.total();
            }
        }
        return account.result();
    }

    private int partitions() {
        String first = TopicCatalogue.ADMISSIONS.name();
        int partitions = TopicRecords.partitionCount(kafka, first);
        for (String topic : List.of(
                first,
                TopicCatalogue.DISCHARGES.name(),
                TopicCatalogue.CLAIMS.name(),
                TopicCatalogue.CONTROL.name(),
                TopicCatalogue.READMISSION_SCORES.name(),
                TopicCatalogue.PAYMENT_SCORES.name(),
                TopicCatalogue.CARE_ALERTS.name(),
                TopicCatalogue.FINANCE_ALERTS.name())) {
            int there = TopicRecords.partitionCount(kafka, topic);
            if (there == 0 || there != partitions) {
                throw new StartRefused(
                        "topic %s on Kafka at %s has %d partitions where %d are needed\n  mend:  check the address;"
                                        .formatted(topic, kafka.bootstrapServers(), there, Math.max(partitions, 1))
                                + " ./wardwatch topics --check --bootstrap … says what a Kafka lacks");
            }
        }
        return partitions;
    }

    /** How far each partition says it is. */
    private Map<Integer, Cut> reached() {
        Map<Integer, Cut> reached = new HashMap<>();
        String topic = TopicCatalogue.RISK_PROGRESS.name();
        if (TopicRecords.partitionCount(kafka, topic) == 0) {
            return reached;
        }
        Wire<RiskProgress> wire = new RiskProgressWire().under(config.kafka().framing());
        try (TopicRecords records = TopicRecords.between(kafka, List.of(topic), Optional.empty(), Optional.empty())) {
            for (KeptRecord record = records.next(); record != null; record = records.next()) {
                if (wire.fromWire(record.value()) instanceof Parsed.Accepted<RiskProgress>(RiskProgress progress)
                        && progress.inputs().size() == Cut.INPUTS) {
                    reached.put(
                            progress.partition(),
                            Cut.of(progress.inputs().stream()
                                    .mapToLong(RiskProgress.Input::offset)
                                    .toArray()));
                }
            }
        }
        return reached;
    }

    /** The first word of each facility: {@code risk} reads them all before its first event. */
    private Map<String, Facility> facilities() {
        Wire<Control> wire = new ControlWire().under(config.kafka().framing());
        Map<String, Facility> facilities = new LinkedHashMap<>();
        try (TopicRecords control = TopicRecords.of(kafka, TopicCatalogue.CONTROL.name(), 0)) {
            for (KeptRecord record = control.next(); record != null; record = control.next()) {
                if (wire.fromWire(record.value()) instanceof Parsed.Accepted<Control>(Control.Known known)) {
                    facilities.putIfAbsent(known.facility().code(), known.facility());
                }
            }
        }
        return facilities;
    }

    private void tell(AsRunInputs inputs, int partition, int partitions) {
        long here = done + inputs.done();
        // Partitions are of much the same size.
        long all = (total + inputs.total()) * partitions / (partition + 1);
        config.progress().reading(here, here, Math.max(here, all), Instant.MIN);
    }
}
