package io.wardwatch.alerts;

import io.wardwatch.core.engine.Stay;
import io.wardwatch.core.event.Event;
import io.wardwatch.core.policy.CareRule;
import io.wardwatch.core.score.Moment;
import java.util.List;

/**
 * What the clock has to say about an alert: until when acting helps, and when the alert is over. A pure function of the alert, its
 * encounter and the patient's other stays. Times in microseconds, {@link Event#ABSENT} where there is none.
 *
 * @param expiresAt from then on there is nothing left to prevent
 * @param cameBack it is over because the patient was admitted again
 * @param touch the records that this rests on, beside the alert's own
 */
record Course(long actBy, String actByText, long expiresAt, boolean cameBack, Touch touch) {
    private static final long HOUR = 3_600_000_000L;
    private static final long DAY = 24 * HOUR;
    private static final long WINDOW = 30 * DAY;
    private static final long CALL_WITHIN = 48 * HOUR;
    private static final long VISIT_WITHIN = 7 * DAY;

    static Course of(AnyAlert alert, Stays stays) {
        if (alert.feed() == FeedName.FINANCE) {
            String text = alert.dueAt() == Event.ABSENT ? "" : "act by then";
            return new Course(alert.dueAt(), text, Event.ABSENT, false, Touch.NONE);
        }
        Encounter encounter = stays.known(alert.facility(), alert.encounterId());
        if (alert.ofRule() && !alert.kind().equals(CareRule.FOLLOW_UP_MISSING.name())) {
            // It stands as long as the visit lasts, and the engine says when that is over.
            return new Course(
                    Event.ABSENT,
                    "while it lasts",
                    Event.ABSENT,
                    false,
                    encounter == null ? Touch.NONE : encounter.touch());
        }
        if (encounter == null) {
            return new Course(Event.ABSENT, "", Event.ABSENT, false, Touch.NONE);
        }
        List<Encounter> patients = stays.of(alert.patient());
        Touch touch = encounter.touch();
        for (Encounter other : patients) {
            touch = touch.and(other.stayTouch());
        }
        if (encounter.inHouse()) {
            return new Course(Event.ABSENT, "before discharge", Event.ABSENT, false, touch);
        }
        long discharged = discharged(encounter);
        if (discharged == Event.ABSENT) {
            return new Course(Event.ABSENT, "", Event.ABSENT, false, touch);
        }
        long back = nextBegin(encounter, patients, discharged);
        boolean cameBack = back != Event.ABSENT && back < discharged + WINDOW;
        boolean urgent = "critical".equals(alert.severity());
        // What is learned days after the discharge can be acted upon from then on only.
        boolean learned = alert.openedAt() >= discharged + DAY;
        long from = learned ? alert.openedAt() : discharged;
        return new Course(
                from + (urgent ? CALL_WITHIN : VISIT_WITHIN),
                (urgent ? "call within 48 hours of " : "visit within 7 days of ")
                        + (learned ? "the alert" : "discharge"),
                cameBack ? back : discharged + WINDOW,
                cameBack,
                touch);
    }

    /** The discharge that was scored: the stay's end, or where no stay is known the latest score at a discharge. */
    private static long discharged(Encounter encounter) {
        if (encounter.stay() != null) {
            return encounter.discharged() ? encounter.stay().end() : Event.ABSENT;
        }
        return encounter.scores().stream()
                .filter(score -> score.moment() == Moment.DISCHARGE)
                .mapToLong(Encounter.Scored::at)
                .max()
                .orElse(Event.ABSENT);
    }

    private static long nextBegin(Encounter encounter, List<Encounter> patients, long discharged) {
        long next = Event.ABSENT;
        for (Encounter other : patients) {
            Stay stay = other.stay();
            if (other != encounter
                    && stay != null
                    && stay.state() != Stay.State.VOID
                    && stay.begin() != Event.ABSENT
                    && stay.begin() >= discharged
                    && (next == Event.ABSENT || stay.begin() < next)) {
                next = stay.begin();
            }
        }
        return next;
    }

    /** Whether acting in time is no longer possible. */
    boolean overdue(long clock) {
        return actBy != Event.ABSENT && clock != Event.ABSENT && clock >= actBy;
    }
}
