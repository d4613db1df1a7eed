package io.wardwatch.streaming.registry;

import io.wardwatch.schemas.TopicSpec;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;

/**
 * What Wardwatch asks a schema registry, over Confluent's REST API, which Apicurio speaks, too. Keeps nothing in memory; safe for
 * many threads.
 *
 * <p>Errors: absence is an answer (empty); everything else that is not one is a {@link RegistryProblem}. That a schema is absent
 * is believed only where the registry itself says so: a gateway's 404 must not make records bad.
 *
 * @see <a href="https://docs.confluent.io/platform/current/schema-registry/develop/api.html">the API</a>
 */
public final class RegistryClient implements AutoCloseable {
    private static final int OK = 200;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int WRONG_METHOD = 405;
    private static final int CONFLICT = 409;
    private static final int UNPROCESSABLE = 422;
    /** The registry's own codes for: no such subject, version, schema. */
    private static final Set<String> ABSENT = Set.of("40401", "40402", "40403");

    private static final String CONTRACT_COMPATIBILITY = "FULL_TRANSITIVE";
    private static final int MOST_VERSIONS = 50;
    private static final String CREDENTIALS =
            "set WARDWATCH_REGISTRY_USER and WARDWATCH_REGISTRY_PASSWORD to those of a user that may %s there";

    private static final String CHECK_BASE =
            "check that WARDWATCH_REGISTRY_URL is the base of Confluent's API; Apicurio has it at /apis/ccompat/v7";

    private final RegistryHttp http;

    /** For the registry of that configuration; asks nothing yet. That it waits for the registry goes to the log. */
    public RegistryClient(RegistryConfig config, Patience patience) {
        this.http = new RegistryHttp(config.checked(), patience);
    }

    /** As above, for someone at a terminal: {@code waiting} is told of each wait, with what was asked, and nothing is logged. */
    public RegistryClient(RegistryConfig config, Patience patience, Consumer<String> waiting) {
        this.http = new RegistryHttp(config.checked(), patience, waiting);
    }

    /** The same registry asked with other patience, over the same connections. */
    private RegistryClient(RegistryHttp http) {
        this.http = http;
    }

    /** The same registry, asked with other patience over the same connections. */
    RegistryClient with(Patience patience) {
        return new RegistryClient(http.with(patience));
    }

    /** The id under which a subject has exactly that schema, or one that encodes in the same way; empty where it has none. */
    public Optional<Integer> lookUp(String subject, Schema schema) {
        String path = "/subjects/" + encoded(subject);
        RegistryHttp.Answer answer = http.ask(post(path, schema));
        if (answer.status() == OK) {
            return Optional.of(number(answer, "id"));
        }
        if (absent(answer)) {
            return alike(subject, schema);
        }
        throw refusal(answer, "read");
    }

    /** Puts a schema under a subject, and returns its id; that of the one there, if it is there. */
    public int register(String subject, Schema schema) {
        RegistryHttp.Answer answer = http.ask(post("/subjects/" + encoded(subject) + "/versions", schema));
        if (answer.status() == OK) {
            return number(answer, "id");
        }
        throw refusal(answer, "write");
    }

    /** The schema under that id; empty where there is none, or none of Avro's that stands by itself. */
    public Optional<Schema> schema(int id) {
        RegistryHttp.Answer answer = http.ask(HttpRequest.newBuilder(http.address("/schemas/ids/" + id)));
        if (absent(answer)) {
            return Optional.empty();
        }
        if (answer.status() != OK) {
            throw refusal(answer, "read");
        }
        Map<String, String> fields = RegistryJson.fields(answer.body());
        return fields.getOrDefault("schemaType", "AVRO").equals("AVRO")
                ? parsed(text(answer, fields, "schema"))
                : Optional.empty();
    }

    /** Sets how the versions of a subject must go together. */
    public void compatibility(String subject, String level) {
        RegistryHttp.Answer answer = http.ask(json(HttpRequest.newBuilder(http.address("/config/" + encoded(subject))))
                .PUT(BodyPublishers.ofString(RegistryJson.object("compatibility", level))));
        if (answer.status() != OK) {
            throw refusal(answer, "write");
        }
    }

    /**
     * Makes the contract known: each subject demands that all its versions can read each other, and has the topic's schema. What is
     * there already stays; run twice, it changes nothing.
     *
     * @return the ids by subject, in the order of the topics
     */
    public Map<String, Integer> registerAll(List<TopicSpec> topics) {
        Map<String, Integer> ids = new LinkedHashMap<>();
        for (TopicSpec topic : topics) {
            topic.value().ifPresent(schema -> {
                compatibility(topic.subject(), CONTRACT_COMPATIBILITY);
                ids.put(
                        topic.subject(),
                        lookUp(topic.subject(), schema).orElseGet(() -> register(topic.subject(), schema)));
            });
        }
        return ids;
    }

    /** The base address, for words. */
    public String address() {
        return http.address("").toString();
    }

    @Override
    public void close() {
        http.close();
    }

    /** Whoever registered the schema may have written its text, its docs or its defaults otherwise. */
    private Optional<Integer> alike(String subject, Schema schema) {
        String form = SchemaNormalization.toParsingForm(schema);
        String path = "/subjects/" + encoded(subject) + "/versions";
        RegistryHttp.Answer answer = http.ask(HttpRequest.newBuilder(http.address(path)));
        if (absent(answer)) {
            return Optional.empty();
        }
        if (answer.status() != OK) {
            throw refusal(answer, "read");
        }
        List<Integer> versions = new ArrayList<>(RegistryJson.numbers(answer.body()));
        for (int version : versions.reversed().stream().limit(MOST_VERSIONS).toList()) {
            RegistryHttp.Answer one = http.ask(HttpRequest.newBuilder(http.address(path + "/" + version)));
            if (absent(one)) {
                continue;
            }
            if (one.status() != OK) {
                throw refusal(one, "read");
            }
            Optional<Schema> there = parsed(text(one, RegistryJson.fields(one.body()), "schema"));
            if (there.map(SchemaNormalization::toParsingForm)
                    .filter(form::equals)
                    .isPresent()) {
                return Optional.of(number(one, "id"));
            }
        }
        return Optional.empty();
    }

    private HttpRequest.Builder post(String path, Schema schema) {
        return json(HttpRequest.newBuilder(http.address(path)))
                .POST(BodyPublishers.ofString(RegistryJson.object("schema", schema.toString())));
    }

    private static HttpRequest.Builder json(HttpRequest.Builder request) {
        return request.header("Content-Type", "application/vnd.schemaregistry.v1+json");
    }

    private static Optional<Schema> parsed(String text) {
        try {
            return Optional.of(new Schema.Parser().parse(text));
        } catch (AvroRuntimeException notAvro) {
            return Optional.empty();
        }
    }

    private static boolean absent(RegistryHttp.Answer answer) {
        return answer.status() == NOT_FOUND
                && ABSENT.contains(RegistryJson.fields(answer.body()).getOrDefault("error_code", ""));
    }

    private static int number(RegistryHttp.Answer answer, String name) {
        try {
            return Integer.parseInt(text(answer, RegistryJson.fields(answer.body()), name));
        } catch (NumberFormatException notOne) {
            throw nonsense(answer, "'" + name + "' is not a number");
        }
    }

    private static String text(RegistryHttp.Answer answer, Map<String, String> fields, String name) {
        String value = fields.get(name);
        if (value == null) {
            throw nonsense(answer, "no '" + name + "' in it");
        }
        return value;
    }

    private static RegistryProblem nonsense(RegistryHttp.Answer answer, String why) {
        return RegistryProblem.of("the schema registry's answer cannot be understood", answer.where(), why, CHECK_BASE);
    }

    private static RegistryProblem refusal(RegistryHttp.Answer answer, String wish) {
        String words = RegistryJson.fields(answer.body()).getOrDefault("message", "it does not say");
        String why = RegistryJson.shortened(words);
        return switch (answer.status()) {
            case UNAUTHORIZED ->
                RegistryProblem.of(
                        "the schema registry does not accept the user",
                        answer.where(),
                        "credentials are missing or wrong",
                        CREDENTIALS.formatted(wish));
            case FORBIDDEN ->
                RegistryProblem.of(
                        "the schema registry does not allow the user to " + wish,
                        answer.where(),
                        "the user lacks the right",
                        CREDENTIALS.formatted(wish));
            case CONFLICT -> RegistryProblem.incompatible(answer.where(), why);
            case UNPROCESSABLE ->
                RegistryProblem.of(
                        "the schema registry holds what it was sent for invalid",
                        answer.where(),
                        why,
                        "check that it is a registry of Avro schemas, and its version");
            case WRONG_METHOD, RegistryHttp.NOT_IMPLEMENTED ->
                RegistryProblem.of(
                        "what answers there is not a schema registry",
                        answer.where(),
                        "it does not take this kind of question",
                        CHECK_BASE);
            case NOT_FOUND -> nonsense(answer, "there is no such place, and it is not the registry that says so");
            default -> nonsense(answer, "a status that nothing here expects");
        };
    }

    private static String encoded(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
