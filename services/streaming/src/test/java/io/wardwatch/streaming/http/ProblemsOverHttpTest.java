package io.wardwatch.streaming.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class ProblemsOverHttpTest {
    private static final String JSON = "Content-Type: application/json";

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
    void shouldSayWhatIsWrongWhenTheServerItselfRefuses() throws Exception {
        isProblem(server.get("/nowhere"), 404, "NOT_FOUND");
        isProblem(server.send("DELETE /api/v1/me", "localhost", "", JSON), 405, "METHOD_NOT_ALLOWED");
        isProblem(server.post("/api/v1/care/alerts", "{\"word\":", JSON), 400, "INVALID_REQUEST");
        isProblem(server.post("/api/v1/care/alerts", "[]", JSON), 400, "INVALID_REQUEST");
        isProblem(server.post("/api/v1/care/alerts", "<a/>", "Content-Type: text/xml"), 415, "UNSUPPORTED_MEDIA_TYPE");
        isProblem(server.get("/api/v1/finance/alerts?limit=abc"), 400, "INVALID_REQUEST");
        assertThat(server.get("/api/v1/finance/alerts?limit=abc"))
                .contains("limit")
                .doesNotContain("abc");
    }

    @Test
    void shouldNotShowWhatBrokeWhenSomethingBreaks() throws Exception {
        String answer = server.get("/api/v1/broken");

        isProblem(answer, 500, "INTERNAL_SERVER_ERROR");
        assertThat(answer).doesNotContain("Smith").doesNotContain("IllegalState");
    }

    @Test
    void shouldRefuseWhatIsTooLarge() throws Exception {
        String large = "{\"word\":\"" + "x".repeat(16 * 1024) + "\"}";
        isProblem(server.post("/api/v1/care/alerts", large, JSON), 413, "TOO_LARGE");

        assertThat(server.get("/api/v1/me?x=" + "y".repeat(9_000)))
                .startsWith("HTTP/1.")
                .contains(" 4");
        assertThat(server.get("/api/v1/me", "X: " + "y".repeat(17_000)))
                .startsWith("HTTP/1.")
                .contains(" 4");
    }

    @Test
    void shouldTellBrowsersWhatToKeepTo() throws Exception {
        for (String path : new String[] {"/", "/nowhere", "/api/v1/broken"}) {
            assertThat(server.get(path).toLowerCase(java.util.Locale.ROOT))
                    .as(path)
                    .contains("content-security-policy: default-src 'self'; script-src 'self';")
                    .contains("frame-ancestors 'none'")
                    .contains("x-content-type-options: nosniff")
                    .contains("referrer-policy: no-referrer")
                    .contains("cache-control: no-store");
        }
    }

    private static void isProblem(String answer, int status, String code) {
        assertThat(answer)
                .startsWith("HTTP/1.1 " + status)
                .containsIgnoringCase("content-type: application/problem+json")
                .contains("\"status\":" + status)
                .contains("\"code\":\"" + code + "\"")
                .contains("\"title\":\"")
                .contains("\"detail\":\"");
    }
}
