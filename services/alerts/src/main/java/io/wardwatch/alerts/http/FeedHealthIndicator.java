package io.wardwatch.alerts.http;

import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Readiness;
import io.wardwatch.alerts.AlertsService;
import io.wardwatch.alerts.FeedState;
import jakarta.inject.Singleton;
import java.util.Map;
import org.reactivestreams.Publisher;

/** Readiness: up once the feeds are rebuilt, and meanwhile how far that is. */
@Singleton
@Readiness
final class FeedHealthIndicator implements HealthIndicator {
    private final AlertsService service;

    FeedHealthIndicator(AlertsService service) {
        this.service = service;
    }

    @Override
    public Publisher<HealthResult> getResult() {
        FeedState state = service.state();
        return Publishers.just(HealthResult.builder("feed", state.rebuilt() ? HealthStatus.UP : HealthStatus.DOWN)
                .details(Map.of("state", state.phase().name(), "percent", state.percent(), "records", state.records()))
                .build());
    }
}
