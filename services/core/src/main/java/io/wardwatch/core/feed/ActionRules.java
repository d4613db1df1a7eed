package io.wardwatch.core.feed;

import io.wardwatch.core.event.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What may be done about an alert, and what is wrong with a request that may not: as values, for bad requests are everyday.
 */
public final class ActionRules {
    /** Most characters of a comment. */
    public static final int LONGEST_COMMENT = 2_000;
    /** Most characters of a name. */
    public static final int LONGEST_NAME = 120;
    /** The longest snooze, microseconds: seven days. */
    public static final long LONGEST_SNOOZE = 7 * 86_400_000_000L;

    /** Reasons to snooze. */
    public static final List<String> SNOOZE_REASONS =
            List.of("AWAITING_RESULT", "AWAITING_TRANSPORT", "PATIENT_ABSENT", "PLANNED_LATER", "OTHER");
    /** Reasons to override; OTHER asks for a comment. */
    public static final List<String> OVERRIDE_REASONS =
            List.of("ALREADY_DONE", "NOT_APPLICABLE", "PALLIATIVE", "PATIENT_DECLINES", "WRONG_DATA", "OTHER");

    private static final String OTHER = "OTHER";
    private static final int SHORTEST_KEY = 8;
    private static final int LONGEST_KEY = 128;

    private ActionRules() {}

    /** What may be asked for, in the order in which it is offered. */
    public enum Verb {
        ACKNOWLEDGE(ActionKind.ACKNOWLEDGED),
        ASSIGN(ActionKind.ASSIGNED),
        SNOOZE(ActionKind.SNOOZED),
        RESOLVE(ActionKind.RESOLVED),
        OVERRIDE(ActionKind.OVERRIDDEN),
        REOPEN(ActionKind.REOPENED);

        private final ActionKind kind;

        Verb(ActionKind kind) {
            this.kind = kind;
        }

        /** What it becomes once done. */
        public ActionKind kind() {
            return kind;
        }

        private static Optional<Verb> of(String name) {
            return List.of(values()).stream()
                    .filter(verb -> verb.name().equals(name))
                    .findFirst();
        }
    }

    /** Why a request is refused. */
    public enum Refusal {
        INVALID_ACTION,
        INVALID_ACTOR,
        INVALID_KEY,
        INVALID_COMMENT,
        INVALID_ASSIGNEE,
        INVALID_UNTIL,
        INVALID_REASON,
        ALERT_CLOSED
    }

    /**
     * What is asked for. Absent text is empty.
     *
     * @param until microseconds, {@link Event#ABSENT} = not given
     */
    public record Wish(String action, String comment, String assignee, long until, String reason) {
        /** The comment may name a person. */
        @Override
        public String toString() {
            return "Wish[…]";
        }
    }

    /** The outcome: what to write, or why not. */
    public sealed interface Checked {
        /** May be done. Parts that the kind has no use for are absent. */
        record Fine(ActionKind kind, String comment, String assignee, long until, String reason) implements Checked {}

        /** May not; {@code detail} says what to mend and repeats nothing of the request. */
        record Refused(Refusal why, String detail) implements Checked {}
    }

    /**
     * Whether {@code wish} is in itself as it must be, whatever the alert.
     *
     * @param clock of the events, microseconds
     */
    public static Checked check(Wish wish, long clock) {
        Optional<Verb> verb = Verb.of(wish.action());
        if (verb.isEmpty()) {
            return refused(Refusal.INVALID_ACTION, "action must be one of " + List.of(Verb.values()));
        }
        if (wish.comment().length() > LONGEST_COMMENT || !isText(wish.comment(), true)) {
            return refused(
                    Refusal.INVALID_COMMENT,
                    "comment must be at most " + LONGEST_COMMENT
                            + " characters, without control characters other than line breaks");
        }
        return switch (verb.get()) {
            case ACKNOWLEDGE, RESOLVE, REOPEN -> fine(verb.get(), wish, "", Event.ABSENT, "");
            case ASSIGN -> assign(wish);
            case SNOOZE -> snooze(wish, clock);
            case OVERRIDE -> override(wish);
        };
    }

    /** Why an action of that kind may not be done on an alert that stands so; empty = it may. */
    public static Optional<Checked.Refused> against(ActionKind kind, Concern alert, Handling now, long clock) {
        if (!alert.stands() || now.state() == Handled.EXPIRED || alert.over(clock)) {
            return Optional.of(
                    refused(Refusal.ALERT_CLOSED, "the alert is over; nothing can be done about it any more"));
        }
        boolean ended = now.state() == Handled.RESOLVED || now.state() == Handled.OVERRIDDEN;
        boolean reopening = kind == ActionKind.REOPENED;
        if (reopening && !ended && now.state() != Handled.SNOOZED) {
            return Optional.of(
                    refused(Refusal.INVALID_ACTION, "only what is resolved, overridden or snoozed can be reopened"));
        }
        if (ended && !reopening && kind != ActionKind.ASSIGNED) {
            return Optional.of(refused(Refusal.INVALID_ACTION, "the alert is resolved or overridden; reopen it first"));
        }
        return Optional.empty();
    }

    /** What is worth offering on an alert that stands so: what {@link #against} lets pass, but for a second acknowledgement. */
    public static List<Verb> offered(Concern alert, Handling now, long clock) {
        List<Verb> offered = new ArrayList<>();
        for (Verb verb : Verb.values()) {
            boolean again = verb == Verb.ACKNOWLEDGE && now.state() == Handled.ACKNOWLEDGED;
            if (!again && against(verb.kind(), alert, now, clock).isEmpty()) {
                offered.add(verb);
            }
        }
        return offered;
    }

    /** What is wrong with who asks, or with the key of the request; empty = nothing. */
    public static Optional<Checked.Refused> caller(String actor, String key) {
        if (actor.isBlank() || actor.length() > LONGEST_NAME || !isText(actor, false)) {
            return Optional.of(refused(
                    Refusal.INVALID_ACTOR,
                    "actor must be 1 to " + LONGEST_NAME + " characters, without control characters"));
        }
        boolean visible = key.chars().allMatch(c -> c > ' ' && c <= '~');
        if (!visible || key.length() < SHORTEST_KEY || key.length() > LONGEST_KEY) {
            return Optional.of(refused(
                    Refusal.INVALID_KEY,
                    "Idempotency-Key must be " + SHORTEST_KEY + " to " + LONGEST_KEY + " visible ASCII characters"));
        }
        return Optional.empty();
    }

    private static Checked assign(Wish wish) {
        String name = wish.assignee().strip();
        if (name.length() > LONGEST_NAME || !isText(name, false)) {
            return refused(
                    Refusal.INVALID_ASSIGNEE,
                    "assignee must be at most " + LONGEST_NAME + " characters, without control characters");
        }
        return fine(Verb.ASSIGN, wish, name, Event.ABSENT, "");
    }

    private static Checked snooze(Wish wish, long clock) {
        // Subtracting from the greater keeps far-off times from wrapping round.
        if (wish.until() == Event.ABSENT || wish.until() <= clock || wish.until() - LONGEST_SNOOZE > clock) {
            return refused(
                    Refusal.INVALID_UNTIL,
                    "until must lie after the clock of the feed, at most 7 days; the clock is " + Event.instant(clock));
        }
        if (!SNOOZE_REASONS.contains(wish.reason())) {
            return refused(Refusal.INVALID_REASON, "reason must be one of " + SNOOZE_REASONS);
        }
        return fine(Verb.SNOOZE, wish, "", wish.until(), wish.reason());
    }

    private static Checked override(Wish wish) {
        if (!OVERRIDE_REASONS.contains(wish.reason())) {
            return refused(Refusal.INVALID_REASON, "reason must be one of " + OVERRIDE_REASONS);
        }
        if (OTHER.equals(wish.reason()) && wish.comment().isBlank()) {
            return refused(Refusal.INVALID_COMMENT, "reason OTHER asks for a comment");
        }
        return fine(Verb.OVERRIDE, wish, "", Event.ABSENT, wish.reason());
    }

    private static Checked fine(Verb verb, Wish wish, String assignee, long until, String reason) {
        return new Checked.Fine(verb.kind(), wish.comment().strip(), assignee, until, reason);
    }

    private static Checked.Refused refused(Refusal why, String detail) {
        return new Checked.Refused(why, detail);
    }

    /** Text that can be stored and shown as it is: no control characters, no halves of a character. */
    private static boolean isText(String text, boolean lineBreaks) {
        return text.codePoints().allMatch(c -> (lineBreaks && c == '\n') || showsAsItIs(c));
    }

    private static boolean showsAsItIs(int codePoint) {
        int type = Character.getType(codePoint);
        return type != Character.CONTROL
                && type != Character.SURROGATE
                && type != Character.LINE_SEPARATOR
                && type != Character.PARAGRAPH_SEPARATOR;
    }
}
