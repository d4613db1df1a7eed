package io.wardwatch.alerts.http;

import static io.micronaut.http.HttpStatus.BAD_GATEWAY;
import static io.micronaut.http.HttpStatus.NOT_FOUND;

import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.client.ProxyHttpClient;
import io.swagger.v3.oas.annotations.Hidden;
import io.wardwatch.alerts.AlertsConfig;
import io.wardwatch.streaming.http.Problem;
import java.net.URI;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;

/** Hands requests for KPIs on to {@code kpi} where that is another process, so that the page knows one host. */
@Hidden
@Controller("/api/v1/kpis")
@Requires(notEnv = "kpi")
final class KpiPassage {
    private final ProxyHttpClient client;
    private final String kpi;

    KpiPassage(ProxyHttpClient client, AlertsConfig config) {
        this.client = client;
        this.kpi = config.kpiUrl();
    }

    /** Whatever {@code kpi} answers. */
    @Get("{/path:.*}")
    Publisher<MutableHttpResponse<?>> pass(HttpRequest<?> request, @Nullable @PathVariable String path) {
        if (kpi.isEmpty()) {
            throw Problem.of(NOT_FOUND, "NO_KPI", "KPIs are not served here: set ALERTS_KPI_URL to where kpi answers.")
                    .refusal();
        }
        URI there = URI.create(kpi);
        MutableHttpRequest<?> asked = request.mutate()
                .uri(uri -> uri.scheme(there.getScheme())
                        .host(there.getHost())
                        .port(there.getPort() < 0 ? ("https".equals(there.getScheme()) ? 443 : 80) : there.getPort()))
                // The page is of this origin; what it asks of kpi comes from here.
                .headers(headers ->
                        headers.remove("Origin").remove("Sec-Fetch-Site").remove("Cookie"));
        return Flux.from(client.proxy(asked))
                .onErrorResume(down ->
                        Publishers.just(Problem.of(BAD_GATEWAY, "KPI_UNREACHABLE", "kpi does not answer just now.")
                                .response()));
    }
}
