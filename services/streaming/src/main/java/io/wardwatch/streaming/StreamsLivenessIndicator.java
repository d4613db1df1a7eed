package io.wardwatch.streaming;

import io.micronaut.context.annotation.Requires;
import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Liveness;
import jakarta.inject.Singleton;
import java.util.List;
import org.reactivestreams.Publisher;

/**
 * Liveness over HTTP ({@code /health/liveness}): down once a stream has given up, so that the orchestrator restarts the
 * process. A long restore is no reason to restart, so it stays up meanwhile.
 */
@Singleton
@Liveness
@Requires(beans = StreamsService.class)
public final class StreamsLivenessIndicator implements HealthIndicator {
    private final List<StreamsService> services;

    /** For all streams of this process. */
    StreamsLivenessIndicator(List<StreamsService> services) {
        this.services = List.copyOf(services);
    }

    @Override
    public Publisher<HealthResult> getResult() {
        boolean live = services.stream().allMatch(service -> service.health().live());
        return Publishers.just(StreamsHealthIndicator.answer("streams-alive", live, services));
    }
}
