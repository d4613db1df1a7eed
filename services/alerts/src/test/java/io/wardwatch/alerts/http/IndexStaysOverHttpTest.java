package io.wardwatch.alerts.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.wardwatch.alerts.FedByHand;
import io.wardwatch.core.readmission.NotIndex;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class IndexStaysOverHttpTest {
    private static final String PATH = "/api/v1/care/index-stays";

    private static Ward ward;

    @BeforeAll
    static void start() {
        ward = Ward.of(new FedByHand("cluster-1")
                .clock(FedByHand.START)
                .judged("V1", "2025-03-01", 12)
                .judged("V2", "2025-03-02", -1)
                .judged("V3", "2025-03-02", -1, NotIndex.DIED)
                .live());
    }

    @AfterAll
    static void stop() {
        ward.close();
    }

    @Test
    void shouldListStaysWithWhatTheyAddUpTo() throws Exception {
        JsonNode list = FeedOverHttpTest.json(ward.get(PATH), 200);

        assertThat(list.at("/counts/denominator").asInt()).isEqualTo(2);
        assertThat(list.at("/counts/numerator").asInt()).isEqualTo(1);
        assertThat(list.at("/measure").asText()).isEqualTo("unplanned");
        assertThat(list.at("/horizon").asInt()).isEqualTo(30);
        assertThat(list.at("/rows/2/outcome/state").asText()).isEqualTo("READMITTED");
        assertThat(list.at("/rows/2/maturesOn").asText()).isEqualTo("2025-03-31");
        assertThat(list.at("/rows/2/patient").asText()).matches("[0-9a-f]{8}");
        assertThat(list.at("/reasons/0/code").asText()).isEqualTo("DIED");
        assertThat(list.has("next")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "status=included, 2",
        "status=included&status=excluded, 3",
        "status=readmitted, 1",
        "reason=DIED, 1",
        "facility=SOUTH, 0",
        "from=2025-03-02, 2",
        "to=2025-03-01, 1",
        "from=2025-03-01&to=2025-03-01, 1",
        "limit=1, 1",
        "limit=0, 0",
        "measure=unplanned.cms, 3",
        "measure=unplanned.hf, 0",
        "measure=crude, 0",
        "status=readmitted&horizon=7, 0",
        "status=readmitted&returns=emergency, 0",
    })
    void shouldListWhatIsAskedFor(String query, int rows) throws Exception {
        assertThat(FeedOverHttpTest.json(ward.get(PATH + "?" + query), 200).at("/rows"))
                .hasSize(rows);
    }

    @ParameterizedTest
    @CsvSource({
        "status=gone, INVALID_STATUS",
        "reason=BORED, INVALID_REASON",
        "measure=unplanned.gout, INVALID_MEASURE",
        "returns=never, INVALID_RETURNS",
        "horizon=31, INVALID_HORIZON",
        "from=yesterday, INVALID_DAY",
        "to=2025-02-30, INVALID_DAY",
        "limit=1001, INVALID_LIMIT",
        "limit=many, INVALID_REQUEST",
        "cursor=nowhere, CURSOR_INVALID",
    })
    void shouldRefuseQueriesThatSayNothing(String query, String code) throws Exception {
        assertThat(FeedOverHttpTest.json(ward.get(PATH + "?" + query), 400)
                        .at("/code")
                        .asText())
                .isEqualTo(code);
    }

    @Test
    void shouldGoOnWhereThePageBeforeEnded() throws Exception {
        JsonNode first = FeedOverHttpTest.json(ward.get(PATH + "?limit=2"), 200);
        String next = first.at("/next").asText();
        JsonNode second = FeedOverHttpTest.json(ward.get(PATH + "?limit=2&cursor=" + next), 200);

        assertThat(first.at("/rows").findValuesAsText("encounterId")).containsExactlyInAnyOrder("V2", "V3");
        assertThat(second.at("/rows")).hasSize(1);
        assertThat(second.at("/rows/0/encounterId").asText()).isEqualTo("V1");
        assertThat(second.has("next")).isFalse();
        assertThat(second.at("/total").asInt()).isEqualTo(3);
        assertThat(next).doesNotContain("V2", "V3");
    }

    @Test
    void shouldAskToComeBackWhileTheFeedIsRebuilt() throws Exception {
        try (Ward rebuilding = Ward.of(new FedByHand("cluster-1"))) {
            assertThat(FeedOverHttpTest.json(rebuilding.get(PATH), 503)
                            .at("/code")
                            .asText())
                    .isEqualTo("STARTING");
        }
    }
}
