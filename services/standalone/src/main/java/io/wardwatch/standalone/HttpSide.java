package io.wardwatch.standalone;

import io.micronaut.context.ApplicationContext;
import io.micronaut.http.server.exceptions.ServerStartupException;
import io.micronaut.runtime.server.EmbeddedServer;
import io.wardwatch.alerts.AlertsService;
import io.wardwatch.kpi.KpiService;
import io.wardwatch.streaming.Metrics;
import java.net.URI;
import java.util.Map;

/**
 * The page, the feed and the KPI queries of one process on one port of loopback. The services are given, so that whoever started
 * them closes them; the controllers are those of the services' own processes.
 */
final class HttpSide implements AutoCloseable {
    static final int DEFAULT_PORT = 8080;

    private final ApplicationContext context;
    private final EmbeddedServer server;

    private HttpSide(ApplicationContext context, EmbeddedServer server) {
        this.context = context;
        this.server = server;
    }

    /**
     * Starts at {@code port}; -1: at the usual one, or any free one where that is taken.
     *
     * @throws Failure where a port that was asked for is taken
     */
    static HttpSide start(int port, Metrics metrics, KpiService kpi, AlertsService alerts) {
        if (port >= 0) {
            return at(port, metrics, kpi, alerts);
        }
        try {
            return at(DEFAULT_PORT, metrics, kpi, alerts);
        } catch (Failure taken) {
            return at(0, metrics, kpi, alerts);
        }
    }

    /** Where it answers. */
    URI uri() {
        return server.getURI();
    }

    @Override
    public void close() {
        context.close();
    }

    private static HttpSide at(int port, Metrics metrics, KpiService kpi, AlertsService alerts) {
        ApplicationContext context = ApplicationContext.builder()
                .deduceEnvironment(false)
                .banner(false)
                .environments("streaming", "alerts", "kpi")
                .singletons(metrics, kpi, alerts)
                // 0 is Micronaut's word for nothing at all; -1 is any free port.
                .properties(
                        Map.of("micronaut.server.host", "127.0.0.1", "micronaut.server.port", port == 0 ? -1 : port))
                .start();
        try {
            return new HttpSide(context, context.getBean(EmbeddedServer.class).start());
        } catch (ServerStartupException taken) {
            context.close();
            throw Failure.of("the page cannot be served")
                    .at("127.0.0.1:" + port)
                    .because("another program has that port")
                    .mend("give another with --http-port, or leave it out for any free one");
        }
    }
}
