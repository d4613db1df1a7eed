package io.wardwatch.alerts;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.wardwatch.streaming.Metrics;
import io.wardwatch.streaming.registry.RegistryConfig;
import jakarta.inject.Singleton;

/** The wiring of {@code alerts}. Whoever has a service or metrics already puts them into the context, and these stay out. */
@Factory
final class AlertsBeans {
    @Bean(preDestroy = "close")
    @Singleton
    @Requires(missingBeans = Metrics.class)
    Metrics metrics() {
        return new Metrics();
    }

    /** Starts with the context, not with the first request. */
    @Bean(preDestroy = "close")
    @Context
    @Requires(missingBeans = AlertsService.class)
    AlertsService alerts(AlertsConfig config, RegistryConfig registry, Metrics metrics) {
        return AlertsService.start(config, registry, metrics);
    }
}
