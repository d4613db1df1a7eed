package io.wardwatch.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** {@code docker-compose.yml} and the files beside it, as a test reads them: merge keys resolved, defaults filled in. */
final class ComposeFile {
    /** The top of the repository. */
    static final Path ROOT = Path.of(System.getProperty("wardwatch.root", "../.."));

    private static final Pattern DEFAULT = Pattern.compile("\\$\\{[A-Z_]+:-([^}]*)}");
    private static final Pattern SERVER = Pattern.compile("server \\S+ (127\\.0\\.0\\.1):(\\d+)");
    private static final Pattern BIND = Pattern.compile("bind :(\\d+)");

    private final Map<String, Map<String, Object>> services = new LinkedHashMap<>();
    private final Map<String, Object> volumes;

    private ComposeFile(Map<String, Object> file) {
        map(file.get("services")).forEach((name, service) -> services.put(name, map(service)));
        volumes = map(file.get("volumes"));
    }

    static ComposeFile read() throws IOException {
        return new ComposeFile(map(yaml("docker-compose.yml")));
    }

    /** A file of the repository, as YAML. */
    static Object yaml(String path) throws IOException {
        return new Yaml(new SafeConstructor(new LoaderOptions())).load(text(path));
    }

    static String text(String path) throws IOException {
        return Files.readString(ROOT.resolve(path));
    }

    /** A property of the root pom, or {@code project.version}. */
    static String pom(String property) throws IOException {
        String pattern = property.equals("project.version")
                ? "<artifactId>wardwatch</artifactId>\\s*<version>([^<]+)<"
                : "<" + Pattern.quote(property) + ">([^<]+)<";
        Matcher found = Pattern.compile(pattern).matcher(text("pom.xml"));
        if (!found.find()) {
            throw new AssertionError("the root pom.xml has no " + property);
        }
        return found.group(1);
    }

    Map<String, Map<String, Object>> services() {
        return services;
    }

    Map<String, Object> service(String name) {
        return Objects.requireNonNull(services.get(name), name);
    }

    Map<String, Object> volumes() {
        return volumes;
    }

    /** The names and values that a container is given; null values, taken from the shell, are left out. */
    Map<String, String> environment(String service) {
        Map<String, String> environment = new TreeMap<>();
        map(service(service).get("environment")).forEach((name, value) -> {
            if (value != null) {
                environment.put(name, value.toString());
            }
        });
        return environment;
    }

    /** All names of a container's environment. */
    List<String> names(String service) {
        return List.copyOf(map(service(service).get("environment")).keySet());
    }

    List<String> command(String service) {
        return strings(service(service).get("command"));
    }

    /** Mounts of a service, {@code source:target} each, defaults filled in. */
    List<String> mounts(String service) {
        return strings(service(service).get("volumes")).stream()
                .map(mount -> DEFAULT.matcher(mount).replaceAll(found -> found.group(1)))
                .toList();
    }

    List<String> ports(String service) {
        return strings(service(service).get("ports"));
    }

    /** The port that a service of ours answers HTTP on. */
    int httpPort(String service) {
        return Integer.parseInt(environment(service).get("WARDWATCH_HTTP_PORT"));
    }

    /** What the entrance forwards: its own ports and, for each, the port on the loopback address behind it. */
    static Map<Integer, Integer> forwarded() throws IOException {
        Map<Integer, Integer> forwarded = new TreeMap<>();
        for (String listen : text("deploy/entrance/haproxy.cfg").split("(?m)^listen ")) {
            Matcher bind = BIND.matcher(listen);
            Matcher server = SERVER.matcher(listen);
            if (bind.find() && server.find()) {
                forwarded.put(Integer.valueOf(bind.group(1)), Integer.valueOf(server.group(2)));
            }
        }
        return forwarded;
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> map(Object node) {
        return node == null ? Map.of() : (Map<String, Object>) node;
    }

    static List<String> strings(Object node) {
        return node == null
                ? List.of()
                : ((List<?>) node).stream().map(String::valueOf).collect(Collectors.toList());
    }
}
