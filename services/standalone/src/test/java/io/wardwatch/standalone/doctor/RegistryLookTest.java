package io.wardwatch.standalone.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.wardwatch.schemas.TopicCatalogue;
import io.wardwatch.schemas.TopicSpec;
import io.wardwatch.standalone.doctor.Diagnosis.Status;
import io.wardwatch.streaming.registry.RegistryConfig;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A registry that has the contract's schemas under some subjects, another one under others. A hang ends by the time limit. */
@Timeout(60)
final class RegistryLookTest {
    private static final String OTHER_SCHEMA = "{\"schema\":\"\\\"string\\\"\",\"id\":7}";

    private final Set<String> same = TopicCatalogue.all().stream()
            .filter(topic -> topic.value().isPresent())
            .map(TopicSpec::subject)
            .collect(Collectors.toCollection(TreeSet::new));
    private final Set<String> other = new TreeSet<>();
    private int refuseWith;
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void shouldFindNothingWrongWhenAllSchemasAreThere() throws Exception {
        assertThat(look(false)).singleElement().satisfies(found -> {
            assertThat(found.status()).isEqualTo(Status.OK);
            assertThat(found.what()).contains("all " + same.size() + " schemas");
        });
    }

    @Test
    void shouldTellSubjectsThatAreMissingFromThoseWithAnotherSchema() throws Exception {
        same.removeAll(List.of("kpi.value.v1-value", "care.alert.v1-value"));
        other.add("care.alert.v1-value");

        assertThat(look(false))
                .satisfiesExactly(
                        missing -> {
                            assertThat(missing.status()).isEqualTo(Status.FAIL);
                            assertThat(missing.what()).isEqualTo("1 subject not there");
                            assertThat(missing.where()).isEqualTo("kpi.value.v1-value");
                            assertThat(missing.mend()).contains("./wardwatch topics --register --registry " + url());
                        },
                        changed -> {
                            assertThat(changed.what()).isEqualTo("1 subject there with another schema");
                            assertThat(changed.where()).isEqualTo("care.alert.v1-value");
                        });
        assertThat(look(true)).allSatisfy(found -> assertThat(found.status()).isEqualTo(Status.WARN));
    }

    @Test
    void shouldSayThatCredentialsAreWrongWithoutRepeatingThem() throws Exception {
        refuseWith = 401;

        assertThat(look(false)).singleElement().satisfies(found -> {
            assertThat(found.status()).isEqualTo(Status.FAIL);
            assertThat(found.mend()).contains("WARDWATCH_REGISTRY_PASSWORD");
            assertThat(found.toString()).doesNotContain("open-sesame");
        });
        assertThat(new RegistryLook(RegistryConfig.of("http://ward:open-sesame@127.0.0.1/")).look())
                .singleElement()
                .satisfies(
                        found -> assertThat(found.toString()).contains("FAIL").doesNotContain("open-sesame"));
    }

    @Test
    void shouldFailAndEndWhenItAcceptsAndNeverAnswers() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            assertThat(new RegistryLook(RegistryConfig.of("http://127.0.0.1:" + silent.getLocalPort())).look())
                    .singleElement()
                    .satisfies(found ->
                            assertThat(found.toString()).contains("FAIL").contains("no answer within"));
        }
    }

    @Test
    void shouldSayThatNothingListensWhenTheConnectionIsRefused() throws Exception {
        server.stop(0);

        assertThat(look(false)).singleElement().satisfies(found -> {
            assertThat(found.status()).isEqualTo(Status.FAIL);
            assertThat(found.toString()).contains("nothing listens there").doesNotContain("nothing is lost");
        });
    }

    @Test
    void shouldOnlySayThatThereIsNoneWhereNoneIsConfigured() throws Exception {
        assertThat(new RegistryLook(RegistryConfig.none()).look())
                .singleElement()
                .satisfies(found -> assertThat(found.status()).isEqualTo(Status.INFO));
    }

    private List<Diagnosis> look(boolean registers) throws InterruptedException {
        return new RegistryLook(new RegistryConfig(url(), "ward", "open-sesame", registers, "")).look();
    }

    private String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        String[] path = exchange.getRequestURI().getPath().split("/");
        String subject = path.length > 2 ? path[2] : "";
        if (refuseWith != 0) {
            say(exchange, refuseWith, "{}");
        } else if (subject.isEmpty()) {
            Set<String> all = new TreeSet<>(same);
            all.addAll(other);
            say(exchange, 200, all.stream().collect(Collectors.joining("\",\"", "[\"", "\"]")));
        } else if (exchange.getRequestMethod().equals("POST") && same.contains(subject)) {
            say(exchange, 200, "{\"id\":1,\"version\":1}");
        } else if (exchange.getRequestMethod().equals("GET") && other.contains(subject)) {
            say(exchange, 200, path.length > 4 ? OTHER_SCHEMA : "[1]");
        } else {
            say(exchange, 404, "{\"error_code\":40401,\"message\":\"none\"}");
        }
    }

    private static void say(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
