package io.wardwatch.alerts.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.wardwatch.alerts.FedByHand;
import io.wardwatch.core.alert.CareAlert;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ActionsOverHttpTest {
    private static FedByHand feed;
    private static Ward ward;
    private static int alerts;

    private String alert;
    private String closed;

    @BeforeAll
    static void start() {
        feed = new FedByHand("cluster-1").clock(FedByHand.START).live();
        ward = Ward.of(feed);
    }

    @AfterAll
    static void stop() {
        ward.close();
    }

    @BeforeEach
    void anAlertOfItsOwn() {
        alert = "aa" + alerts++;
        closed = "cc" + alerts;
        feed.alert(alert, "critical").alert(closed, "critical", CareAlert.State.CLOSED, 0.2);
    }

    @Test
    void shouldRecordWhatSomebodyDid() throws Exception {
        JsonNode answer = FeedOverHttpTest.json(
                ward.act(alert, "click-0001", "{\"action\":\"ACKNOWLEDGE\",\"comment\":\"seen\"}"), 200);

        assertThat(answer.at("/row/state").asText()).isEqualTo("ACKNOWLEDGED");
        assertThat(answer.at("/row/handledBy").asText()).isEqualTo("A. Nurse");
        assertThat(answer.at("/repeated").asBoolean()).isFalse();
        JsonNode audit = FeedOverHttpTest.json(ward.get("/api/v1/care/alerts/" + alert), 200)
                .at("/audit/0");
        assertThat(audit.at("/actor").asText()).isEqualTo("A. Nurse");
        assertThat(audit.at("/comment").asText()).isEqualTo("seen");
    }

    @Test
    void shouldCountADoubleClickOnce() throws Exception {
        String body = "{\"action\":\"ASSIGN\",\"assignee\":\"B. Doctor\"}";
        String first = FeedOverHttpTest.json(ward.act(alert, "click-0001", body), 200)
                .at("/actionId")
                .asText();
        JsonNode second = FeedOverHttpTest.json(ward.act(alert, "click-0001", body), 200);

        assertThat(second.at("/actionId").asText()).isEqualTo(first);
        assertThat(second.at("/repeated").asBoolean()).isTrue();
        assertThat(second.at("/row/actions").asInt()).isEqualTo(1);
        String other = "{\"action\":\"ASSIGN\",\"assignee\":\"C. Doctor\"}";
        assertThat(FeedOverHttpTest.json(ward.act(alert, "click-0001", other), 422)
                        .at("/code")
                        .asText())
                .isEqualTo("KEY_REUSED");
    }

    @Test
    void shouldRefuseToActOnWhatIsClosed() throws Exception {
        assertThat(FeedOverHttpTest.json(ward.act(closed, "click-0001", "{\"action\":\"ACKNOWLEDGE\"}"), 409)
                        .at("/code")
                        .asText())
                .isEqualTo("ALERT_CLOSED");
        assertThat(FeedOverHttpTest.json(ward.act("nope", "click-0001", "{\"action\":\"ACKNOWLEDGE\"}"), 404)
                        .at("/code")
                        .asText())
                .isEqualTo("UNKNOWN_ALERT");
    }

    @Test
    void shouldGiveMarkupBackAsTheTextItIs() throws Exception {
        String markup = "<script>alert(1)</script>\\n<img src=x onerror=alert(2)> & \\\"quoted\\\"";
        HttpResponse<String> answer =
                ward.act(alert, "click-0001", "{\"action\":\"ACKNOWLEDGE\",\"comment\":\"" + markup + "\"}");
        assertThat(answer.statusCode()).isEqualTo(200);

        HttpResponse<String> detail = ward.get("/api/v1/care/alerts/" + alert);
        assertThat(detail.headers().firstValue("Content-Type").orElse("")).startsWith("application/json");
        assertThat(detail.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(FeedOverHttpTest.json(detail, 200).at("/audit/0/comment").asText())
                .isEqualTo("<script>alert(1)</script>\n<img src=x onerror=alert(2)> & \"quoted\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "short", "has blank 1"})
    void shouldRefuseKeysThatAreNone(String key) throws Exception {
        String path = "/api/v1/care/alerts/" + alert + "/actions";
        String body = "{\"action\":\"ACKNOWLEDGE\"}";
        HttpResponse<String> answer =
                key.isEmpty() ? ward.post(path, body) : ward.post(path, body, "Idempotency-Key", key);

        assertThat(FeedOverHttpTest.json(answer, 400).at("/code").asText()).isEqualTo("INVALID_IDEMPOTENCY_KEY");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{",
                "{\"action\":\"EAT\"}",
                "{}",
                "{\"action\":\"SNOOZE\"}",
                "{\"action\":\"SNOOZE\",\"until\":\"tomorrow\",\"reason\":\"OTHER\"}",
                "{\"action\":\"SNOOZE\",\"until\":\"2025-03-01T00:00:00Z\",\"reason\":\"OTHER\"}",
                "{\"action\":\"SNOOZE\",\"until\":\"2030-03-01T00:00:00Z\",\"reason\":\"OTHER\"}",
                "{\"action\":\"OVERRIDE\",\"reason\":\"BECAUSE\"}",
                "{\"action\":{\"deep\":1}}",
            })
    void shouldRefuseActionsThatAreNone(String body) throws Exception {
        JsonNode problem = FeedOverHttpTest.json(ward.act(alert, "click-0001", body), 400);

        assertThat(problem.at("/code").asText()).startsWith("INVALID_");
        assertThat(problem.at("/detail").asText()).isNotEmpty();
        assertThat(FeedOverHttpTest.json(ward.get("/api/v1/care/alerts/" + alert), 200)
                        .at("/audit"))
                .isEmpty();
    }

    @Test
    void shouldRefuseBodiesThatAreTooLarge() throws Exception {
        String body = "{\"action\":\"ACKNOWLEDGE\",\"comment\":\"" + "x".repeat(20_000) + "\"}";
        HttpResponse<String> answer = ward.act(alert, "click-0001", body);

        assertThat(FeedOverHttpTest.json(answer, 413).at("/code").asText()).isEqualTo("TOO_LARGE");
        String long1 = "{\"action\":\"ACKNOWLEDGE\",\"comment\":\"" + "x".repeat(2_001) + "\"}";
        assertThat(FeedOverHttpTest.json(ward.act(alert, "click-0001", long1), 400)
                        .at("/code")
                        .asText())
                .startsWith("INVALID_");
    }
}
