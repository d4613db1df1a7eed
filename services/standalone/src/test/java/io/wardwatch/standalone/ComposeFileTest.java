package io.wardwatch.standalone;

import static io.wardwatch.standalone.ComposeFile.map;
import static io.wardwatch.standalone.ComposeFile.pom;
import static io.wardwatch.standalone.ComposeFile.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.wardwatch.formats.FacilitiesFile;
import io.wardwatch.schemas.TopicCatalogue;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import kafka.docker.KafkaDockerWrapper$;
import kafka.server.KafkaConfig;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import scala.jdk.javaapi.CollectionConverters;

/**
 * {@code docker-compose.yml} held to what it names, without Docker: versions, ports, files, commands, Kafka's settings. What the
 * running services read and tell is {@link ComposeServicesTest}.
 */
final class ComposeFileTest {
    private static final Set<String> OURS = Set.of("topics", "schemas", "clock", "risk", "kpi", "alerts");

    /** Other people's images, and the property of the root pom that their tag comes from. */
    private static final Map<String, List<String>> IMAGES = Map.of(
            "entrance", List.of("haproxy:%s-alpine", "haproxy.version"),
            "kafka", List.of("apache/kafka:%s", "kafka.version"),
            "registry", List.of("apicurio/apicurio-registry:%s", "apicurio.version"),
            "prometheus", List.of("prom/prometheus:v%s", "prometheus.version"),
            "grafana", List.of("grafana/grafana:%s", "grafana.version"));

    /** Settings of other people's images, as their documentation names them. */
    private static final Map<String, Set<String>> OTHERS = Map.of(
            "registry",
            Set.of(
                    "QUARKUS_HTTP_HOST",
                    "QUARKUS_HTTP_PORT",
                    "QUARKUS_MANAGEMENT_HOST",
                    "QUARKUS_MANAGEMENT_PORT",
                    "APICURIO_STORAGE_KIND",
                    "APICURIO_KAFKASQL_BOOTSTRAP_SERVERS"),
            "grafana",
            Set.of(
                    "GF_SERVER_HTTP_ADDR",
                    "GF_SERVER_HTTP_PORT",
                    "GF_AUTH_ANONYMOUS_ENABLED",
                    "GF_AUTH_ANONYMOUS_ORG_ROLE",
                    "GF_AUTH_DISABLE_LOGIN_FORM",
                    "GF_AUTH_BASIC_ENABLED",
                    "GF_SECURITY_DISABLE_INITIAL_ADMIN_CREATION",
                    "GF_USERS_ALLOW_SIGN_UP",
                    "GF_DASHBOARDS_DEFAULT_HOME_DASHBOARD_PATH",
                    "GF_ANALYTICS_REPORTING_ENABLED",
                    "GF_ANALYTICS_CHECK_FOR_UPDATES",
                    "GF_ANALYTICS_CHECK_FOR_PLUGIN_UPDATES",
                    "GF_NEWS_NEWS_FEED_ENABLED",
                    "GF_PLUGINS_PREINSTALL_DISABLED",
                    "GF_SNAPSHOTS_EXTERNAL_ENABLED"));

    private static ComposeFile compose;

    @TempDir
    Path temp;

    @BeforeAll
    static void read() throws IOException {
        compose = ComposeFile.read();
    }

    @Test
    void shouldRunTheVersionsOfThePom() throws IOException {
        Set<String> all = new TreeSet<>(OURS);
        all.addAll(IMAGES.keySet());
        assertThat(compose.services().keySet()).isEqualTo(all);
        for (String service : all) {
            List<String> image = IMAGES.getOrDefault(service, List.of("wardwatch:%s", "project.version"));
            assertThat(compose.service(service))
                    .as(service)
                    .containsEntry("image", image.getFirst().formatted(pom(image.getLast())));
        }
        String temurin = "eclipse-temurin:" + pom("temurin.version");
        assertThat(text("deploy/images/Dockerfile").lines().filter(line -> line.startsWith("FROM ")))
                .containsExactly("FROM " + temurin + "-jdk-noble AS build", "FROM " + temurin + "-jre-noble");
    }

    @Test
    void shouldPublishOnLoopbackAloneAndOnlyWhatSomebodyListensOn() throws IOException {
        Map<Integer, Integer> forwarded = ComposeFile.forwarded();
        Map<Integer, String> listening = listening();
        List<Integer> published = new ArrayList<>();
        compose.services().keySet().forEach(service -> {
            if (service.equals("entrance")) {
                assertThat(compose.service(service)).doesNotContainKey("network_mode");
            } else {
                assertThat(compose.ports(service)).as(service).isEmpty();
                assertThat(compose.service(service)).as(service).containsEntry("network_mode", "service:entrance");
            }
        });
        for (String port : compose.ports("entrance")) {
            assertThat(port).matches("127\\.0\\.0\\.1:\\d+:\\d+");
            int outside = Integer.parseInt(port.split(":")[1]);
            int inside = Integer.parseInt(port.split(":")[2]);
            assertThat(forwarded).as(port).containsEntry(inside, outside);
            assertThat(listening).as(port).containsKey(outside);
            published.add(inside);
        }
        assertThat(forwarded.keySet()).containsExactlyInAnyOrderElementsOf(published);
    }

    @Test
    void shouldHaveEveryFileThatItMountsAndEveryVolumeThatItNames() throws IOException {
        Set<String> named = new TreeSet<>();
        for (String service : compose.services().keySet()) {
            for (String mount : compose.mounts(service)) {
                String source = mount.split(":")[0];
                if (source.startsWith(".")) {
                    assertThat(ComposeFile.ROOT.resolve(source)).as(mount).exists();
                    assertThat(mount).as("only read").endsWith(":ro");
                } else {
                    named.add(source);
                }
            }
        }
        assertThat(compose.volumes().keySet()).isEqualTo(named);
        assertThat(FacilitiesFile.read(ComposeFile.ROOT.resolve("deploy/facilities.csv")))
                .isNotEmpty();
        // State lies on the volume, or it is read back from Kafka at each start.
        for (String service : List.of("risk", "kpi")) {
            String folder = compose.environment(service).get(service.toUpperCase(Locale.ROOT) + "_STATE_FOLDER");
            assertThat(compose.mounts(service))
                    .filteredOn(mount -> named.contains(mount.split(":")[0]))
                    .singleElement()
                    .satisfies(mount -> assertThat(folder).startsWith(mount.split(":")[1] + "/"));
        }
        assertThat(compose.mounts("kafka"))
                .contains("kafka-log:" + compose.environment("kafka").get("KAFKA_LOG_DIRS"));
    }

    @Test
    void shouldBoundEveryServiceAndAskHowItIs() {
        compose.services().forEach((name, service) -> {
            Map<String, Object> limits =
                    map(map(map(service.get("deploy")).get("resources")).get("limits"));
            assertThat(limits).as(name).containsOnlyKeys("cpus", "memory", "pids");
            assertThat(service).as(name).containsKeys("restart", "stop_grace_period", "security_opt", "cap_drop");
            if (!name.equals("topics") && !name.equals("schemas")) {
                assertThat(service).as(name).containsKey("healthcheck");
            }
            compose.environment(name).keySet().forEach(variable -> assertThat(variable)
                    .as("a password in the file")
                    .doesNotContain("PASSWORD")
                    .doesNotContain("SECRET"));
            map(service.get("depends_on")).keySet().forEach(needed -> assertThat(compose.services())
                    .containsKey(needed));
        });
        for (String service : List.of("risk", "kpi", "alerts")) {
            Map<String, Object> limits =
                    map(map(map(compose.service(service).get("deploy")).get("resources"))
                            .get("limits"));
            Map<String, String> environment = compose.environment(service);
            String options = environment.getOrDefault("WARDWATCH_JAVA_OPTS", "");
            long cache = options.isEmpty()
                    ? 0
                    : Long.parseLong(options.replaceFirst("-Dwardwatch\\.rocksdb\\.cache\\.bytes=", ""));
            long heap = megabytes(environment.get("WARDWATCH_HEAP"));
            // The JVM's own needs some 300 MB: classes, code, threads, Netty's and Kafka's buffers.
            assertThat(heap + (cache >> 20) + 300).as(service).isLessThanOrEqualTo(megabytes((String)
                    limits.get("memory")));
        }
    }

    @Test
    void shouldGiveKafkaSettingsThatItKnowsAndStartsWith() {
        Map<String, String> environment = new HashMap<>(compose.environment("kafka"));
        Properties settings = new Properties();
        // The same class that the image starts with.
        CollectionConverters.asJava(KafkaDockerWrapper$.MODULE$.getServerConfigsFromEnv(
                        scala.collection.immutable.Map.from(CollectionConverters.asScala(environment))))
                .forEach(line -> settings.put(line.split("=", 2)[0], line.split("=", 2)[1]));
        assertThat(settings).hasSizeGreaterThan(10);
        settings.stringPropertyNames()
                .forEach(name -> assertThat(KafkaConfig.configNames().contains(name))
                        .as(name)
                        .isTrue());
        KafkaConfig config = new KafkaConfig(settings);
        assertThat(config.effectiveAdvertisedBrokerListeners().size()).isEqualTo(1);
        assertThat(config.autoCreateTopicsEnable()).isFalse();
        assertThat(environment.keySet()).allMatch(name -> name.startsWith("KAFKA_"));
    }

    @Test
    void shouldNameSettingsOfOtherImagesAsTheyAreDocumented() {
        OTHERS.forEach((service, known) -> assertThat(known).as(service).containsAll(compose.names(service)));
        compose.services().keySet().stream()
                .filter(service -> !OURS.contains(service) && !OTHERS.containsKey(service) && !service.equals("kafka"))
                .forEach(service ->
                        assertThat(compose.names(service)).as(service).isEmpty());
        assertThat(compose.environment("registry"))
                .containsEntry("APICURIO_KAFKASQL_BOOTSTRAP_SERVERS", "127.0.0.1:9092");
    }

    @Test
    void shouldRunCommandsThatThereAre() throws Exception {
        CommandLine topics = new CommandLine(new TopicsCommand());
        CommandLine clock = new CommandLine(new ClockCommand());
        assertThat(compose.command("topics").getFirst()).isEqualTo("topics");
        assertThat(compose.command("clock").getFirst()).isEqualTo("clock");
        assertThatCode(() -> topics.parseArgs(rest("topics"))).doesNotThrowAnyException();
        assertThatCode(() -> topics.parseArgs(rest("schemas"))).doesNotThrowAnyException();
        assertThatCode(() -> clock.parseArgs(rest("clock"))).doesNotThrowAnyException();
        assertThat(compose.command("topics"))
                .containsSequence("--partitions", Integer.toString(TopicCatalogue.DEFAULT_INPUT_PARTITIONS));
        String facilities =
                compose.command("clock").get(compose.command("clock").indexOf("--facilities") + 1);
        assertThat(compose.mounts("clock")).anyMatch(mount -> mount.contains(":" + facilities + ":"));

        for (String service : List.of("risk", "kpi", "alerts")) {
            List<String> started = started(compose.command(service), compose.environment(service));
            assertThat(started).endsWith("io.wardwatch." + service + ".Main");
            assertThat(started).contains("-Xmx" + compose.environment(service).get("WARDWATCH_HEAP"));
            Class.forName(started.getLast());
        }
        List<String> verb = started(compose.command("clock"), compose.environment("clock"));
        assertThat(verb)
                .endsWith(compose.command("clock").toArray(String[]::new))
                .contains(Main.class.getName());
    }

    @Test
    void shouldScrapeEachServiceWhereItAnswers() throws IOException {
        Map<String, Object> prometheus = map(ComposeFile.yaml("deploy/prometheus/prometheus.yml"));
        Map<String, String> targets = new TreeMap<>();
        for (Object job : (List<?>) prometheus.get("scrape_configs")) {
            Map<String, Object> scrape = map(job);
            Object first = ((List<?>) scrape.get("static_configs")).getFirst();
            targets.put(
                    (String) scrape.get("job_name"),
                    ComposeFile.strings(map(first).get("targets")).getFirst() + scrape.get("metrics_path"));
        }
        Map<String, String> wanted = new TreeMap<>();
        for (String service : List.of("risk", "kpi", "alerts")) {
            wanted.put(service, "127.0.0.1:" + compose.httpPort(service) + ComposeServicesTest.METRICS);
        }
        assertThat(targets).isEqualTo(wanted);
        assertThat(compose.mounts("prometheus"))
                .anyMatch(mount -> compose.command("prometheus").contains("--config.file=" + mount.split(":")[1]));
    }

    @Test
    void shouldFindEachOtherInside() {
        Map<String, String> alerts = compose.environment("alerts");
        assertThat(URI.create(alerts.get("ALERTS_KPI_URL")).getPort()).isEqualTo(compose.httpPort("kpi"));
        assertThat(URI.create(alerts.get("ALERTS_WATCH_KPI")).getPort()).isEqualTo(compose.httpPort("kpi"));
        assertThat(URI.create(alerts.get("ALERTS_WATCH_RISK")).getPort()).isEqualTo(compose.httpPort("risk"));
        int registry = Integer.parseInt(compose.environment("registry").get("QUARKUS_HTTP_PORT"));
        for (String service : List.of("schemas", "clock", "risk", "kpi", "alerts")) {
            URI url = URI.create(compose.environment(service).get("WARDWATCH_REGISTRY_URL"));
            assertThat(url).hasHost("127.0.0.1").hasPort(registry).hasPath("/apis/ccompat/v7");
        }
    }

    private static long megabytes(String size) {
        assertThat(size).matches("\\d+m");
        return Long.parseLong(size.substring(0, size.length() - 1));
    }

    private static String[] rest(String service) {
        return compose.command(service).stream().skip(1).toArray(String[]::new);
    }

    /** Ports on the loopback address inside, by who listens there. */
    private static Map<Integer, String> listening() {
        Map<Integer, String> listening = new TreeMap<>();
        for (String service : List.of("risk", "kpi", "alerts")) {
            // Without WARDWATCH_HTTP_HOST a service binds to loopback, where it asks for no token.
            assertThat(compose.names(service)).doesNotContain("WARDWATCH_HTTP_HOST");
            assertThat(listening.put(compose.httpPort(service), service)).isNull();
        }
        String client = compose.environment("kafka").get("KAFKA_ADVERTISED_LISTENERS");
        assertThat(compose.environment("kafka").get("KAFKA_LISTENERS")).contains(client);
        listening.put(Integer.parseInt(client.replaceFirst(".*:", "")), "kafka");
        listening.put(Integer.parseInt(compose.environment("registry").get("QUARKUS_HTTP_PORT")), "registry");
        listening.put(Integer.parseInt(compose.environment("grafana").get("GF_SERVER_HTTP_PORT")), "grafana");
        assertThat(listening).hasSize(6);
        return listening;
    }

    /** The arguments that the image's start gives to {@code java}, found by a {@code java} that only repeats them. */
    private List<String> started(List<String> command, Map<String, String> environment) throws Exception {
        Path java = temp.resolve("java");
        Files.writeString(java, "#!/bin/sh\nfor argument; do echo \"$argument\"; done\n");
        assertThat(java.toFile().setExecutable(true)).isTrue();
        List<String> line = new ArrayList<>(List.of(
                "sh", ComposeFile.ROOT.resolve("deploy/images/wardwatch").toString()));
        line.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(line).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putAll(environment);
        builder.environment().merge("PATH", temp.toString(), (path, first) -> first + ":" + path);
        Process process = builder.start();
        List<String> said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertThat(process.waitFor()).isZero();
        return said;
    }
}
