package io.wardwatch.kpi;

import io.micrometer.core.instrument.Counter;
import io.wardwatch.core.measure.KpiValue;
import io.wardwatch.streaming.Metrics;

/**
 * What {@code kpi} counts, in this process since its start. A transaction that was aborted is counted again when it is repeated,
 * so these hold exactly where none was, and once everything that was sent has been read:
 *
 * <ul>
 *   <li>records of {@code kpi.contribution.v1} read = {@code wardwatch.kpi.contributions} + the sum over {@code reason} of
 *       {@code wardwatch.kpi.contributions.dropped} + {@code wardwatch.kpi.ticks}
 *   <li>{@code wardwatch.kpi.differences}, added to the network = {@code wardwatch.kpi.contributions}, less the empty ones
 *   <li>records written to {@code kpi.value.v1} = {@code wardwatch.kpi.values} + {@code wardwatch.kpi.values.withdrawn};
 *       {@code wardwatch.kpi.values.restated} of the first are restatements
 * </ul>
 *
 * <p>What is dropped goes to {@code kpi.dlq.v1}. {@code wardwatch.kpi.controls.dropped} counts control records of a kind that is
 * not known here, which is no loss. Thread-safe.
 */
public final class KpiMetrics {
    private static final String SERVICE = "kpi";

    private final Metrics metrics;
    private final Counter contributions;
    private final Counter ticks;
    private final Counter differences;
    private final Counter values;
    private final Counter restated;
    private final Counter withdrawn;

    /** Registers with the process's measurements. */
    public KpiMetrics(Metrics metrics) {
        this.metrics = metrics;
        contributions = metrics.counter(SERVICE, "contributions");
        ticks = metrics.counter(SERVICE, "ticks");
        differences = metrics.counter(SERVICE, "differences");
        values = metrics.counter(SERVICE, "values");
        restated = metrics.counter(SERVICE, "values.restated");
        withdrawn = metrics.counter(SERVICE, "values.withdrawn");
    }

    /** Values written so far, withdrawals apart. */
    public long values() {
        return (long) values.count();
    }

    void contribution() {
        contributions.increment();
    }

    void contributionDropped(String reason) {
        metrics.dropped(SERVICE, "contributions", reason).increment();
    }

    void tick() {
        ticks.increment();
    }

    void difference() {
        differences.increment();
    }

    void published(KpiValue value) {
        values.increment();
        if (value.revision() > 1) {
            restated.increment();
        }
    }

    void withdrawn() {
        withdrawn.increment();
    }

    void controlDropped(String reason) {
        metrics.dropped(SERVICE, "controls", reason).increment();
    }
}
