package io.wardwatch.core.engine;

import io.wardwatch.core.event.Event;
import io.wardwatch.core.policy.CareRule;
import io.wardwatch.core.policy.Policy;
import io.wardwatch.core.policy.RuleSetting;
import io.wardwatch.core.policy.VisitLimits;
import io.wardwatch.core.state.EncounterSummary;
import io.wardwatch.core.state.Head;

/**
 * What time alone may change of one encounter. Each says when, from the head's summary alone, so that a patient with nothing due
 * costs nothing; what it is that changes says whoever holds it, as a function of the entries and the patient's clock. A moment
 * said too early costs a look, one said too late is a mistake.
 */
enum Due {
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
    };

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

    /** When a stay that is still open is said to be so. */
    static long longAt(EncounterSummary stay, VisitLimits limits) {
        return hour(stay.stayBegin() + limits.inpatientDays() * DAY);
    }

    /** Clocks count whole hours: the first that has reached {@code moment}. */
    static long hour(long moment) {
        return -Math.floorDiv(-moment, HOUR) * HOUR;
    }
}
