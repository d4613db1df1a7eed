package io.wardwatch.streaming.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.wardwatch.schemas.TopicCatalogue;
import io.wardwatch.streaming.StartRefused;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegistryClientTest {
    private static final String SUBJECT = TopicCatalogue.CONTROL.subject();
    private static final Schema SCHEMA = TopicCatalogue.CONTROL.value().orElseThrow();
    private static final String PASSWORD = "s3cret-and-long";

    private final FakeTime time = new FakeTime();
    private FakeRegistry registry;
    private RegistryClient client;

    @BeforeEach
    void open() throws IOException {
        registry = new FakeRegistry();
        client = client(RegistryConfig.of(registry.url()));
    }

    @AfterEach
    void close() {
        client.close();
        registry.close();
    }

    @Test
    void shouldFindWhatIsRegisteredAndNothingElse() {
        assertThat(client.lookUp(SUBJECT, SCHEMA)).isEmpty();

        int id = client.register(SUBJECT, SCHEMA);

        assertThat(client.lookUp(SUBJECT, SCHEMA)).contains(id);
        assertThat(client.schema(id)).contains(SCHEMA);
        assertThat(client.schema(id + 1)).isEmpty();
    }

    @Test
    void shouldFindASchemaThatEncodesTheSameWhenItsTextIsAnother() {
        Schema undocumented = new Schema.Parser().parse(org.apache.avro.SchemaNormalization.toParsingForm(SCHEMA));
        registry.with(SUBJECT, 41, undocumented);

        assertThat(client.lookUp(SUBJECT, SCHEMA)).contains(41);
    }

    @Test
    void shouldSendCredentialsWithEveryQuestion() {
        client = client(new RegistryConfig(registry.url(), "ward", PASSWORD, false, ""));

        assertThat(client.lookUp(SUBJECT, SCHEMA)).isEmpty();

        String expected = Base64.getEncoder().encodeToString(("ward:" + PASSWORD).getBytes(StandardCharsets.UTF_8));
        assertThat(registry.asked()).isNotEmpty().allSatisfy(asked -> assertThat(asked.authorization())
                .contains("Basic " + expected));
    }

    @Test
    void shouldSendNoneWhenThereAreNone() {
        assertThat(client.lookUp(SUBJECT, SCHEMA)).isEmpty();

        assertThat(registry.asked())
                .allSatisfy(asked -> assertThat(asked.authorization()).isEmpty());
    }

    @Test
    void shouldAskAgainWithGrowingWaitsWhenItIsOverloaded() {
        registry.with(SUBJECT, 9, SCHEMA)
                .thenSay(503, "")
                .thenSay(500, "{\"error_code\":50001}")
                .thenSay(429, "");

        assertThat(client.lookUp(SUBJECT, SCHEMA)).contains(9);
        assertThat(time.waits()).containsExactly(millis(100), millis(200), millis(400));
    }

    @Test
    void shouldGiveUpWithinItsPatienceWhenNobodyListens() {
        registry.close();

        assertThatThrownBy(() -> client.schema(1))
                .isInstanceOf(RegistryProblem.class)
                .hasMessageContainingAll("has not answered for 5 s", "where: GET " + registry.url(), "mend:");
        assertThat(time.waits()).containsExactly(millis(100), millis(200), millis(400), millis(800), millis(1600));
    }

    @Test
    void shouldTellOfEachWaitWhoeverWantsToKnowWhenNobodyListens() {
        registry.close();
        List<String> waits = new ArrayList<>();
        client =
                new RegistryClient(RegistryConfig.of(registry.url()), time.patience(Duration.ofSeconds(5)), waits::add);

        assertThatThrownBy(() -> client.schema(1))
                .isInstanceOf(RegistryProblem.class)
                .hasMessageContaining("nothing listens there")
                .hasMessageNotContaining("nothing is lost");
        assertThat(waits).hasSizeGreaterThan(1).allMatch(where -> where.startsWith("GET http://127.0.0.1:"));
    }

    @ParameterizedTest
    @ValueSource(ints = {405, 501})
    void shouldAskOnceWhenWhatAnswersIsNoSchemaRegistry(int status) {
        registry.thenSay(status, "<html>Unsupported method</html>");

        assertThatThrownBy(() -> client.register(SUBJECT, SCHEMA))
                .isInstanceOf(RegistryProblem.class)
                .hasMessageContainingAll("not a schema registry", "HTTP " + status, "/apis/ccompat/v7");
        assertThat(registry.asked()).hasSize(1);
    }

    @Test
    void shouldAskOnceWhenTheAnswerIsARefusal() {
        registry.thenSay(401, "{\"error_code\":401,\"message\":\"who is ward:" + PASSWORD + "?\"}");
        client = client(new RegistryConfig(registry.url(), "ward", PASSWORD, false, ""));

        RegistryProblem problem = catchThrowableOfType(RegistryProblem.class, () -> client.lookUp(SUBJECT, SCHEMA));

        assertThat(problem).hasMessageContainingAll("does not accept the user", "where:", "WARDWATCH_REGISTRY_USER");
        assertThat(problem.getMessage()).doesNotContain(PASSWORD);
        assertThat(registry.asked()).hasSize(1);
    }

    @Test
    void shouldSayWhichRightIsMissingWhenItMayNotWrite() {
        registry.thenSay(403, "");

        assertThatThrownBy(() -> client.register(SUBJECT, SCHEMA))
                .hasMessageContainingAll("does not allow the user to write", SUBJECT + "/versions (HTTP 403)");
    }

    @Test
    void shouldTellWhyWhenASchemaIsIncompatible() {
        registry.thenSay(409, "{\"error_code\":409,\"message\":\"the new field\\n'zz' has no default\"}");

        RegistryProblem problem = catchThrowableOfType(RegistryProblem.class, () -> client.register(SUBJECT, SCHEMA));

        assertThat(problem.incompatible()).isTrue();
        assertThat(problem)
                .hasMessageContainingAll("not compatible", "why:   the new field 'zz' has no default", "mend:");
    }

    @Test
    void shouldTellWhyWhenASchemaIsInvalid() {
        registry.thenSay(422, "{\"error_code\":42201,\"message\":\"" + "x".repeat(5_000) + "\"}");

        RegistryProblem problem = catchThrowableOfType(RegistryProblem.class, () -> client.register(SUBJECT, SCHEMA));

        assertThat(problem).hasMessageContaining("invalid");
        assertThat(problem.getMessage()).hasSizeLessThan(1_000);
    }

    @Test
    void shouldNotBelieveAGatewayThatASchemaIsAbsent() {
        registry.thenSay(404, "<html>no such page</html>");

        assertThatThrownBy(() -> client.schema(1))
                .isInstanceOf(RegistryProblem.class)
                .hasMessageContainingAll("not the registry that says so", "/apis/ccompat/v7");
    }

    @Test
    void shouldFollowNoRedirect() {
        client = client(new RegistryConfig(registry.url(), "ward", PASSWORD, false, ""));
        registry.thenSay(302, "");

        assertThatThrownBy(() -> client.schema(1)).isInstanceOf(RegistryProblem.class);
        assertThat(registry.asked()).hasSize(1);
    }

    @Test
    void shouldBreakOffWhenAnAnswerIsTooLong() {
        registry.thenSay(200, RegistryJson.object("schema", "x".repeat(RegistryHttp.MOST)));

        assertThatThrownBy(() -> client.schema(1))
                .isInstanceOf(RegistryProblem.class)
                .hasMessageContaining("more than " + RegistryHttp.MOST + " bytes");
        assertThat(registry.asked()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{}", "{\"schema\":7", "{\"schema\":null}", "not json"})
    void shouldNotTakeNonsenseForAnAnswer(String body) {
        registry.thenSay(200, body);

        assertThatThrownBy(() -> client.schema(1))
                .isInstanceOf(RegistryProblem.class)
                .hasMessageContaining("cannot be understood");
    }

    @Test
    void shouldHoldASchemaOfAnotherTypeForNone() {
        registry.thenSay(200, "{\"schemaType\":\"PROTOBUF\",\"schema\":\"syntax = \\\"proto3\\\";\"}");

        assertThat(client.schema(1)).isEqualTo(Optional.empty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "registry:8081",
                "ftp://registry",
                "http://ward:s3cret@registry:8081",
                "http://registry/?x=s3cret",
                "not an address s3cret"
            })
    void shouldRefuseAnAddressThatCannotBeOneWithoutRepeatingIt(String url) {
        assertThatThrownBy(() -> client(RegistryConfig.of(url)))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("WARDWATCH_REGISTRY_URL")
                .hasMessageNotContaining("s3cret");
    }

    @Test
    void shouldReadItsSettingsFromTheEnvironmentAndKeepThePasswordToItself() {
        RegistryConfig config = RegistryConfig.of(Map.of(
                "WARDWATCH_REGISTRY_URL", "http://registry:8081/",
                "WARDWATCH_REGISTRY_USER", "ward",
                "WARDWATCH_REGISTRY_PASSWORD", PASSWORD,
                "WARDWATCH_REGISTRY_REGISTER", "true"));

        assertThat(config).isEqualTo(new RegistryConfig("http://registry:8081", "ward", PASSWORD, true, ""));
        assertThat(config.toString()).doesNotContain(PASSWORD);
        assertThat(RegistryConfig.of(Map.of()).configured()).isFalse();
    }

    private RegistryClient client(RegistryConfig config) {
        return new RegistryClient(config, time.patience(Duration.ofSeconds(5)));
    }

    private static Duration millis(long millis) {
        return Duration.ofMillis(millis);
    }
}
