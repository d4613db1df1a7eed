package io.wardwatch.risk;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.wardwatch.core.event.Event;
import io.wardwatch.core.event.RejectionReason;
import io.wardwatch.streaming.Metrics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;

/**
 * What {@code risk} tells Prometheus. All of these are read from the counts that are stored with the state, so they go on
 * where they were after a restart, and hold in every scrape, by partition:
 *
 * <ul>
 *   <li>{@code wardwatch.risk.events} = {@code wardwatch.risk.events.applied} + {@code wardwatch.risk.events.duplicate} + the
 *       sum over {@code reason} of {@code wardwatch.risk.events.dropped}
 *   <li>{@code wardwatch.risk.events} = records read from the three inputs, less those that went to {@code risk.dlq.v1}
 * </ul>
 *
 * <p>{@code wardwatch.risk.clock} is the partition's last tick in seconds since 1970; {@code wardwatch.risk.controls.dropped}
 * counts control records that were not understood, in this process. {@code wardwatch.risk.model} is 1 for the {@code source} of
 * the model that scores each {@code target}: configured, last-good or bundled; {@code wardwatch.risk.models.dropped} counts models
 * that were refused. Thread-safe.
 */
public final class RiskMetrics {
    private static final String SERVICE = "risk";
    private static final String EVENTS = "wardwatch.risk.events";

    private final Metrics metrics;
    private final Map<Integer, PartitionCounts> counts = new ConcurrentHashMap<>();
    private final Map<Integer, List<Meter>> meters = new ConcurrentHashMap<>();

    /** Registers with the process's measurements. */
    public RiskMetrics(Metrics metrics) {
        this.metrics = metrics;
    }

    /** The counts of each partition that this process works on. */
    public Map<Integer, PartitionCounts> counts() {
        return Map.copyOf(counts);
    }

    void reached(int partition, PartitionCounts now) {
        if (counts.put(partition, now) == null) {
            meters.put(partition, register(partition));
        }
    }

    /** The partition moved to another process, which counts on. */
    void left(int partition) {
        counts.remove(partition);
        List<Meter> gone = meters.remove(partition);
        if (gone != null) {
            gone.forEach(metrics.registry()::remove);
        }
    }

    void controlDropped(String reason) {
        metrics.dropped(SERVICE, "controls", reason).increment();
    }

    void modelRefused(String target) {
        metrics.dropped(SERVICE, "models", target).increment();
    }

    void modelInForce(String target, String source) {
        Gauge.builder("wardwatch.risk.model", () -> 1)
                .tags("target", target, "source", source)
                .register(metrics.registry());
    }

    private List<Meter> register(int partition) {
        List<Meter> made = new ArrayList<>();
        Tags tags = Tags.of("partition", Integer.toString(partition));
        made.add(counter(EVENTS, tags, partition, PartitionCounts::in));
        made.add(counter(EVENTS + ".applied", tags, partition, PartitionCounts::applied));
        made.add(counter(EVENTS + ".duplicate", tags, partition, PartitionCounts::duplicate));
        for (RejectionReason reason : RejectionReason.values()) {
            made.add(counter(EVENTS + ".dropped", tags.and("reason", reason.name()), partition, now -> now.rejected()
                    .getOrDefault(reason, 0L)));
        }
        made.add(Gauge.builder("wardwatch.risk.clock", () -> seconds(of(partition)))
                .tags(tags)
                .baseUnit("seconds")
                .register(metrics.registry()));
        return made;
    }

    private Meter counter(String name, Tags tags, int partition, ToDoubleFunction<PartitionCounts> value) {
        MeterRegistry registry = metrics.registry();
        return FunctionCounter.builder(name, this, self -> value.applyAsDouble(self.of(partition)))
                .tags(tags)
                .register(registry);
    }

    private PartitionCounts of(int partition) {
        return counts.getOrDefault(partition, PartitionCounts.NONE);
    }

    private static double seconds(PartitionCounts now) {
        return now.clock() == Event.ABSENT ? Double.NaN : now.clock() / 1e6;
    }
}
