package io.wardwatch.streaming;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;

/** Answers Prometheus at {@code /metrics}. */
@Controller
@Requires(beans = Metrics.class)
public final class MetricsController {
    private final Metrics metrics;

    MetricsController(Metrics metrics) {
        this.metrics = metrics;
    }

    /** The process's measurements in Prometheus' text format. */
    @Get(value = "/metrics", produces = "text/plain; version=0.0.4; charset=utf-8")
    String metrics() {
        return metrics.scrape();
    }
}
