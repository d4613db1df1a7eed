package io.wardwatch.standalone;

import static io.wardwatch.standalone.ComposeFile.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.env.MapPropertySource;
import io.micronaut.core.type.Argument;
import io.micronaut.inject.BeanDefinition;
import io.micronaut.runtime.server.EmbeddedServer;
import io.wardwatch.alerts.AlertsConfig;
import io.wardwatch.core.event.Event;
import io.wardwatch.kpi.KpiConfig;
import io.wardwatch.risk.RiskConfig;
import io.wardwatch.schemas.TopicCatalogue;
import io.wardwatch.simulator.SimulationConfig;
import io.wardwatch.streaming.Metrics;
import io.wardwatch.streaming.StreamsService;
import io.wardwatch.streaming.registry.RegistryConfig;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The services started as {@code docker-compose.yml} starts them, each with its container's environment; only addresses, ports
 * and folders are this machine's. So what the file names is what they read, answer and tell Prometheus.
 */
final class ComposeServicesTest {
    /** Where a service tells Prometheus; asked for below. */
    static final String METRICS = "/metrics";

    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final List<String> SERVICES = List.of("risk", "kpi", "alerts");
    private static final SimulationConfig NETWORK = SimulationConfig.of(1, 300);
    private static final int DAYS = 60;
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z_]+)[:}]");

    @TempDir
    static Path state;

    private static ComposeFile compose;
    private static LiveHospital hospital;
    private static final Map<String, EmbeddedServer> SERVERS = new HashMap<>();
    private static final Map<String, Integer> PORTS = new HashMap<>();
    private static HttpClient http;

    @BeforeAll
    static void start() throws Exception {
        compose = ComposeFile.read();
        http = HttpClient.newHttpClient();
        hospital = new LiveHospital(NETWORK, DAYS);
        List<String> topics = new ArrayList<>(compose.command("topics"));
        topics.replaceAll(word -> here("topics", word));
        assertThat(Said.by(topics.toArray(String[]::new)).err()).contains("as they should be");
        for (String service : SERVICES) {
            PORTS.put(service, freePort());
        }
        for (String service : SERVICES) {
            SERVERS.put(service, started(service));
        }
    }

    @AfterAll
    static void stop() {
        SERVERS.values().forEach(EmbeddedServer::close);
        hospital.close();
        http.close();
    }

    @Test
    void shouldReadEveryNameOfItsEnvironment() throws IOException {
        RiskConfig risk = SERVERS.get("risk").getApplicationContext().getBean(RiskConfig.class);
        assertThat(risk.bootstrapServers()).isEqualTo(hospital.bootstrap());
        assertThat(risk.stateFolder()).isEqualTo(state.resolve("risk"));
        assertThat(risk.threads()).isEqualTo(2);
        KpiConfig kpi = SERVERS.get("kpi").getApplicationContext().getBean(KpiConfig.class);
        assertThat(kpi.stateFolder()).isEqualTo(state.resolve("kpi"));
        assertThat(kpi.threads()).isEqualTo(2);
        AlertsConfig alerts = SERVERS.get("alerts").getApplicationContext().getBean(AlertsConfig.class);
        assertThat(alerts.watch()).containsOnlyKeys("risk", "kpi");

        for (String service : SERVICES) {
            Set<String> read = propertiesReadBy(SERVERS.get(service).getApplicationContext());
            Set<String> variables = new HashSet<>(variables("deploy/images/wardwatch"));
            variables.addAll(variables("services/streaming/src/main/resources/application-streaming.yml"));
            variables.addAll(variables("services/streaming/src/main/resources/logback.xml"));
            for (String name : compose.names(service)) {
                String property = plain(name);
                boolean known = variables.contains(name)
                        || read.contains(property)
                        || (service.equals("alerts") && property.startsWith("alertswatch"));
                assertThat(known).as(service + " reads " + name).isTrue();
            }
        }
        for (String command : List.of("topics", "schemas", "clock")) {
            assertThat(compose.names(command))
                    .allMatch(name -> name.equals("WARDWATCH_HEAP")
                            || !RegistryConfig.of(Map.of(name, "x")).equals(RegistryConfig.none()));
        }
    }

    @Test
    void shouldAnswerItsHealthCheckAndKnowTheOthers() throws Exception {
        for (String service : SERVICES) {
            Awaitility.await().atMost(LIMIT).untilAsserted(() -> assertThat(ready(service))
                    .isZero());
        }
        assertThat(ready("nobody")).isNotZero();
        Awaitility.await().atMost(LIMIT).untilAsserted(() -> assertThat(get("alerts", "/api/v1/streams"))
                .containsPattern("\"service\":\"risk\",\"state\":\"RUNNING\"")
                .containsPattern("\"service\":\"kpi\",\"state\":\"RUNNING\""));
        assertThat(get("alerts", "/api/v1/kpis")).contains("\"kpis\"");
    }

    @Test
    void shouldTellPrometheusWhatTheDashboardsAskFor() throws Exception {
        try (ControlWriter clock = ControlWriter.open(hospital.bootstrap())) {
            clock.tick(Event.micros(NETWORK.start().plus(Duration.ofDays(DAYS))));
        }
        hospital.send(hospital.feed());
        sendGarbage();
        System.gc();
        List<Dashboards.Query> queries = Dashboards.queries();
        assertThat(queries).hasSizeGreaterThan(50);
        Map<Object, Dashboards.Series> seen = new HashMap<>();
        List<KafkaStreamsMetrics> looks = new ArrayList<>();
        try {
            Awaitility.await().atMost(LIMIT).pollInterval(Duration.ofSeconds(2)).untilAsserted(() -> {
                // Kafka's figures of tasks and partitions are looked for once a minute; here as soon as there are some.
                looks.add(look("risk"));
                looks.add(look("kpi"));
                for (Dashboards.Series one : scraped()) {
                    // Latencies are numbers for half a minute only.
                    if (!Double.isNaN(one.value()) || !seen.containsKey(one.identity())) {
                        seen.put(one.identity(), one);
                    }
                }
                assertThat(Dashboards.missing(queries, seen.values())).isEmpty();
            });
        } finally {
            looks.forEach(KafkaStreamsMetrics::close);
        }
    }

    /** A container's environment, for a context in this process. */
    private static final class Environment extends MapPropertySource {
        Environment(Map<String, Object> variables) {
            super("container", variables);
        }

        @Override
        public PropertyConvention getConvention() {
            return PropertyConvention.ENVIRONMENT_VARIABLE;
        }
    }

    private static EmbeddedServer started(String service) {
        Map<String, Object> environment = new HashMap<>();
        compose.environment(service).forEach((name, value) -> {
            // There is no registry here; that its names are read is asked for by name.
            if (!name.startsWith("WARDWATCH_REGISTRY_")) {
                environment.put(name, here(service, value));
            }
        });
        return ApplicationContext.builder()
                .deduceEnvironment(false)
                .banner(false)
                .environments("streaming", service)
                .propertySources(new Environment(environment))
                .run(EmbeddedServer.class);
    }

    /** A value of the file, with this machine's addresses, ports and folders. */
    private static String here(String service, String value) {
        String here = value.replace("127.0.0.1:9092", hospital.bootstrap())
                .replace("/state/" + service, state.resolve(service).toString());
        for (String other : PORTS.keySet()) {
            String port = Integer.toString(compose.httpPort(other));
            if (here.equals(port) || here.endsWith("127.0.0.1:" + port)) {
                return here.substring(0, here.length() - port.length()) + PORTS.get(other);
            }
        }
        return here;
    }

    private static int freePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        }
    }

    /** Runs the health check of the image against a service; its exit code. */
    private static int ready(String service) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(
                        "bash", ComposeFile.ROOT.resolve("deploy/images/ready").toString())
                .redirectErrorStream(true);
        builder.environment()
                .put(
                        "WARDWATCH_HTTP_PORT",
                        Integer.toString(PORTS.containsKey(service) ? PORTS.get(service) : freePort()));
        Process process = builder.start();
        process.getInputStream().readAllBytes();
        return process.waitFor();
    }

    private static String get(String service, String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        SERVERS.get(service).getURI().resolve(path))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }

    private static List<Dashboards.Series> scraped() throws Exception {
        List<Dashboards.Series> all = new ArrayList<>();
        for (String service : SERVICES) {
            all.addAll(Dashboards.parse(service, get(service, METRICS)));
        }
        return all;
    }

    private static KafkaStreamsMetrics look(String service) {
        ApplicationContext context = SERVERS.get(service).getApplicationContext();
        KafkaStreamsMetrics metrics =
                new KafkaStreamsMetrics(context.getBean(StreamsService.class).streams());
        metrics.bindTo(context.getBean(Metrics.class).registry());
        return metrics;
    }

    /** What each service refuses shows in its counters. */
    private static void sendGarbage() {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", hospital.bootstrap()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            for (var topic : List.of(TopicCatalogue.KPI_CONTRIBUTIONS, TopicCatalogue.CARE_ALERTS)) {
                producer.send(new ProducerRecord<>(topic.name(), new byte[] {1}, new byte[] {9, 9, 9}));
            }
            producer.flush();
        }
    }

    /** Every property that a bean of the context is made with. */
    private static Set<String> propertiesReadBy(ApplicationContext context) {
        Set<String> names = new HashSet<>();
        for (BeanDefinition<?> definition : context.getAllBeanDefinitions()) {
            for (Argument<?> argument : definition.getConstructor().getArguments()) {
                argument.getAnnotationMetadata()
                        .stringValue(Property.class, "name")
                        .ifPresent(name -> names.add(plain(name)));
            }
        }
        return names;
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[._-]", "");
    }

    private static Set<String> variables(String file) throws IOException {
        Set<String> variables = new HashSet<>();
        Matcher found = VARIABLE.matcher(text(file));
        while (found.find()) {
            variables.add(found.group(1));
        }
        return variables;
    }
}
