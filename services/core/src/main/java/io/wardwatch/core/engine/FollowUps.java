package io.wardwatch.core.engine;

import io.wardwatch.core.event.Event;
import io.wardwatch.core.event.Field;
import io.wardwatch.core.event.Kind;
import io.wardwatch.core.policy.CareRule;
import io.wardwatch.core.policy.Policy;
import io.wardwatch.core.policy.RuleSetting;
import io.wardwatch.core.policy.TierSet;
import io.wardwatch.core.state.EncounterSummary;
import io.wardwatch.core.state.ScoreState;
import io.wardwatch.core.timeline.Entry;

/**
 * Discharges of high risk without a follow-up booked in time: a function of the entries, the scores and the clock. Whether one is to
 * be looked at is decided by the head alone.
 */
final class FollowUps {
    private final RuleSetting setting;
    private final TierSet tiers;

    FollowUps(Policy policy) {
        this.setting = policy.rules().of(CareRule.FOLLOW_UP_MISSING);
        this.tiers = policy.readmission();
    }

    boolean on() {
        return setting.on();
    }

    /** Until when a follow-up should be booked, in whole hours as clocks go. */
    long dueAt(EncounterSummary stay) {
        return Due.hour(stay.stayEnd() + setting.window());
    }

    /** Whether, as far as the head tells, the patient went home alive so long ago and has neither died nor come back since. */
    boolean mayMiss(Patient patient, int index) {
        Encounter encounter = patient.encounters.get(index);
        EncounterSummary stay = encounter.summary;
        return setting.on() && stay.liveEnd() && dueAt(stay) <= encounter.clock() && !diedOrCameBack(patient, stay);
    }

    private boolean diedOrCameBack(Patient patient, EncounterSummary stay) {
        long until = dueAt(stay);
        for (long death : patient.deaths()) {
            if (death >= stay.stayEnd() && death <= until) {
                return true;
            }
        }
        for (Encounter other : patient.encounters) {
            EncounterSummary visit = other.summary;
            boolean within = visit.isStay() && visit.stayBegin() >= stay.stayEnd() && visit.stayBegin() <= until;
            if (within && !visit.is(stay.facility(), stay.encounterId())) {
                return true;
            }
        }
        return false;
    }

    /** Whether one is missing, or was when it was due. Reads the encounter. */
    boolean misses(Patient patient, int index) {
        if (!mayMiss(patient, index)) {
            return false;
        }
        Encounter encounter = patient.encounters.get(index);
        Entry booked = booked(encounter);
        boolean inTime = booked != null && booked.recordedAt() <= dueAt(encounter.summary);
        return !inTime && wentHome(encounter.facts().disposition()) && score(encounter) != null;
    }

    private static boolean wentHome(String disposition) {
        return switch (disposition) {
            case "", "01", "06", "07", "81", "86" -> true;
            default -> false;
        };
    }

    /** The score of the discharge that holds, where its tier alerts; else null. */
    ScoreState score(Encounter encounter) {
        Entry discharged = encounter.facts().discharged();
        for (ScoreState score : encounter.record().scores()) {
            if (!score.withdrawn()
                    && tiers.alerts(score.tier())
                    && score.trigger().sameId(discharged)) {
                return score;
            }
        }
        return null;
    }

    /** The first entry since the last cancelled discharge that says an appointment, where one holds; else null. */
    static Entry booked(Encounter encounter) {
        Entry first = null;
        if (encounter.facts().number(Field.FOLLOW_UP_AT, Event.ABSENT) != Event.ABSENT) {
            for (Entry entry : encounter.record().entries()) {
                if (entry.kind() == Kind.DISCHARGE_CANCELLED || entry.kind() == Kind.VISIT_DELETED) {
                    first = null;
                } else if (first == null && entry.fields().has(Field.FOLLOW_UP_AT)) {
                    first = entry;
                }
            }
        }
        return first;
    }
}
