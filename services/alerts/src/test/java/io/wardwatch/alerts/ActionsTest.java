package io.wardwatch.alerts;

import static io.wardwatch.alerts.FeedChart.ANN;
import static org.assertj.core.api.Assertions.assertThat;

import io.wardwatch.core.alert.CareAlert;
import io.wardwatch.core.feed.AlertAction;
import io.wardwatch.core.score.Moment;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ActionsTest {
    private static final String KEY = "key-00000001";
    private static final ActionRequest ACKNOWLEDGE = new ActionRequest("ACKNOWLEDGE", "seen", null, null, null);

    private final FeedChart chart = FeedChart.live();
    private final List<AlertAction> written = new ArrayList<>();
    private boolean readBack = true;
    private boolean broken;
    private final Actions actions = new Actions(chart.feeds, this::append, Duration.ofMillis(50));

    @BeforeEach
    void admit() {
        chart.clock("2025-03-01T09:00:00Z")
                .admitted("V1", ANN, "2025-03-01T08:00:00Z", "MED1")
                .scored("V1", ANN, Moment.ADMISSION, "2025-03-01T08:00:00Z", 0.31)
                .alert("a1", "V1", ANN, "warning", "2025-03-01T08:00:00Z");
    }

    @AfterEach
    void close() {
        chart.close();
    }

    private CompletionStage<Void> append(FeedName feed, AlertAction action) {
        if (broken) {
            return CompletableFuture.failedFuture(new IllegalStateException("no broker"));
        }
        written.add(action);
        if (readBack) {
            chart.action(action);
            actions.read(action);
        }
        return CompletableFuture.completedFuture(null);
    }

    @Test
    void shouldAnswerWithTheRowAsTheLogHasIt() {
        assertThat(act(ACKNOWLEDGE, "Ada", KEY)).isInstanceOfSatisfying(ActionAnswer.Done.class, done -> {
            assertThat(done.repeated()).isFalse();
            assertThat(done.row().state()).isEqualTo("ACKNOWLEDGED");
            assertThat(done.row().handledBy()).isEqualTo("Ada");
        });
        assertThat(written).hasSize(1).first().satisfies(action -> {
            assertThat(action.severity()).isEqualTo("warning");
            assertThat(action.at()).isEqualTo(FeedChart.micros("2025-03-01T09:00:00Z"));
        });
    }

    @Test
    void shouldWriteADoubleClickOnceAlsoHoursLater() {
        ActionRequest snooze =
                new ActionRequest("SNOOZE", null, null, Instant.parse("2025-03-01T10:00:00Z"), "AWAITING_RESULT");
        act(snooze, "Ada", KEY);
        chart.clock("2025-03-01T12:00:00Z");
        assertThat(act(snooze, "Ada", KEY))
                .isInstanceOfSatisfying(ActionAnswer.Done.class, done -> assertThat(done.repeated())
                        .isTrue());
        assertThat(written).hasSize(1);
    }

    @Test
    void shouldRefuseTheSameKeyForSomethingElse() {
        act(ACKNOWLEDGE, "Ada", KEY);
        ActionRequest other = new ActionRequest("RESOLVE", "seen", null, null, null);
        assertThat(why(act(other, "Ada", KEY))).isEqualTo("KEY_REUSED");
        assertThat(act(other, "Ben", KEY)).isInstanceOf(ActionAnswer.Done.class);
    }

    @Test
    void shouldSayThatItIsWrittenWhenItIsNotReadBackInTime() {
        readBack = false;
        assertThat(act(ACKNOWLEDGE, "Ada", KEY)).isInstanceOf(ActionAnswer.Written.class);
    }

    @Test
    void shouldSayThatNothingIsSureWhenTheLogRefuses() {
        broken = true;
        assertThat(why(act(ACKNOWLEDGE, "Ada", KEY))).isEqualTo("UNAVAILABLE");
        broken = false;
        assertThat(act(ACKNOWLEDGE, "Ada", KEY)).isInstanceOf(ActionAnswer.Done.class);
    }

    @Test
    void shouldRefuseWhatIsUnknownOverOrNotAsItMustBe() {
        assertThat(why(actions.act(FeedName.CARE, "a9", ACKNOWLEDGE, "Ada", KEY)))
                .isEqualTo("UNKNOWN_ALERT");
        assertThat(why(actions.act(FeedName.FINANCE, "a1", ACKNOWLEDGE, "Ada", KEY)))
                .isEqualTo("UNKNOWN_ALERT");
        assertThat(why(act(new ActionRequest(null, null, null, null, null), "Ada", KEY)))
                .isEqualTo("INVALID_ACTION");
        assertThat(why(act(ACKNOWLEDGE, "Ada", "short"))).isEqualTo("INVALID_KEY");
        assertThat(why(act(new ActionRequest("SNOOZE", null, null, Instant.MAX, "OTHER"), "Ada", KEY)))
                .isEqualTo("INVALID_UNTIL");
        chart.alert("a1", "V1", ANN, "warning", "2025-03-02T08:00:00Z", CareAlert.State.RETRACTED, "TRIGGER_UNDONE");
        assertThat(why(act(ACKNOWLEDGE, "Ada", KEY))).isEqualTo("ALERT_CLOSED");
        assertThat(written).isEmpty();
    }

    @Test
    void shouldRefuseMoreActionsThanAnybodyReads() {
        for (int i = 0; i < Actions.MOST_OF_ONE_ALERT; i++) {
            assertThat(act(new ActionRequest("ASSIGN", null, "Ben", null, null), "Ada", KEY + i))
                    .isInstanceOf(ActionAnswer.Done.class);
        }
        assertThat(why(act(ACKNOWLEDGE, "Ada", KEY))).isEqualTo("INVALID_ACTION");
    }

    private ActionAnswer act(ActionRequest request, String actor, String key) {
        return actions.act(FeedName.CARE, "a1", request, actor, key);
    }

    private static String why(ActionAnswer answer) {
        return answer instanceof ActionAnswer.Refused refused ? refused.code() : answer.toString();
    }
}
