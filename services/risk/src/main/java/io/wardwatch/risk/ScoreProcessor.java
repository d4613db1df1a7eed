package io.wardwatch.risk;

import io.wardwatch.core.engine.PatientEngine;
import io.wardwatch.core.engine.Result;
import io.wardwatch.core.event.Event;
import io.wardwatch.core.event.PatientKey;
import io.wardwatch.core.event.Rejection;
import io.wardwatch.core.event.RejectionReason;
import io.wardwatch.core.identity.Assignment;
import io.wardwatch.core.identity.Notice;
import io.wardwatch.core.measure.CellInput;
import io.wardwatch.core.measure.RiskTick;
import io.wardwatch.core.state.IdentityCodec;
import io.wardwatch.formats.ContributionWire;
import io.wardwatch.formats.Control;
import io.wardwatch.formats.ControlWire;
import io.wardwatch.formats.EventWire;
import io.wardwatch.formats.Parsed;
import io.wardwatch.formats.RiskProgress;
import io.wardwatch.formats.RiskProgressWire;
import io.wardwatch.formats.Wire;
import io.wardwatch.schemas.RejectedHeaders;
import io.wardwatch.schemas.TopicCatalogue;
import io.wardwatch.streaming.Placement;
import io.wardwatch.streaming.StartRefused;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * Carries events between the topics and the engine: decode, check, apply, forward. Works on raw bytes, because a record that
 * cannot be decoded has to be refused with the bytes it came with.
 *
 * <p>Key: patientKey, so all of a patient's records meet in one task. Invariant: in = applied + duplicate + rejected at each
 * commit. A record at which the engine breaks changes nothing and goes to the dead letters by Kafka's own handler.
 */
final class ScoreProcessor implements Processor<byte[], byte[], byte[], byte[]> {
    private static final byte[] PROGRESS_KEY = {0};
    private static final String MEND = """

              mend: stop risk and kpi; delete their state folders and their internal topics (wardwatch-risk-…, wardwatch-kpi-…);
              empty kpi.contribution.v1; delete patient.link.v1, patient.root.v1 and patient.attached.v1 and make them again
              (./wardwatch topics --create); set both consumer groups to the beginning of their inputs; start both""";

    /** A history that comes with all its ticks at once must not drown the topic. */
    private static final Duration SAY_AT_MOST_EVERY = Duration.ofMillis(250);

    private static final Duration SAY_AT_LEAST_EVERY = Duration.ofSeconds(1);
    /** Patients of whom time passes in one go: more would hold the partition up. */
    private static final int MOST_DUE = 5_000;

    private static final int MOST_KEPT = 16 << 20;

    private final RiskConfig config;
    private final RiskStart start;
    private final RiskMetrics metrics;
    private final PatientEngine engine;
    private final EventWire events;
    private final Wire<Control> controls;
    private final Wire<CellInput> ticks;
    private final Wire<RiskProgress> said;
    private final IdentityCodec identities = new IdentityCodec();
    private ProcessorContext<byte[], byte[]> context;
    private KeyValueStore<byte[], byte[]> progressStore;
    private PendingChanges changes;
    private DueIndex due;
    // Also on a start: what was left of the last walk.
    private boolean owing = true;
    private Progress progress;
    private int partition;
    // Also on a start: whoever lost the topic's last word gets it again.
    private boolean unsaid = true;
    private long lastSaid;

    private ScoreProcessor(Supplier supplier) {
        config = supplier.config;
        start = supplier.start;
        metrics = supplier.metrics;
        events = EventWire.ofTopics(start.framing());
        controls = new ControlWire().under(start.framing());
        ticks = new ContributionWire().under(start.framing());
        said = new RiskProgressWire().under(start.framing());
        engine = supplier.engines.get();
        start.facilities().forEach(engine::facility);
    }

    @Override
    public void init(ProcessorContext<byte[], byte[]> taskContext) {
        context = taskContext;
        partition = taskContext.taskId().partition();
        KeyValueStore<byte[], byte[]> patients = taskContext.getStateStore(RiskTopology.PATIENTS_STORE);
        requireCurrent(patients);
        due = new DueIndex(taskContext.getStateStore(RiskTopology.DUE_STORE));
        changes = new PendingChanges(patients, due, start.framing());
        progressStore = taskContext.getStateStore(RiskTopology.PROGRESS_STORE);
        byte[] stored = progressStore.get(PROGRESS_KEY);
        progress = stored == null ? new Progress() : Progress.of(stored);
        engine.clock(progress.clock());
        metrics.reached(partition, progress.counts());
        context.schedule(SAY_AT_LEAST_EVERY, PunctuationType.WALL_CLOCK_TIME, this::catchUp);
    }

    /** All of a store is of one epoch, as none is ever gone on with under another: its first record, a head, speaks for it. */
    private void requireCurrent(KeyValueStore<byte[], byte[]> patients) {
        try (KeyValueIterator<byte[], byte[]> all = patients.all()) {
            if (all.hasNext()) {
                engine.requireCurrent(all.next().value);
            }
        } catch (IllegalStateException other) {
            throw new StartRefused("risk cannot go on with its state: " + other.getMessage() + MEND, other);
        }
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        RecordMetadata at = context.recordMetadata().orElseThrow();
        if (RiskTopology.input(at.topic()) < 0) {
            identity(record, at.topic());
            return;
        }
        progress.reached(
                RiskTopology.input(at.topic()), at.offset(), TimeUnit.MILLISECONDS.toMicros(record.timestamp()));
        unsaid = true;
        boolean tick = false;
        if (at.topic().equals(TopicCatalogue.CONTROL.name())) {
            tick = control(record);
        } else {
            event(record, at);
        }
        progressStore.put(PROGRESS_KEY, progress.encode());
        if (tick && record.timestamp() - lastSaid >= SAY_AT_MOST_EVERY.toMillis()) {
            sayProgress(record.timestamp());
        }
        metrics.reached(partition, progress.counts());
    }

    @Override
    public void close() {
        metrics.left(partition);
    }

    private void event(Record<byte[], byte[]> record, RecordMetadata at) {
        switch (events.fromWire(RiskTopology.typeOf(at.topic()), record.value())) {
            case Parsed.Accepted<Event>(Event event) -> {
                Rejection refused = check(record.key(), event);
                if (refused == null) {
                    apply(record, event);
                } else {
                    reject(record, at, refused);
                }
            }
            case Parsed.Rejected<Event> rejected -> reject(record, at, rejected.rejection());
        }
    }

    /** What another task said of whose a patient's entries are: no event, so it is in no count and no cut. */
    private void identity(Record<byte[], byte[]> record, String topic) {
        if (topic.equals(TopicCatalogue.PATIENT_ROOTS.name())) {
            Assignment assignment = identities.decodeAssignment(record.value());
            begin(assignment.home());
            engine.assign(changes, assignment, changes);
        } else {
            Notice notice = identities.decodeNotice(record.value());
            begin(notice.to());
            engine.receive(changes, notice, changes);
        }
        release(record.timestamp());
    }

    private void begin(PatientKey patient) {
        changes.begin(patient, patient.hex().getBytes(StandardCharsets.ISO_8859_1), progress.cut());
    }

    private void release(long timestamp) {
        changes.release((sink, key, value) -> context.forward(new Record<>(key, value, timestamp), sink));
    }

    private void apply(Record<byte[], byte[]> record, Event event) {
        changes.begin(event.patient(), record.key(), progress.cut());
        Result result = engine.apply(changes, event, changes);
        release(record.timestamp());
        switch (result) {
            case APPLIED -> progress.applied();
            case DUPLICATE -> progress.duplicate();
        }
    }

    /** What only a record's place and the clock can get wrong; null where nothing is. */
    private Rejection check(byte[] key, Event event) {
        if (key == null || !event.patient().equals(patientOf(key))) {
            return Rejection.of(RejectionReason.MISROUTED, "key is not the patient's");
        }
        if (Placement.partitionOf(key, start.partitions()) != partition) {
            return Rejection.of(RejectionReason.MISROUTED, "another partition's key");
        }
        long clock = Math.max(progress.clock(), start.clock());
        if (clock != Event.ABSENT && event.recordedAt() > clock + config.aheadMicros()) {
            return Rejection.of(RejectionReason.AHEAD_OF_CLOCK, "recordedAt");
        }
        return null;
    }

    private static PatientKey patientOf(byte[] key) {
        return PatientKey.parse(new String(key, StandardCharsets.ISO_8859_1));
    }

    /** Passes the record on as it came, with the reason beside it. */
    private void reject(Record<byte[], byte[]> record, RecordMetadata at, Rejection rejection) {
        RecordHeaders headers = new RecordHeaders(record.headers());
        header(headers, RejectedHeaders.REASON, rejection.reason().name());
        header(headers, RejectedHeaders.DETAIL, rejection.detail());
        header(headers, RejectedHeaders.TOPIC, at.topic());
        header(headers, RejectedHeaders.PARTITION, Integer.toString(at.partition()));
        header(headers, RejectedHeaders.OFFSET, Long.toString(at.offset()));
        context.forward(
                new Record<>(record.key(), kept(record.value()), record.timestamp(), headers),
                RiskTopology.rejectedSink(at.topic()));
        progress.rejected(rejection.reason());
    }

    /** All of a value, but of one that no topic of ours could take, its beginning: it must not stop the partition. */
    private static byte[] kept(byte[] value) {
        return value == null || value.length <= MOST_KEPT ? value : Arrays.copyOf(value, MOST_KEPT);
    }

    /** Whether the record is a tick. */
    private boolean control(Record<byte[], byte[]> record) {
        return switch (controls.fromWire(record.value())) {
            case Parsed.Accepted<Control>(Control control) -> {
                progress.applied();
                yield control(record, control);
            }
            // A kind of a later version says nothing to this one; neither must stop the partition.
            case Parsed.Rejected<Control> rejected -> {
                progress.rejected(rejected.rejection().reason());
                metrics.controlDropped(rejected.rejection().reason().name());
                yield false;
            }
        };
    }

    private boolean control(Record<byte[], byte[]> record, Control control) {
        switch (control) {
            case Control.Tick tick -> {
                progress.tick(tick.instant());
                engine.clock(progress.clock());
                owing = true;
                passTime(record.timestamp());
                RiskTick reached = new RiskTick(partition, start.partitions(), tick.instant());
                // No key: a tick belongs to no facility and goes to every partition.
                context.forward(
                        new Record<>(null, ticks.toWire(reached), record.timestamp()), RiskTopology.CONTRIBUTIONS);
                return true;
            }
            case Control.Known known -> {
                engine.facility(known.facility());
                return false;
            }
        }
    }

    /** Says what is due by the clock; of very many some now and the rest with the next tick or second. */
    private void passTime(long timestamp) {
        if (!owing || progress.clock() == Event.ABSENT) {
            return;
        }
        List<PatientKey> patients = due.until(progress.clock(), MOST_DUE);
        for (PatientKey patient : patients) {
            begin(patient);
            engine.due(changes, patient, changes);
            release(timestamp);
        }
        owing = patients.size() == MOST_DUE;
    }

    /** Says what no tick has said: while there are none, or as the last of many that came at once. */
    private void catchUp(long now) {
        passTime(now);
        if (unsaid) {
            sayProgress(now);
        }
    }

    private void sayProgress(long now) {
        RiskProgress reached = progress.said(partition, start.partitions());
        context.forward(new Record<>(RiskProgressWire.key(reached), said.toWire(reached), now), RiskTopology.PROGRESS);
        unsaid = false;
        lastSaid = now;
    }

    private static void header(RecordHeaders headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    /** Makes the processor of each task, and declares its stores. */
    record Supplier(
            RiskConfig config, RiskStart start, java.util.function.Supplier<PatientEngine> engines, RiskMetrics metrics)
            implements ProcessorSupplier<byte[], byte[], byte[], byte[]> {
        @Override
        public Processor<byte[], byte[], byte[], byte[]> get() {
            return new ScoreProcessor(this);
        }

        @Override
        public Set<StoreBuilder<?>> stores() {
            return Set.of(patients(), due(), progress());
        }

        private static StoreBuilder<?> patients() {
            return Stores.keyValueStoreBuilder(
                            Stores.persistentKeyValueStore(RiskTopology.PATIENTS_STORE),
                            Serdes.ByteArray(),
                            Serdes.ByteArray())
                    .withLoggingEnabled(Map.of());
        }

        private static StoreBuilder<?> due() {
            return Stores.keyValueStoreBuilder(
                            Stores.persistentKeyValueStore(RiskTopology.DUE_STORE),
                            Serdes.ByteArray(),
                            Serdes.ByteArray())
                    .withLoggingEnabled(Map.of());
        }

        /** Cached: of the many values between two commits only the last reaches the changelog. */
        private static StoreBuilder<?> progress() {
            return Stores.keyValueStoreBuilder(
                            Stores.inMemoryKeyValueStore(RiskTopology.PROGRESS_STORE),
                            Serdes.ByteArray(),
                            Serdes.ByteArray())
                    .withLoggingEnabled(Map.of())
                    .withCachingEnabled();
        }
    }
}
