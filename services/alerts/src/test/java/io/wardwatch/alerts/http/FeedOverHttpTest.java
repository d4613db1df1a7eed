package io.wardwatch.alerts.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.wardwatch.alerts.FedByHand;
import io.wardwatch.core.alert.CareAlert;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FeedOverHttpTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static Ward ward;

    @BeforeAll
    static void start() {
        FedByHand feed = new FedByHand("cluster-1")
                .clock(FedByHand.START)
                .alert("aa01", "warning")
                .alert("aa02", "critical")
                .alert("aa03", "critical", CareAlert.State.CLOSED, 0.2)
                .financeAlert("ff01")
                .live();
        ward = Ward.of(feed);
    }

    @AfterAll
    static void stop() {
        ward.close();
    }

    @Test
    void shouldListWhatIsOpenMostSevereFirst() throws Exception {
        JsonNode list = json(ward.get("/api/v1/care/alerts"), 200);

        assertThat(list.at("/rows").findValuesAsText("alertId")).containsExactly("aa02", "aa01");
        assertThat(list.at("/total").asInt()).isEqualTo(2);
        assertThat(list.at("/counts/critical").asInt()).isEqualTo(1);
        assertThat(list.at("/clock").asText()).isEqualTo("2025-04-01T08:00:00Z");
        JsonNode row = list.at("/rows/0");
        assertThat(row.at("/facility").asText()).isEqualTo("NORTH");
        assertThat(row.at("/state").asText()).isEqualTo("NEW");
        assertThat(row.at("/openedAt").asText()).isEqualTo("2025-04-01T08:00:00Z");
        assertThat(row.at("/scores").isArray()).isTrue();
        assertThat(row.at("/patient").asText()).matches("[0-9a-f]{8}");
        assertThat(list.toString()).doesNotContain("paa02");
    }

    @ParameterizedTest
    @CsvSource({
        "state=any, 3",
        "state=CLOSED, 1",
        "state=CLOSED&state=open, 3",
        "severity=critical, 1",
        "severity=critical&severity=warning, 2",
        "limit=1, 1",
        "limit=0, 0",
        "offset=1, 1",
        "offset=99, 0",
        "facility=SOUTH, 0",
        "unit=MED1, 2",
        "mine=true, 0",
        "q=aa01, 1",
    })
    void shouldListWhatIsAskedFor(String query, int rows) throws Exception {
        assertThat(json(ward.get("/api/v1/care/alerts?" + query), 200).at("/rows"))
                .hasSize(rows);
    }

    @ParameterizedTest
    @CsvSource({
        "severity=fatal, INVALID_SEVERITY",
        "state=GONE, INVALID_STATE",
        "limit=1001, INVALID_LIMIT",
        "limit=-1, INVALID_LIMIT",
        "offset=-1, INVALID_LIMIT",
        "limit=many, INVALID_REQUEST",
    })
    void shouldRefuseQueriesThatSayNothing(String query, String code) throws Exception {
        assertThat(json(ward.get("/api/v1/care/alerts?" + query), 400)
                        .at("/code")
                        .asText())
                .isEqualTo(code);
    }

    @Test
    void shouldKeepFeedsApart() throws Exception {
        assertThat(json(ward.get("/api/v1/finance/alerts"), 200).at("/rows").findValuesAsText("alertId"))
                .containsExactly("ff01");
        assertThat(json(ward.get("/api/v1/care/alerts/ff01"), 404).at("/code").asText())
                .isEqualTo("UNKNOWN_ALERT");
        assertThat(ward.get("/api/v1/other/alerts").statusCode()).isEqualTo(404);
    }

    @Test
    void shouldTellAllAboutAnAlert() throws Exception {
        JsonNode detail = json(ward.get("/api/v1/care/alerts/aa02"), 200);

        assertThat(detail.at("/row/alertId").asText()).isEqualTo("aa02");
        assertThat(detail.at("/allowed").toString()).contains("ACKNOWLEDGE");
        assertThat(json(ward.get("/api/v1/care/alerts/nope"), 404).at("/code").asText())
                .isEqualTo("UNKNOWN_ALERT");
    }

    @Test
    void shouldSayWhoAsksAndHowTheServiceIs() throws Exception {
        JsonNode me = json(ward.get("/api/v1/me", "Wardwatch-Actor", "A. Nurse"), 200);
        assertThat(me.at("/actor").asText()).isEqualTo("A. Nurse");
        assertThat(me.at("/authentication").asText()).isEqualTo("none");
        assertThat(me.at("/roles").toString()).isEqualTo("[\"care\",\"finance\",\"analyst\",\"admin\"]");
        assertThat(me.at("/version").asText()).isEqualTo("0.1.0");
        assertThat(json(ward.get("/api/v1/streams"), 200).at("/feed/state").asText())
                .isEqualTo("LIVE");
        assertThat(json(ward.get("/api/v1/stays"), 200).at("/stays").isArray()).isTrue();
        assertThat(ward.get("/health/readiness").statusCode()).isEqualTo(200);
        assertThat(ward.get("/metrics").body()).contains("wardwatch_alerts_streams 0.0");
    }

    @Test
    void shouldAskToComeBackWhileTheFeedIsRebuilt() throws Exception {
        try (Ward rebuilding = Ward.of(new FedByHand("cluster-1"))) {
            for (String path : new String[] {
                "/api/v1/care/alerts", "/api/v1/care/alerts/aa01", "/api/v1/care/stream", "/api/v1/stays"
            }) {
                HttpResponse<String> answer = rebuilding.get(path);
                assertThat(json(answer, 503).at("/code").asText()).as(path).isEqualTo("STARTING");
                assertThat(answer.headers().firstValue("Retry-After")).contains("1");
            }
            assertThat(rebuilding.get("/health/readiness").statusCode()).isEqualTo(503);
            assertThat(rebuilding.get("/health/liveness").statusCode()).isEqualTo(200);
            assertThat(json(rebuilding.get("/api/v1/streams"), 200)
                            .at("/feed/percent")
                            .asInt())
                    .isEqualTo(40);
        }
    }

    @Test
    void shouldSayWhereKpisAreToBeHad() throws Exception {
        JsonNode problem = json(ward.get("/api/v1/kpis/latest?facility=ALL"), 404);
        assertThat(problem.at("/code").asText()).isEqualTo("NO_KPI");
        assertThat(problem.at("/detail").asText()).contains("ALERTS_KPI_URL");

        String url = "http://127.0.0.1:" + ward.port();
        try (Ward passing = Ward.of(new FedByHand("cluster-1").live(), Map.of("alerts.kpi-url", url))) {
            JsonNode passed = json(passing.get("/api/v1/kpis/latest?facility=ALL"), 404);
            assertThat(passed.at("/code").asText()).isEqualTo("NO_KPI");
        }
        try (Ward alone = Ward.of(new FedByHand("cluster-1").live(), Map.of("alerts.kpi-url", "http://127.0.0.1:1"))) {
            assertThat(json(alone.get("/api/v1/kpis"), 502).at("/code").asText())
                    .isEqualTo("KPI_UNREACHABLE");
        }
    }

    @Test
    void shouldServeThePage() throws Exception {
        HttpResponse<String> page = ward.get("/");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Cache-Control")).contains("no-cache");
        assertThat(ward.get("/index.html").body()).isEqualTo(page.body());
        java.util.regex.Matcher asset =
                java.util.regex.Pattern.compile("\\./(assets/[^\"]+\\.js)").matcher(page.body());
        assertThat(asset.find()).isTrue();
        HttpResponse<String> script = ward.get("/" + asset.group(1));
        assertThat(script.headers().firstValue("Cache-Control")).contains("public, max-age=31536000, immutable");
        assertThat(script.headers().firstValue("Content-Type").orElse("")).startsWith("text/javascript");
        assertThat(ward.get("/assets/nothing.js").statusCode()).isEqualTo(404);
        assertThat(ward.get("/assets/..%2f..%2fapplication-alerts.yml").statusCode())
                .isBetween(400, 499);
        assertThat(ward.get("/application-alerts.yml").statusCode()).isEqualTo(404);
    }

    static JsonNode json(HttpResponse<String> answer, int status) throws Exception {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        if (status >= 400) {
            assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        }
        return JSON.readTree(answer.body());
    }
}
