package io.wardwatch.kpi;

import io.wardwatch.core.measure.MeasureGroup;
import io.wardwatch.core.measure.SliceKey;
import io.wardwatch.core.tile.Capacity;
import io.wardwatch.core.tile.TileEngine;
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
 * Adds what facilities gained to the tiles of the whole network, and publishes its values. Key: ALL, the only one, so there is
 * one task of it. A day of the network is closed once it is closed in the zone of every known facility, in every partition.
 */
final class NetworkProcessor implements Processor<String, NetworkInput, String, KpiOutput>, TileEngine.Changes {
    private final KpiConfig config;
    private final KpiMetrics metrics;
    private ProcessorContext<String, KpiOutput> context;
    private TileEngine engine;
    private PartitionClock clock;
    private Publisher publisher;
    private long now;

    private NetworkProcessor(Supplier supplier) {
        config = supplier.config;
        metrics = supplier.metrics;
    }

    @Override
    public void init(ProcessorContext<String, KpiOutput> taskContext) {
        context = taskContext;
        StoredTiles tiles = new StoredTiles(taskContext.getStateStore(KpiStores.NETWORK_TILES));
        engine = new TileEngine(tiles, this);
        clock = new PartitionClock(taskContext.getStateStore(KpiStores.PARTITION_CLOCKS));
        publisher = new Publisher(
                new Publisher.Stored(
                        tiles,
                        taskContext.getStateStore(KpiStores.NETWORK_DUE_SLICES),
                        taskContext.getStateStore(KpiStores.NETWORK_PUBLISHED_ROWS),
                        taskContext.getStateStore(KpiStores.NETWORK_FIRST_SAID)),
                network -> clock.closedDay(),
                Capacity.NONE,
                Publisher.saying(metrics, this::forward));
        taskContext.schedule(KpiTopology.TURN, PunctuationType.WALL_CLOCK_TIME, this::turn);
    }

    @Override
    public void process(Record<String, NetworkInput> record) {
        now = record.timestamp();
        switch (record.value()) {
            case NetworkInput.Difference difference -> {
                engine.addToNetwork(
                        difference.group(),
                        difference.day(),
                        difference.vector().columns(),
                        difference.vector().amounts());
                metrics.difference();
            }
            case NetworkInput.Reached reached -> reached(reached);
        }
    }

    @Override
    public void changed(SliceKey slice, MeasureGroup group, long day) {
        publisher.changed(slice, group);
    }

    @Override
    public void network(MeasureGroup group, long day, int[] columns, long[] amounts) {
        throw new IllegalStateException("the network has no network above it");
    }

    private void reached(NetworkInput.Reached reached) {
        boolean wasKnown = clock.known();
        long before = clock.closedDay();
        clock.reached(reached.partition(), reached.partitions(), reached.instant(), reached.closedDay());
        if (clock.known() && (!wasKnown || clock.closedDay() > before)) {
            publisher.closed(SliceKey.ALL);
        }
    }

    private void turn(long wallClock) {
        now = wallClock;
        if (clock.known()) {
            publisher.turn(wallClock, config.publishEvery().toMillis(), config.slicesATurn(), clock.instant());
        }
    }

    private void forward(String key, KpiOutput output) {
        context.forward(new Record<>(key, output, now));
    }

    /** Makes the processor, and declares its stores. */
    record Supplier(KpiConfig config, KpiMetrics metrics)
            implements ProcessorSupplier<String, NetworkInput, String, KpiOutput> {
        @Override
        public Processor<String, NetworkInput, String, KpiOutput> get() {
            return new NetworkProcessor(this);
        }

        @Override
        public Set<StoreBuilder<?>> stores() {
            return new LinkedHashSet<>(List.of(
                    KpiStores.tiles(KpiStores.NETWORK_TILES),
                    KpiStores.due(KpiStores.NETWORK_DUE_SLICES),
                    KpiStores.published(KpiStores.NETWORK_PUBLISHED_ROWS),
                    KpiStores.published(KpiStores.NETWORK_FIRST_SAID),
                    KpiStores.clocks(KpiStores.PARTITION_CLOCKS)));
        }
    }
}
