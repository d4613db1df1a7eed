package io.wardwatch.streaming;

import io.micronaut.context.annotation.Requires;
import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Readiness;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.reactivestreams.Publisher;

/**
 * Readiness over HTTP ({@code /health/readiness}): up once every stream of the process runs with its stores restored, and
 * meanwhile how far that is.
 */
@Singleton
@Readiness
@Requires(beans = StreamsService.class)
public final class StreamsHealthIndicator implements HealthIndicator {
    private final List<StreamsService> services;

    /** For all streams of this process. */
    StreamsHealthIndicator(List<StreamsService> services) {
        this.services = List.copyOf(services);
    }

    @Override
    public Publisher<HealthResult> getResult() {
        boolean ready = services.stream().allMatch(service -> service.health().ready());
        return Publishers.just(answer("streams-ready", ready, services));
    }

    /** What both answers say: one status, and for each stream how it is. */
    static HealthResult answer(String name, boolean good, List<StreamsService> services) {
        Map<String, Object> details = new TreeMap<>();
        services.forEach(service -> details.put(service.settings().applicationId(), details(service.health())));
        return HealthResult.builder(name, good ? HealthStatus.UP : HealthStatus.DOWN)
                .details(details)
                .build();
    }

    private static Map<String, Object> details(StreamsHealth health) {
        return Map.of(
                "state", health.state().name(),
                "restoring", health.restore().stores(),
                "restored", health.restore().restored(),
                "toRestore", health.restore().wanted(),
                "percent", health.restore().percent(),
                "threadDeaths", health.threadDeaths(),
                "lastDeath", health.lastDeath().orElse("none"));
    }
}
