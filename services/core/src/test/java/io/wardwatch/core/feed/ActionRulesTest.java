package io.wardwatch.core.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardwatch.core.alert.CareAlert.State;
import io.wardwatch.core.event.Event;
import io.wardwatch.core.feed.ActionRules.Checked;
import io.wardwatch.core.feed.ActionRules.Refusal;
import io.wardwatch.core.feed.ActionRules.Verb;
import io.wardwatch.core.feed.ActionRules.Wish;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ActionRulesTest {
    private static final long NOW = 1_740_000_000_000_000L;
    private static final long DAY = 86_400_000_000L;

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of("no such verb", wish("DELETE", "", "", Event.ABSENT, ""), Refusal.INVALID_ACTION),
                Arguments.of("no verb", wish("", "", "", Event.ABSENT, ""), Refusal.INVALID_ACTION),
                Arguments.of(
                        "long comment",
                        wish("RESOLVE", "x".repeat(2_001), "", Event.ABSENT, ""),
                        Refusal.INVALID_COMMENT),
                Arguments.of(
                        "control character", wish("RESOLVE", "a\u0007", "", Event.ABSENT, ""), Refusal.INVALID_COMMENT),
                Arguments.of(
                        "half a character", wish("RESOLVE", "a\ud83d", "", Event.ABSENT, ""), Refusal.INVALID_COMMENT),
                Arguments.of(
                        "long name", wish("ASSIGN", "", "x".repeat(121), Event.ABSENT, ""), Refusal.INVALID_ASSIGNEE),
                Arguments.of(
                        "name of two lines", wish("ASSIGN", "", "A\nB", Event.ABSENT, ""), Refusal.INVALID_ASSIGNEE),
                Arguments.of("no end", wish("SNOOZE", "", "", Event.ABSENT, "OTHER"), Refusal.INVALID_UNTIL),
                Arguments.of("end now", wish("SNOOZE", "", "", NOW, "OTHER"), Refusal.INVALID_UNTIL),
                Arguments.of("end past", wish("SNOOZE", "", "", NOW - DAY, "OTHER"), Refusal.INVALID_UNTIL),
                Arguments.of("too long", wish("SNOOZE", "", "", NOW + 7 * DAY + 1, "OTHER"), Refusal.INVALID_UNTIL),
                Arguments.of("for ever", wish("SNOOZE", "", "", Long.MAX_VALUE, "OTHER"), Refusal.INVALID_UNTIL),
                Arguments.of("no reason", wish("SNOOZE", "", "", NOW + DAY, ""), Refusal.INVALID_REASON),
                Arguments.of(
                        "other's reason",
                        wish("OVERRIDE", "", "", Event.ABSENT, "AWAITING_RESULT"),
                        Refusal.INVALID_REASON),
                Arguments.of("unsaid", wish("OVERRIDE", "  ", "", Event.ABSENT, "OTHER"), Refusal.INVALID_COMMENT));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void shouldRefuseWithWhatToMend(String name, Wish wish, Refusal why) {
        assertThat(ActionRules.check(wish, NOW)).isInstanceOfSatisfying(Checked.Refused.class, refused -> {
            assertThat(refused.why()).isEqualTo(why);
            assertThat(refused.detail()).isNotBlank();
        });
    }

    @Test
    void shouldTakeMarkupAndLineBreaksAsTheyAre() {
        assertThat(ActionRules.check(wish("RESOLVE", " <script>\nalert(1)</script> 😀 ", "x", NOW, "x"), NOW))
                .isEqualTo(
                        new Checked.Fine(ActionKind.RESOLVED, "<script>\nalert(1)</script> 😀", "", Event.ABSENT, ""));
    }

    @Test
    void shouldTakeASnoozeOfSevenDays() {
        assertThat(ActionRules.check(wish("SNOOZE", "", "", NOW + 7 * DAY, "PLANNED_LATER"), NOW))
                .isInstanceOf(Checked.Fine.class);
    }

    @Test
    void shouldOfferNothingOnWhatIsOver() {
        for (State state : List.of(State.CLOSED, State.RETRACTED)) {
            assertThat(offered(new Concern("info", state, Event.ABSENT))).isEmpty();
        }
        assertThat(offered(new Concern("info", State.OPEN, NOW))).isEmpty();
        Concern over = new Concern("info", State.OPEN, NOW);
        assertThat(ActionRules.against(ActionKind.ASSIGNED, over, Handling.of(over, List.of(), NOW), NOW))
                .hasValueSatisfying(refused -> assertThat(refused.why()).isEqualTo(Refusal.ALERT_CLOSED));
    }

    @Test
    void shouldOfferToReopenOnlyWhatWasPutAway() {
        Concern open = new Concern("info", State.OPEN, Event.ABSENT);
        assertThat(offered(open))
                .containsExactly(Verb.ACKNOWLEDGE, Verb.ASSIGN, Verb.SNOOZE, Verb.RESOLVE, Verb.OVERRIDE);
        assertThat(offered(open, ActionKind.ACKNOWLEDGED))
                .containsExactly(Verb.ASSIGN, Verb.SNOOZE, Verb.RESOLVE, Verb.OVERRIDE);
        assertThat(offered(open, ActionKind.RESOLVED)).containsExactly(Verb.ASSIGN, Verb.REOPEN);
    }

    @Test
    void shouldRefuseCallersAndKeysThatCannotBeStored() {
        assertThat(ActionRules.caller("Ada Müller", "12345678")).isEmpty();
        for (String actor : List.of("", " ", "a\nb", "x".repeat(121))) {
            assertThat(ActionRules.caller(actor, "12345678"))
                    .hasValueSatisfying(refused -> assertThat(refused.why()).isEqualTo(Refusal.INVALID_ACTOR));
        }
        for (String key : List.of("", "1234567", "1234 5678", "1234567é", "x".repeat(129))) {
            assertThat(ActionRules.caller("Ada", key))
                    .hasValueSatisfying(refused -> assertThat(refused.why()).isEqualTo(Refusal.INVALID_KEY));
        }
    }

    private static List<Verb> offered(Concern alert, ActionKind... done) {
        List<AlertAction> actions = Stream.of(done)
                .map(kind -> new AlertAction(
                        kind.name(), "a1", kind, "Ada", NOW, alert.severity(), "", "", Event.ABSENT, ""))
                .toList();
        return ActionRules.offered(alert, Handling.of(alert, actions, NOW), NOW);
    }

    private static Wish wish(String action, String comment, String assignee, long until, String reason) {
        return new Wish(action, comment, assignee, until, reason);
    }
}
