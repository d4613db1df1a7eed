package io.wardwatch.streaming;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.ArrayList;
import java.util.List;

/**
 * The measurements of one process, as Prometheus reads them. Names are {@code wardwatch.<service>.<plural noun>}; each
 * counter that can lose something has a {@code .dropped} beside it with a {@code reason} tag. No tag may hold the id of a
 * patient, encounter or claim.
 */
public final class Metrics implements AutoCloseable {
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics gc = new JvmGcMetrics();
    private final List<KafkaStreamsMetrics> streams = new ArrayList<>();

    /** With those of the JVM. */
    public Metrics() {
        new JvmMemoryMetrics().bindTo(registry);
        gc.bindTo(registry);
    }

    /** Adds Kafka's own figures of a stream: lag, latencies, commits. */
    public synchronized Metrics watch(StreamsService service) {
        KafkaStreamsMetrics kafka = new KafkaStreamsMetrics(service.streams());
        kafka.bindTo(registry);
        streams.add(kafka);
        return this;
    }

    /** A counter {@code wardwatch.<service>.<nouns>}. */
    public Counter counter(String service, String nouns) {
        return registry.counter("wardwatch." + service + "." + nouns);
    }

    /** A counter {@code wardwatch.<service>.<nouns>.dropped} for one reason, which is a code from a fixed list. */
    public Counter dropped(String service, String nouns, String reason) {
        return registry.counter("wardwatch." + service + "." + nouns + ".dropped", "reason", reason);
    }

    /** The registry, for timers and gauges. */
    public MeterRegistry registry() {
        return registry;
    }

    /** Everything, in Prometheus' text format. */
    public String scrape() {
        return registry.scrape();
    }

    @Override
    public synchronized void close() {
        streams.forEach(KafkaStreamsMetrics::close);
        gc.close();
        registry.close();
    }
}
