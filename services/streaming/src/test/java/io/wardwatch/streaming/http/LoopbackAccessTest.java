package io.wardwatch.streaming.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LoopbackAccessTest {
    private static Asked server;

    @BeforeAll
    static void start() {
        server = new Asked(Map.of());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void shouldLetInWithAllRolesAndTheNameGivenWhenBoundToLoopback() throws Exception {
        assertThat(server.get("/api/v1/me", "Wardwatch-Actor: A. Nurse"))
                .startsWith("HTTP/1.1 200")
                .contains("\"actor\":\"A. Nurse\"")
                .contains("[\"admin\",\"analyst\",\"care\",\"finance\"]");
        assertThat(server.get("/api/v1/me")).contains("\"actor\":\"unnamed\"");
        assertThat(server.get("/api/v1/me", "Wardwatch-Actor: Zo%C3%AB+1")).contains("\"actor\":\"Zoë+1\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"evil.example", "127.0.0.1.evil.example:80", "localhost.evil.example", "10.0.0.7:8080", "[::2]"})
    void shouldRefuseWhenTheHostIsNotThisMachine(String host) throws Exception {
        assertThat(server.send("GET /api/v1/me", host, ""))
                .startsWith("HTTP/1.1 421")
                .contains("application/problem+json")
                .contains("\"code\":\"WRONG_HOST\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LOCALHOST:8080", "127.0.0.1", "127.3.2.1:99", "[::1]:8080"})
    void shouldAnswerWhenTheHostIsThisMachine(String host) throws Exception {
        assertThat(server.send("GET /api/v1/me", host, "")).startsWith("HTTP/1.1 200");
    }

    @Test
    void shouldRefuseWhenNoHostIsNamed() throws Exception {
        assertThat(server.send("GET /api/v1/me", "", "")).contains(" 4");
    }

    @Test
    void shouldRefuseToChangeAnythingWhenAPageOfAnotherOriginAsks() throws Exception {
        String body = "{\"word\":\"x\"}";
        String json = "Content-Type: application/json";
        assertThat(server.post("/api/v1/care/alerts", body, json, "Origin: http://evil.example"))
                .startsWith("HTTP/1.1 403")
                .contains("CROSS_ORIGIN");
        assertThat(server.post("/api/v1/care/alerts", body, json, "Origin: null"))
                .startsWith("HTTP/1.1 403");
        assertThat(server.post("/api/v1/care/alerts", body, json, "Origin: http://127.0.0.1:" + (server.port() + 1)))
                .startsWith("HTTP/1.1 403");
        assertThat(server.post("/api/v1/care/alerts", body, json, "Origin: http://127.0.0.1:" + server.port()))
                .startsWith("HTTP/1.1 200");
        assertThat(server.post("/api/v1/care/alerts", body, json)).startsWith("HTTP/1.1 200");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "multipart/form-data"})
    void shouldRefuseBodiesThatAFormCouldSend(String type) throws Exception {
        assertThat(server.post("/api/v1/care/alerts", "{\"word\":\"x\"}", "Content-Type: " + type))
                .startsWith("HTTP/1.1 415")
                .contains("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%00", "a%0Ab", "%E2%80%AEname", "%ZZ", "%FF%FE"})
    void shouldRefuseNamesThatCannotBeSeen(String name) throws Exception {
        assertThat(server.get("/api/v1/me", "Wardwatch-Actor: " + name))
                .startsWith("HTTP/1.1 400")
                .contains("INVALID_ACTOR");
    }

    @Test
    void shouldRefuseNamesThatAreTooLong() throws Exception {
        assertThat(server.get("/api/v1/me", "Wardwatch-Actor: " + "n".repeat(121)))
                .startsWith("HTTP/1.1 400");
        assertThat(server.get("/api/v1/me", "Wardwatch-Actor: " + "n".repeat(120)))
                .startsWith("HTTP/1.1 200");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/api/v1/care%2Falerts", "/api//v1/me", "/x/../api/v1/me", "/api/v1/%2e%2e/me", "/api/v1/me;x"})
    void shouldRefuseAddressesThatCanBeReadInTwoWays(String path) throws Exception {
        assertThat(server.get(path)).startsWith("HTTP/1.1 4");
    }
}
