package io.wardwatch.kpi.query;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.wardwatch.kpi.KpiConfig;
import io.wardwatch.kpi.KpiService;
import jakarta.inject.Singleton;
import java.net.URI;

/** The wiring of the questions. */
@Factory
final class QueryBeans {
    @Singleton
    @Requires(missingBeans = Stand.class)
    Stand stand(KpiService kpi, KpiConfig config) {
        String own = config.advertisedUrl();
        return new Stand(kpi::find, own.isEmpty() ? "http" : URI.create(own).getScheme());
    }
}
