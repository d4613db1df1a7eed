package io.wardwatch.kpi;

import io.wardwatch.core.measure.CellInput;
import io.wardwatch.core.measure.Contribution;
import io.wardwatch.core.measure.MeasureGroup;
import io.wardwatch.core.measure.RiskTick;
import io.wardwatch.core.measure.SliceKey;
import io.wardwatch.core.policy.CareRule;
import io.wardwatch.core.policy.Policy;
import io.wardwatch.core.tile.Staffing;
import io.wardwatch.core.tile.SurgeAlerts;
import io.wardwatch.core.tile.TileEngine;
import io.wardwatch.core.tile.TileVector;
import io.wardwatch.formats.ContributionWire;
import io.wardwatch.formats.Control;
import io.wardwatch.formats.ControlWire;
import io.wardwatch.formats.Framing;
import io.wardwatch.formats.Parsed;
import io.wardwatch.formats.Wire;
import io.wardwatch.schemas.TopicCatalogue;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * Adds contributions to the tiles of their facility, closes its days, publishes its values, and tells the network what it
 * gained. Key: facility, so all of a facility's tiles are in one task. Works on raw bytes, so that what cannot be read goes to
 * the dead letters as it came.
 */
final class FacilityProcessor implements Processor<byte[], byte[], String, KpiOutput>, TileEngine.Changes {
    private final KpiConfig config;
    private final KpiMetrics metrics;
    private final Staffing staffing;
    private final Policy policy;
    private final Wire<CellInput> contributions;
    private final Wire<Control> controls;
    private ProcessorContext<String, KpiOutput> context;
    private TileEngine engine;
    private FacilityDays days;
    private PartitionClock clock;
    private Publisher publisher;
    private SurgeWatch surges;
    private long now;

    private FacilityProcessor(Supplier supplier) {
        config = supplier.config;
        metrics = supplier.metrics;
        staffing = supplier.stated.staffing();
        policy = supplier.stated.policy();
        contributions = new ContributionWire().under(supplier.framing);
        controls = new ControlWire().under(supplier.framing);
    }

    @Override
    public void init(ProcessorContext<String, KpiOutput> taskContext) {
        context = taskContext;
        StoredTiles tiles = new StoredTiles(taskContext.getStateStore(KpiStores.TILES));
        engine = new TileEngine(tiles, this);
        days = new FacilityDays(taskContext.getStateStore(KpiStores.FACILITIES));
        clock = new PartitionClock(taskContext.getStateStore(KpiStores.RISK_CLOCKS));
        publisher = new Publisher(
                new Publisher.Stored(
                        tiles,
                        taskContext.getStateStore(KpiStores.DUE_SLICES),
                        taskContext.getStateStore(KpiStores.PUBLISHED_ROWS),
                        taskContext.getStateStore(KpiStores.FIRST_SAID)),
                facility -> days.closedDay(facility),
                staffing.with(facility -> days.beds(facility)),
                Publisher.saying(metrics, this::forward));
        surges = new SurgeWatch(
                tiles,
                days,
                taskContext.getStateStore(KpiStores.SURGES),
                new SurgeAlerts(policy.rules().of(CareRule.OCCUPANCY_SURGE)),
                alert -> forward(alert.alertId(), new KpiOutput.Alert(alert)));
        taskContext.schedule(KpiTopology.TURN, PunctuationType.WALL_CLOCK_TIME, this::turn);
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        now = record.timestamp();
        String topic = context.recordMetadata().orElseThrow().topic();
        if (topic.equals(TopicCatalogue.CONTROL.name())) {
            control(controls.fromWire(record.value()));
        } else {
            input(contributions.fromWire(record.value()));
        }
    }

    @Override
    public void changed(SliceKey slice, MeasureGroup group, long day) {
        publisher.changed(slice, group);
    }

    @Override
    public void network(MeasureGroup group, long day, int[] columns, long[] amounts) {
        tellNetwork(new NetworkInput.Difference(group, day, new TileVector(columns, amounts)));
    }

    private void input(Parsed<CellInput> parsed) {
        switch (parsed) {
            case Parsed.Accepted<CellInput>(Contribution contribution) -> add(contribution);
            case Parsed.Accepted<CellInput>(RiskTick tick) -> tick(tick);
            case Parsed.Rejected<CellInput> rejected -> {
                String reason = rejected.rejection().reason().name();
                metrics.contributionDropped(reason);
                // Only a bug of the writer can have made it: to the dead letters, as it came.
                throw new IllegalArgumentException("a contribution that cannot be read: " + reason);
            }
        }
    }

    private void add(Contribution contribution) {
        try {
            engine.add(contribution);
        } catch (ArithmeticException | IllegalArgumentException broken) {
            metrics.contributionDropped("NOT_ADDABLE");
            throw broken;
        }
        metrics.contribution();
        // What is said of the network as a whole is no facility's.
        boolean network = contribution.facility().equals(SliceKey.ALL);
        if (!network && days.contributes(contribution.facility()) && clock.known()) {
            days.advance(clock.instant()).forEach(this::closed);
        }
    }

    private void tick(RiskTick tick) {
        metrics.tick();
        long before = clock.instant();
        boolean wasKnown = clock.known();
        clock.reached(tick.riskPartition(), tick.riskPartitions(), tick.instant(), 0);
        if (!clock.known() || (wasKnown && clock.instant() == before)) {
            return;
        }
        days.advance(clock.instant()).forEach(this::closed);
        int partition = context.taskId().partition();
        // Risk and this topic have the same number of partitions, which is checked at the start.
        tellNetwork(new NetworkInput.Reached(
                partition, tick.riskPartitions(), clock.instant(), days.closedEverywhere(clock.instant())));
    }

    private void closed(String facility) {
        publisher.closed(facility);
        surges.closed(facility);
    }

    private void control(Parsed<Control> parsed) {
        switch (parsed) {
            case Parsed.Accepted<Control>(Control.Known known) -> days.named(known.facility());
            // Time reaches the cells with risk's own ticks, behind what risk had to say.
            case Parsed.Accepted<Control>(Control.Tick tick) -> {}
            case Parsed.Rejected<Control> rejected ->
                metrics.controlDropped(rejected.rejection().reason().name());
        }
    }

    private void turn(long wallClock) {
        now = wallClock;
        if (clock.known()) {
            publisher.turn(wallClock, config.publishEvery().toMillis(), config.slicesATurn(), clock.instant());
        }
    }

    private void tellNetwork(NetworkInput input) {
        forward(SliceKey.ALL, new KpiOutput.ToNetwork(input));
    }

    private void forward(String key, KpiOutput output) {
        context.forward(new Record<>(key, output, now));
    }

    /** Makes the processor of each task, and declares its stores. */
    record Supplier(KpiConfig config, KpiMetrics metrics, KpiTopology.Stated stated, Framing framing)
            implements ProcessorSupplier<byte[], byte[], String, KpiOutput> {
        @Override
        public Processor<byte[], byte[], String, KpiOutput> get() {
            return new FacilityProcessor(this);
        }

        @Override
        public Set<StoreBuilder<?>> stores() {
            return new LinkedHashSet<>(List.of(
                    KpiStores.tiles(KpiStores.TILES),
                    KpiStores.due(KpiStores.DUE_SLICES),
                    KpiStores.published(KpiStores.PUBLISHED_ROWS),
                    KpiStores.published(KpiStores.FIRST_SAID),
                    KpiStores.clocks(KpiStores.RISK_CLOCKS),
                    KpiStores.facilities(KpiStores.FACILITIES),
                    KpiStores.facilities(KpiStores.SURGES)));
        }
    }
}
