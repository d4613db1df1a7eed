package io.wardwatch.kpi;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.wardwatch.streaming.Metrics;
import io.wardwatch.streaming.StreamsService;
import io.wardwatch.streaming.registry.RegistryConfig;
import jakarta.inject.Singleton;

/** The only wiring of {@code kpi}. */
@Factory
final class KpiBeans {
    @Bean(preDestroy = "close")
    @Singleton
    @Requires(missingBeans = Metrics.class)
    Metrics metrics() {
        return new Metrics();
    }

    /** Starts with the context, not with the first request; unless the process brings one along, as a demonstration does. */
    @Bean(preDestroy = "close")
    @Context
    @Requires(missingBeans = KpiService.class)
    KpiService kpi(KpiConfig config, RegistryConfig registry, Metrics metrics) {
        return KpiService.start(config, registry, metrics);
    }

    /** For the health answers. */
    @Singleton
    StreamsService stream(KpiService kpi) {
        return kpi.stream();
    }
}
