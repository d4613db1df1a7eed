package io.wardwatch.standalone.doctor;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.Environment;
import io.wardwatch.kpi.KpiConfig;
import io.wardwatch.risk.RiskConfig;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * How the services would be configured if they were started from here: by the same files and environment, read without starting
 * any.
 *
 * @param httpHost what their HTTP side binds to
 * @param httpPort and the port
 * @param kafka the Kafka that is configured for a service; empty where none is and the default holds
 * @param stateFolders folders of RocksDB by service
 */
record Surroundings(String httpHost, int httpPort, Optional<String> kafka, Map<String, Path> stateFolders) {
    private static final String[] SERVICES = {"risk", "kpi", "alerts"};

    static Surroundings read() {
        // Only the environment is started: the context would start the services.
        try (ApplicationContext context = ApplicationContext.builder()
                        .deduceEnvironment(false)
                        .banner(false)
                        .environments(Stream.concat(Stream.of("streaming"), Stream.of(SERVICES))
                                .toArray(String[]::new))
                        .build();
                Environment settings = context.getEnvironment().start()) {
            Map<String, Path> folders = new TreeMap<>();
            folders.put("risk", folder(settings, "risk", RiskConfig.STATE_FOLDER));
            folders.put("kpi", folder(settings, "kpi", KpiConfig.STATE_FOLDER));
            return new Surroundings(
                    settings.getRequiredProperty("micronaut.server.host", String.class),
                    settings.getRequiredProperty("micronaut.server.port", Integer.class),
                    List.of(SERVICES).stream()
                            .flatMap(service ->
                                    settings.getProperty(service + ".bootstrap-servers", String.class).stream())
                            .findFirst(),
                    folders);
        }
    }

    private static Path folder(Environment settings, String service, String usual) {
        return Path.of(settings.getProperty(service + ".state-folder", String.class, usual));
    }
}
