package io.wardwatch.core.feed;

import io.wardwatch.core.event.Event;
import io.wardwatch.core.policy.Severity;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * How an alert is handled: a pure fold of its actions in their order, seen beside the alert as it stands now and the clock. So
 * it does not matter in which order alert and actions became known.
 *
 * <ul>
 *   <li>An action id counts once, the first time.
 *   <li>The latest assignment holds, whatever else happens.
 *   <li>Acknowledged, snoozed, resolved, overridden: the latest holds; but what is resolved or overridden is only opened by
 *       REOPENED, and what is acknowledged is not acknowledged again. An action about a higher severity always counts.
 *   <li>What was done about a lower severity than the alert has now does not silence it. A snooze ends by the clock.
 *   <li>CLOSED and RETRACTED by the engine win. What was neither resolved nor overridden expires with its window.
 * </ul>
 *
 * @param owner to whom it is assigned, empty = nobody
 * @param snoozedUntil while SNOOZED, otherwise {@link Event#ABSENT}
 * @param handledBy who acknowledged, snoozed, resolved or overrode it, where that holds; otherwise empty
 * @param changesAt when the clock alone will change this, {@link Event#ABSENT} = never
 * @param audit every action once, in its order, with what came of it
 */
public record Handling(
        Handled state, String owner, long snoozedUntil, String handledBy, long changesAt, List<Judged> audit) {
    /** What came of an action: it holds now, it gave way to something later, or it never counted. */
    public enum Effect {
        COUNTS,
        SUPERSEDED,
        NONE
    }

    /** An action and what came of it. */
    public record Judged(AlertAction action, Effect effect) {}

    private static final int NOTHING = -1;

    public Handling {
        audit = List.copyOf(audit);
    }

    /**
     * The handling of an alert at {@code clock}.
     *
     * @param actions on it, in their order; the same action may occur more than once
     */
    public static Handling of(Concern alert, List<AlertAction> actions, long clock) {
        Fold fold = new Fold(once(actions));
        return fold.at(alert, clock);
    }

    private static List<AlertAction> once(List<AlertAction> actions) {
        Set<String> seen = new HashSet<>();
        List<AlertAction> unique = new ArrayList<>(actions.size());
        for (AlertAction action : actions) {
            if (seen.add(action.actionId())) {
                unique.add(action);
            }
        }
        return unique;
    }

    /** How loud a severity is; one that is not listed is below all that are. */
    static int loudness(String severity) {
        for (Severity each : Severity.values()) {
            if (each.code().equals(severity)) {
                return each.ordinal();
            }
        }
        return NOTHING;
    }

    private static Handled stateOf(ActionKind kind) {
        return switch (kind) {
            case ACKNOWLEDGED -> Handled.ACKNOWLEDGED;
            case SNOOZED -> Handled.SNOOZED;
            case RESOLVED -> Handled.RESOLVED;
            case OVERRIDDEN -> Handled.OVERRIDDEN;
            case ASSIGNED, REOPENED -> throw new IllegalArgumentException("handles nothing: " + kind);
        };
    }

    private static boolean ends(ActionKind kind) {
        return kind == ActionKind.RESOLVED || kind == ActionKind.OVERRIDDEN;
    }

    /** The actions alone: which one holds, which gave way. */
    private static final class Fold {
        private final List<AlertAction> actions;
        private final Effect[] effects;
        private int holding = NOTHING;
        private int assigned = NOTHING;
        private int reopened = NOTHING;

        Fold(List<AlertAction> actions) {
            this.actions = actions;
            this.effects = new Effect[actions.size()];
            for (int i = 0; i < effects.length; i++) {
                effects[i] = take(i);
            }
        }

        private Effect take(int i) {
            AlertAction action = actions.get(i);
            if (action.kind() == ActionKind.ASSIGNED) {
                supersede(assigned);
                assigned = i;
                return Effect.COUNTS;
            }
            if (action.kind() == ActionKind.REOPENED) {
                return reopen(i);
            }
            if (holding != NOTHING && !givesWay(actions.get(holding), action)) {
                return Effect.NONE;
            }
            supersede(holding);
            supersede(reopened);
            reopened = NOTHING;
            holding = i;
            return Effect.COUNTS;
        }

        private Effect reopen(int i) {
            if (holding == NOTHING) {
                return Effect.NONE;
            }
            supersede(holding);
            holding = NOTHING;
            reopened = i;
            return Effect.COUNTS;
        }

        private static boolean givesWay(AlertAction held, AlertAction next) {
            if (loudness(next.severity()) > loudness(held.severity())) {
                return true;
            }
            return !ends(held.kind())
                    && !(held.kind() == ActionKind.ACKNOWLEDGED && next.kind() == ActionKind.ACKNOWLEDGED);
        }

        private void supersede(int i) {
            if (i != NOTHING) {
                effects[i] = Effect.SUPERSEDED;
            }
        }

        Handling at(Concern alert, long clock) {
            boolean silenced = holding != NOTHING && holds(actions.get(holding), alert, clock);
            if (!silenced) {
                supersede(holding);
            }
            Handled byPeople = silenced ? stateOf(actions.get(holding).kind()) : Handled.NEW;
            boolean ended = silenced && ends(actions.get(holding).kind());
            Handled state = byPeople;
            if (!alert.stands()) {
                state = Handled.valueOf(alert.state().name());
            } else if (!ended && alert.over(clock)) {
                state = Handled.EXPIRED;
            }
            long until = state == Handled.SNOOZED ? actions.get(holding).until() : Event.ABSENT;
            return new Handling(
                    state,
                    assigned == NOTHING ? "" : actions.get(assigned).assignee(),
                    until,
                    silenced ? actions.get(holding).actor() : "",
                    changesAt(alert, state, until),
                    audit());
        }

        private static boolean holds(AlertAction held, Concern alert, long clock) {
            boolean over = held.kind() == ActionKind.SNOOZED && alert.runsTo(clock) >= held.until();
            return !over && loudness(held.severity()) >= loudness(alert.severity());
        }

        private static long changesAt(Concern alert, Handled state, long until) {
            return switch (state) {
                case NEW, ACKNOWLEDGED -> alert.expiresAt();
                case SNOOZED -> alert.expiresAt() == Event.ABSENT ? until : Math.min(until, alert.expiresAt());
                default -> Event.ABSENT;
            };
        }

        private List<Judged> audit() {
            List<Judged> judged = new ArrayList<>(effects.length);
            for (int i = 0; i < effects.length; i++) {
                judged.add(new Judged(actions.get(i), effects[i]));
            }
            return judged;
        }
    }
}
