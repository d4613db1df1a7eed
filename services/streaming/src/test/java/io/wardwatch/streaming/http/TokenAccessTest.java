package io.wardwatch.streaming.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jwt.JWTClaimsSet;
import io.wardwatch.streaming.StartRefused;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens are asked for on every address but loopback, and where keys are set; here on loopback, so that no port is open to others. */
final class TokenAccessTest {
    @TempDir
    static Path folder;

    private static Issuer issuer;
    private static Asked server;

    @BeforeAll
    static void start() throws Exception {
        issuer = new Issuer("key-1");
        Path jwks = Files.writeString(folder.resolve("jwks.json"), issuer.jwks());
        server = new Asked(Map.of(
                "wardwatch.auth.jwks", jwks.toString(),
                "wardwatch.auth.issuer", Issuer.NAME,
                "wardwatch.auth.audience", Issuer.AUDIENCE));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"RS256", "PS256", "ES256"})
    void shouldKnowWhoAsksWhenTheTokenIsGood(String algorithm) throws Exception {
        String token = issuer.token(JWSAlgorithm.parse(algorithm), List.of("care", "night-shift"), claims -> claims);

        assertThat(ask("/api/v1/me", token))
                .startsWith("HTTP/1.1 200")
                .contains("\"actor\":\"nurse-7\"")
                .contains("\"roles\":[\"care\"]");
        assertThat(server.get("/api/v1/me", "Authorization: Bearer " + token, "Wardwatch-Actor: Somebody Else"))
                .contains("nurse-7");
    }

    @Test
    void shouldFindRolesWhereKeycloakPutsThem() throws Exception {
        String token = with(claims -> claims.claim("roles", null)
                .claim("realm_access", Map.of("roles", List.of("offline_access", "analyst"))));

        assertThat(ask("/api/v1/me", token)).contains("[\"analyst\"]");
    }

    @ParameterizedTest
    @CsvSource({
        "care,     /api/v1/care/alerts,    200",
        "care,     /api/v1/finance/alerts, 403",
        "care,     /metrics,               403",
        "finance,  /api/v1/care/alerts,    403",
        "finance,  /api/v1/finance/alerts, 200",
        "analyst,  /api/v1/care/alerts,    403",
        "analyst,  /api/v1/me,             200",
        "analyst,  /metrics,               200",
        "admin,    /api/v1/care/alerts,    200",
        "admin,    /api/v1/finance/alerts, 200",
        "admin,    /metrics,               200",
        "care,     /api/v1/%63are/alerts,  404",
        "finance,  /api/v1/%63are/alerts,  403",
        "care,     /api/v2/anything,       403",
        "janitor,  /api/v1/me,             403",
    })
    void shouldAllowByRole(String role, String path, int status) throws Exception {
        assertThat(ask(path, issuer.token(List.of(role)))).startsWith("HTTP/1.1 " + status);
    }

    @Test
    void shouldSayWhatIsMissingWhenNoRoleIsOurs() throws Exception {
        assertThat(ask("/api/v1/me", issuer.token(List.of("janitor", "CARE"))))
                .contains("\"code\":\"NO_ROLE\"")
                .contains("care, finance, analyst, admin");
        assertThat(ask("/api/v1/finance/alerts", issuer.token("care"))).contains("\"code\":\"ROLE_MISSING\"");
    }

    @Test
    void shouldAskForATokenWhenNoneIsSent() throws Exception {
        for (String path : List.of("/api/v1/me", "/api/v1/care/alerts", "/metrics", "/nowhere", "/api/v1/me/", "//")) {
            assertThat(server.get(path)).as(path).containsPattern("^HTTP/1.1 (401|400) ");
        }
        assertThat(server.get("/api/v1/me"))
                .contains("\"code\":\"TOKEN_MISSING\"")
                .containsIgnoringCase("www-authenticate: Bearer");
        assertThat(server.get("/api/v1/me", "Authorization: Basic bnVyc2U6cGFzcw=="))
                .contains("TOKEN_MISSING");
    }

    @Test
    void shouldAnswerOrchestratorsAndBrowsersWithoutAToken() throws Exception {
        assertThat(server.get("/health/liveness")).startsWith("HTTP/1.1 200");
        assertThat(server.get("/health/readiness")).startsWith("HTTP/1.1 200");
        assertThat(server.get("/")).startsWith("HTTP/1.1 200");
    }

    @Test
    void shouldNotBelieveTokensOfOthers() throws Exception {
        refused(with(claims -> claims.issuer("https://other.example")), "issuer");
        refused(with(claims -> claims.issuer(null)), "");
        refused(with(claims -> claims.audience("other")), "audience");
        refused(with(claims -> claims.audience(List.of())), "audience");
        refused(with(claims -> claims.subject(null)), "");
        refused(with(claims -> claims.expirationTime(null)), "");
        refused(new Issuer("key-1").token(List.of("care")), "signature");
        refused(new Issuer("key-9").token(List.of("care")), "signature");
    }

    @Test
    void shouldNotBelieveTokensThatNobodySigned() throws Exception {
        refused(Issuer.plain(List.of("admin")), "");
        refused(issuer.confused(List.of("admin")), "");
        String good = issuer.token(List.of("care"));
        refused(good.substring(0, good.lastIndexOf('.') + 1), "");
        refused(good.substring(0, good.length() - 6) + "AAAAAA", "");
        refused("a.b.c", "");
        refused("x", "");
        refused("x".repeat(13_000), "");
    }

    @Test
    void shouldAllowClocksAMinuteApartAndNoMore() throws Exception {
        assertThat(ask("/api/v1/me", with(claims -> claims.expirationTime(in(-50)))))
                .startsWith("HTTP/1.1 200");
        assertThat(ask("/api/v1/me", with(claims -> claims.notBeforeTime(in(50)))))
                .startsWith("HTTP/1.1 200");
        refused(with(claims -> claims.expirationTime(in(-70))), "expired");
        refused(with(claims -> claims.notBeforeTime(in(70))), "clocks");
    }

    @Test
    void shouldReadTheKeysAgainWhenATokenNamesANewOne() throws Exception {
        Path jwks = Files.writeString(folder.resolve("rotating.json"), issuer.jwks());
        AuthSettings settings = new AuthSettings(jwks.toString(), Issuer.NAME, Issuer.AUDIENCE, "roles", "sub");
        Issuer next = new Issuer("key-2");
        String token = next.token(List.of("care"));
        try (Keys keys = Keys.read(jwks.toString(), Duration.ZERO)) {
            Tokens tokens = new Tokens(settings, keys);
            Files.writeString(jwks, next.jwks());

            Awaitility.await()
                    .ignoreExceptions()
                    .untilAsserted(() -> assertThat(tokens.read(token).roles()).containsExactly(Role.CARE));
            Files.writeString(jwks, "damaged");
            assertThatThrownBy(() -> tokens.read(issuer.token(List.of("care"))))
                    .isInstanceOf(Tokens.Unbelievable.class);
            assertThat(tokens.read(token).actor()).isEqualTo("nurse-7");
        }
    }

    @Test
    void shouldNotStartWhereOthersCanAskAndNobodyCouldBeChecked() throws Exception {
        String jwks =
                Files.writeString(folder.resolve("good.json"), issuer.jwks()).toString();
        String empty =
                Files.writeString(folder.resolve("empty.json"), "{\"keys\":[]}").toString();
        for (String host : List.of("0.0.0.0", "::", "192.0.2.1", "no-such-host.invalid", "")) {
            assertRefused(Map.of(), host, "wardwatch.auth.jwks is not set");
        }
        assertRefused(Map.of("jwks", jwks, "audience", "a"), "0.0.0.0", "wardwatch.auth.issuer is not set");
        assertRefused(Map.of("jwks", jwks, "issuer", "i"), "127.0.0.1", "wardwatch.auth.audience is not set");
        assertRefused(Map.of("jwks", empty, "issuer", "i", "audience", "a"), "0.0.0.0", "holds no public key");
        assertRefused(Map.of("jwks", "/no/such/file", "issuer", "i", "audience", "a"), "0.0.0.0", "cannot be read");
        assertRefused(Map.of("jwks", "http://192.0.2.1/keys", "issuer", "i", "audience", "a"), "0.0.0.0", "plain http");
    }

    private static void assertRefused(Map<String, String> auth, String host, String words) {
        assertThatThrownBy(() -> new Gate(
                        new AuthSettings(auth.get("jwks"), auth.get("issuer"), auth.get("audience"), "roles", "sub"),
                        host,
                        null))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining(words)
                .hasMessageContaining("mend:");
    }

    @Test
    void shouldNotStartAsAServerEither() {
        Map<String, Object> elsewhere = new HashMap<>(Map.of("micronaut.server.host", "0.0.0.0"));
        assertThatThrownBy(() -> new Asked(elsewhere).close())
                .hasStackTraceContaining("wardwatch.auth.jwks is not set");
    }

    private static Date in(int seconds) {
        return Date.from(Instant.now().plusSeconds(seconds));
    }

    private static String with(UnaryOperator<JWTClaimsSet.Builder> change) throws Exception {
        return issuer.token(JWSAlgorithm.RS256, List.of("care"), change);
    }

    private static String ask(String path, String token) throws Exception {
        return server.get(path, "Authorization: Bearer " + token);
    }

    private static void refused(String token, String why) throws Exception {
        assertThat(ask("/api/v1/me", token))
                .startsWith("HTTP/1.1 401")
                .contains("\"code\":\"TOKEN_INVALID\"")
                .containsIgnoringCase("error=\"invalid_token\"")
                .containsIgnoringCase(why)
                .doesNotContain("nurse-7");
    }
}
