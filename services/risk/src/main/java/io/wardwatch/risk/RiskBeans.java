package io.wardwatch.risk;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.wardwatch.streaming.Metrics;
import io.wardwatch.streaming.StreamsService;
import io.wardwatch.streaming.registry.RegistryConfig;
import jakarta.inject.Singleton;

/** The only wiring of {@code risk}. */
@Factory
final class RiskBeans {
    @Bean(preDestroy = "close")
    @Singleton
    @Requires(missingBeans = Metrics.class)
    Metrics metrics() {
        return new Metrics();
    }

    /** Starts with the context, not with the first request. */
    @Bean(preDestroy = "close")
    @Context
    RiskService risk(RiskConfig config, RegistryConfig registry, Metrics metrics) {
        return RiskService.start(config, registry, metrics);
    }

    /** For the health answers. */
    @Singleton
    StreamsService stream(RiskService risk) {
        return risk.stream();
    }
}
