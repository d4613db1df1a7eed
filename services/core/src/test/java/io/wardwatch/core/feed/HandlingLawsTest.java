package io.wardwatch.core.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardwatch.core.alert.CareAlert.State;
import io.wardwatch.core.event.Event;
import io.wardwatch.core.feed.ActionRules.Verb;
import io.wardwatch.core.feed.Handling.Effect;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;

class HandlingLawsTest {
    @Property
    void shouldNotChangeByRepetitionsOfWhatWasDone(
            @ForAll("concerns") Concern alert, @ForAll("actions") List<AlertAction> actions, @ForAll Random random) {
        List<AlertAction> repeated = new ArrayList<>();
        for (AlertAction action : actions) {
            repeated.add(action);
            while (random.nextInt(3) == 0) {
                repeated.add(repeated.get(random.nextInt(repeated.size())));
            }
        }
        assertThat(Handling.of(alert, repeated, 10)).isEqualTo(Handling.of(alert, actions, 10));
    }

    @Property
    void shouldRestOnTheLatestAlertAndTheActionsAloneHoweverTheyCameInterleaved(
            @ForAll("versions") List<Concern> versions,
            @ForAll("actions") List<AlertAction> actions,
            @ForAll @LongRange(min = 0, max = 20) long clock,
            @ForAll Random random) {
        Concern latest = versions.getFirst();
        List<AlertAction> known = new ArrayList<>();
        Handling shown = Handling.of(latest, known, clock);
        int version = 0;
        while (version < versions.size() || known.size() < actions.size()) {
            if (known.size() == actions.size() || (version < versions.size() && random.nextBoolean())) {
                latest = versions.get(version++);
            } else {
                known.add(actions.get(known.size()));
            }
            shown = Handling.of(latest, known, clock);
        }
        assertThat(shown).isEqualTo(Handling.of(versions.getLast(), actions, clock));
    }

    @Property
    void shouldStayAsItIsUntilTheMomentThatItNames(
            @ForAll("concerns") Concern alert,
            @ForAll("actions") List<AlertAction> actions,
            @ForAll @LongRange(min = 0, max = 20) long clock,
            @ForAll @LongRange(min = 0, max = 20) long later) {
        Handling now = Handling.of(alert, actions, clock);
        long then = clock + later;
        if (now.changesAt() == Event.ABSENT || then < now.changesAt()) {
            assertThat(Handling.of(alert, actions, then)).isEqualTo(now);
        } else {
            assertThat(Handling.of(alert, actions, then).state()).isNotEqualTo(now.state());
        }
    }

    @Property
    void shouldLetAtMostOneAssignmentAndOneOtherActionCount(
            @ForAll("concerns") Concern alert, @ForAll("actions") List<AlertAction> actions) {
        List<ActionKind> counting = Handling.of(alert, actions, 10).audit().stream()
                .filter(judged -> judged.effect() == Effect.COUNTS)
                .map(judged -> judged.action().kind())
                .toList();
        assertThat(counting).filteredOn(kind -> kind == ActionKind.ASSIGNED).hasSizeLessThanOrEqualTo(1);
        assertThat(counting).filteredOn(kind -> kind != ActionKind.ASSIGNED).hasSizeLessThanOrEqualTo(1);
    }

    @Property
    void shouldGiveEffectToEverythingThatIsOffered(
            @ForAll("concerns") Concern alert, @ForAll("actions") List<AlertAction> actions) {
        Handling now = Handling.of(alert, actions, 10);
        for (Verb verb : ActionRules.offered(alert, now, 10)) {
            List<AlertAction> more = new ArrayList<>(actions);
            more.add(new AlertAction("new", "a1", verb.kind(), "Cem", 10, alert.severity(), "", "Cem", 15, ""));
            Handling then = Handling.of(alert, more, 10);
            assertThat(then.audit().getLast().effect()).as(verb.name()).isEqualTo(Effect.COUNTS);
        }
    }

    @Provide
    Arbitrary<List<Concern>> versions() {
        return concerns().list().ofMinSize(1).ofMaxSize(5);
    }

    @Provide
    Arbitrary<Concern> concerns() {
        return Combinators.combine(
                        severities(),
                        Arbitraries.of(State.OPEN, State.OPEN, State.UPDATED, State.CLOSED, State.RETRACTED),
                        Arbitraries.longs().between(0, 25).injectNull(0.3))
                .as((severity, state, expires) ->
                        new Concern(severity, state, expires == null ? Event.ABSENT : expires));
    }

    @Provide
    Arbitrary<List<AlertAction>> actions() {
        Arbitrary<AlertAction> action = Combinators.combine(
                        Arbitraries.of("x0", "x1", "x2", "x3", "x4", "x5", "x6", "x7"),
                        Arbitraries.of(ActionKind.class),
                        Arbitraries.of("Ada", "Ben"),
                        severities(),
                        Arbitraries.of("", "Ada", "Ben"),
                        Arbitraries.longs().between(0, 25))
                .as((id, kind, actor, severity, assignee, until) ->
                        new AlertAction(id, "a1", kind, actor, 5, severity, "", assignee, until, ""));
        return action.list().ofMaxSize(10);
    }

    private static Arbitrary<String> severities() {
        return Arbitraries.of("info", "warning", "critical", "unheard of");
    }
}
