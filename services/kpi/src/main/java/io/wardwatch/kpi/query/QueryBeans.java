package io.wardwatch.kpi.query;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.wardwatch.kpi.KpiService;
import jakarta.inject.Singleton;

/** The wiring of the questions. */
@Factory
final class QueryBeans {
    @Singleton
    @Requires(missingBeans = Stand.class)
    Stand stand(KpiService kpi) {
        return new Stand(kpi::find);
    }
}
