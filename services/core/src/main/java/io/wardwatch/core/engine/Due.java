package io.wardwatch.core.engine;

import io.wardwatch.core.event.Event;
import io.wardwatch.core.policy.CareRule;
import io.wardwatch.core.policy.Policy;
import io.wardwatch.core.policy.RuleSetting;
import io.wardwatch.core.policy.VisitLimits;
import io.wardwatch.core.state.EncounterSummary;
import io.wardwatch.core.state.Head;
import io.wardwatch.core.timeline.DueDay;

/**
 * What time alone may change of one encounter. Each says when, from the head's summary alone, so that a patient with nothing due
 * costs nothing; what it is that changes says whoever holds it, as a function of the entries and the patient's clock. A moment
 * said too early costs a look, one said too late is a mistake.
 */
enum Due {
    /** A visit to emergency or under observation that nobody closed is closed. */
    UNCLOSED_VISIT {
        @Override
        long next(EncounterSummary visit, Policy policy, long after) {
            return later(closesAt(visit, policy.visits()), after);
        }
    },
    /** A horizon after a discharge has passed. */
    LABEL {
        @Override
        long next(EncounterSummary visit, Policy policy, long after) {
            return Labels.next(visit, after);
        }
    },
    /** A stay is open for so long that a finding says so. */
    LONG_STAY {
        @Override
        long next(EncounterSummary visit, Policy policy, long after) {
            if (!visit.isStay() || visit.stayEnd() != Event.ABSENT) {
                return Head.NEVER;
            }
            return later(longAt(visit, policy.visits()), after);
        }
    },
    /** A discharge is so long ago that a follow-up should be booked. */
    FOLLOW_UP {
        @Override
        long next(EncounterSummary visit, Policy policy, long after) {
            RuleSetting setting = policy.rules().of(CareRule.FOLLOW_UP_MISSING);
            if (!setting.on() || !visit.liveEnd()) {
                return Head.NEVER;
            }
            return later(hour(visit.stayEnd() + setting.window()), after);
        }
    },
    /** A due day after a discharge: every midnight up to the first after what was last recorded may be one. */
    SCORE_DAY {
        @Override
        long next(EncounterSummary visit, Policy policy, long after) {
            long last = visit.followed() ? DueDay.midnightAfter(visit.lastRecordedAt()) : Head.NEVER;
            if (last == Head.NEVER || after >= last) {
                return Head.NEVER;
            }
            return DueDay.midnightAfter(Math.max(after, FIRST_DAY));
        }
    };

    /** Before the first moment that any event may have. */
    private static final long FIRST_DAY = -26_000L * 86_400_000_000L;

    static final long HOUR = 3_600_000_000L;
    private static final long DAY = 24 * HOUR;
    private static final Due[] ALL = values();

    /** The first moment above {@code after} at which it may change something; {@link Head#NEVER} for none. */
    abstract long next(EncounterSummary visit, Policy policy, long after);

    /** The first moment above {@code after} at which time alone may change anything of {@code visit}. */
    static long first(EncounterSummary visit, Policy policy, long after) {
        long first = Head.NEVER;
        for (Due due : ALL) {
            first = Math.min(first, due.next(visit, policy, after));
        }
        return first;
    }

    private static long later(long moment, long after) {
        return moment > after ? moment : Head.NEVER;
    }

    /** When time closes a visit that nobody closed: so long after the last word of the patient being there. */
    static long closesAt(EncounterSummary visit, VisitLimits limits) {
        if (!visit.unclosed()) {
            return Head.NEVER;
        }
        boolean observed = visit.observationAt() != Event.ABSENT;
        return hour(visit.lastPresence() + (observed ? limits.observationHours() : limits.emergencyHours()) * HOUR);
    }

    /** When a stay that is still open is said to be so. */
    static long longAt(EncounterSummary stay, VisitLimits limits) {
        return hour(stay.stayBegin() + limits.inpatientDays() * DAY);
    }

    /** Clocks count whole hours: the first that has reached {@code moment}. */
    static long hour(long moment) {
        return -Math.floorDiv(-moment, HOUR) * HOUR;
    }
}
