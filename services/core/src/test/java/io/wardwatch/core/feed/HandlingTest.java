package io.wardwatch.core.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardwatch.core.alert.CareAlert.State;
import io.wardwatch.core.event.Event;
import io.wardwatch.core.feed.Handling.Effect;
import io.wardwatch.core.feed.Handling.Judged;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HandlingTest {
    private static final long HOUR = 3_600_000_000L;
    private static final long NOON = 1_740_000_000_000_000L;

    private final List<AlertAction> actions = new ArrayList<>();
    private String severity = "warning";
    private State state = State.OPEN;
    private long expiresAt = Event.ABSENT;

    @Test
    void shouldBeNewUntilSomebodyActs() {
        assertThat(at(NOON).state()).isEqualTo(Handled.NEW);
        assertThat(at(NOON).handledBy()).isEmpty();
    }

    @Test
    void shouldShowItselfAgainWhenItGrowsMoreSevereAndKeepItsOwner() {
        assigned("Ada");
        did(ActionKind.ACKNOWLEDGED);
        severity = "critical";

        Handling handling = at(NOON);

        assertThat(handling.state()).isEqualTo(Handled.NEW);
        assertThat(handling.owner()).isEqualTo("Ada");
        assertThat(effects(handling)).containsExactly(Effect.COUNTS, Effect.SUPERSEDED);
    }

    @Test
    void shouldStaySilentWhenItGrowsLessSevere() {
        severity = "critical";
        did(ActionKind.ACKNOWLEDGED);
        severity = "info";
        assertThat(at(NOON).state()).isEqualTo(Handled.ACKNOWLEDGED);
    }

    @Test
    void shouldTakeAnAcknowledgementOfTheGreaterSeverityThoughOneOfTheLesserWasThere() {
        did(ActionKind.RESOLVED);
        severity = "critical";
        did(ActionKind.ACKNOWLEDGED);
        assertThat(at(NOON).state()).isEqualTo(Handled.ACKNOWLEDGED);
    }

    @Test
    void shouldWakeFromASnoozeByTheClock() {
        snoozedUntil(NOON + HOUR);
        assertThat(at(NOON).state()).isEqualTo(Handled.SNOOZED);
        assertThat(at(NOON).snoozedUntil()).isEqualTo(NOON + HOUR);
        assertThat(at(NOON).changesAt()).isEqualTo(NOON + HOUR);
        assertThat(at(NOON + HOUR).state()).isEqualTo(Handled.NEW);
        assertThat(effects(at(NOON + HOUR))).containsExactly(Effect.SUPERSEDED);
    }

    @Test
    void shouldLetTheFirstAcknowledgementStand() {
        did(ActionKind.ACKNOWLEDGED, "Ada");
        did(ActionKind.ACKNOWLEDGED, "Ben");
        assertThat(at(NOON).handledBy()).isEqualTo("Ada");
        assertThat(effects(at(NOON))).containsExactly(Effect.COUNTS, Effect.NONE);
    }

    @Test
    void shouldNotWakeWhatIsResolvedByALateAcknowledgement() {
        did(ActionKind.RESOLVED, "Ada");
        did(ActionKind.ACKNOWLEDGED, "Ben");
        assertThat(at(NOON).state()).isEqualTo(Handled.RESOLVED);
        assertThat(effects(at(NOON))).containsExactly(Effect.COUNTS, Effect.NONE);
    }

    @Test
    void shouldTakeBackWhatWasDoneWhenReopenedAndKeepTheOwner() {
        assigned("Ada");
        did(ActionKind.OVERRIDDEN);
        did(ActionKind.REOPENED);
        assertThat(at(NOON).state()).isEqualTo(Handled.NEW);
        assertThat(at(NOON).owner()).isEqualTo("Ada");
        assertThat(effects(at(NOON))).containsExactly(Effect.COUNTS, Effect.SUPERSEDED, Effect.COUNTS);
    }

    @Test
    void shouldTakeBackNothingWhereNothingWasDone() {
        did(ActionKind.REOPENED);
        assertThat(effects(at(NOON))).containsExactly(Effect.NONE);
    }

    @Test
    void shouldBelongToNobodyOnceThatIsSaid() {
        assigned("Ada");
        assigned("");
        assertThat(at(NOON).owner()).isEmpty();
        assertThat(effects(at(NOON))).containsExactly(Effect.SUPERSEDED, Effect.COUNTS);
    }

    @Test
    void shouldFollowTheEngineWhenItClosesOrRetracts() {
        did(ActionKind.RESOLVED);
        state = State.CLOSED;
        assertThat(at(NOON).state()).isEqualTo(Handled.CLOSED);
        state = State.RETRACTED;
        assertThat(at(NOON).state()).isEqualTo(Handled.RETRACTED);
        assertThat(at(NOON).changesAt()).isEqualTo(Event.ABSENT);
    }

    @Test
    void shouldExpireWithItsWindowUnlessItWasResolved() {
        expiresAt = NOON + HOUR;
        did(ActionKind.ACKNOWLEDGED);
        assertThat(at(NOON).changesAt()).isEqualTo(NOON + HOUR);
        assertThat(at(NOON + HOUR).state()).isEqualTo(Handled.EXPIRED);
        did(ActionKind.RESOLVED);
        assertThat(at(NOON + HOUR).state()).isEqualTo(Handled.RESOLVED);
    }

    @Test
    void shouldNotExpireBeforeThereIsAClock() {
        expiresAt = NOON;
        snoozedUntil(NOON);
        assertThat(at(Event.ABSENT).state()).isEqualTo(Handled.SNOOZED);
    }

    private Handling at(long clock) {
        return Handling.of(new Concern(severity, state, expiresAt), actions, clock);
    }

    private void did(ActionKind kind) {
        did(kind, "Ada");
    }

    private void did(ActionKind kind, String actor) {
        actions.add(action(kind, actor, "", Event.ABSENT));
    }

    private void assigned(String whom) {
        actions.add(action(ActionKind.ASSIGNED, "Ada", whom, Event.ABSENT));
    }

    private void snoozedUntil(long until) {
        actions.add(action(ActionKind.SNOOZED, "Ada", "", until));
    }

    private AlertAction action(ActionKind kind, String actor, String assignee, long until) {
        return new AlertAction("x" + actions.size(), "a1", kind, actor, NOON, severity, "", assignee, until, "");
    }

    private static List<Effect> effects(Handling handling) {
        return handling.audit().stream().map(Judged::effect).toList();
    }
}
