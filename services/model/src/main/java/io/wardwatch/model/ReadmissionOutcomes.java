package io.wardwatch.model;

import io.wardwatch.core.engine.JudgedStay;
import io.wardwatch.core.engine.Label;
import io.wardwatch.core.event.Event;
import io.wardwatch.core.state.EncounterSummary;
import io.wardwatch.core.timeline.EncounterFacts;
import io.wardwatch.core.timeline.Entry;
import io.wardwatch.core.timeline.LocalDays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What came of a score of a stay: whether, by the rule of the {@linkplain LabelPolicy policy}, the patient was readmitted within
 * 30 local days of the discharge that holds in the end, or died before. A function of all that is known of the patient.
 */
final class ReadmissionOutcomes {
    private static final int HORIZON_DAYS = Target.READMISSION_30D.followUpDays();
    /** To another acute hospital: what follows is the same course of care. */
    private static final Set<String> TRANSFERS = Set.of("02", "05", "43", "65", "66");

    private final LabelPolicy policy;

    ReadmissionOutcomes(LabelPolicy policy) {
        this.policy = policy;
    }

    /** Why there is nothing to wait for: the stay, its end or the trigger is none; empty where there is. */
    static Optional<Outcome> held(Said said, EncounterSummary stay, EncounterFacts facts) {
        if (!facts.isStay()) {
            return Optional.of(Outcome.excluded(FollowUp.NO_STAY));
        }
        Entry discharge = facts.discharged();
        boolean undone =
                switch (said.moment()) {
                    case "ADMISSION" -> !is(said, facts.stayOpener());
                    case "DISCHARGE" -> discharge == null || !is(said, discharge);
                    default -> false;
                };
        if (undone) {
            return Optional.of(Outcome.excluded(FollowUp.UNDONE));
        }
        if (discharge == null) {
            return Optional.of(Outcome.censored(FollowUp.IN_HOUSE));
        }
        if (!stay.liveEnd()) {
            return Optional.of(Outcome.excluded(FollowUp.DIED_IN_STAY));
        }
        return TRANSFERS.contains(facts.disposition())
                ? Optional.of(Outcome.excluded(FollowUp.TRANSFERRED))
                : Optional.empty();
    }

    /** The outcome of a stay that ended alive, whose follow-up is complete. */
    Outcome of(EncounterSummary stay, List<EncounterSummary> encounters, Told told, LocalDays days) {
        if (policy.rule() == LabelPolicy.Rule.UNPLANNED) {
            return unplanned(stay, encounters, told, days);
        }
        EncounterSummary next = next(stay, encounters, policy.rule() == LabelPolicy.Rule.SAME_FACILITY);
        return next != null && next.stayBeginDay() - stay.stayEndDay() <= HORIZON_DAYS
                ? Outcome.event(next.stayBeginDay() - stay.stayEndDay())
                : deathOrNothing(stay, encounters, days);
    }

    /** The engine's own label, but for what a death counts as. */
    private Outcome unplanned(EncounterSummary stay, List<EncounterSummary> encounters, Told told, LocalDays days) {
        Optional<JudgedStay> judged = told.judged(stay.facility(), stay.encounterId());
        if (judged.isEmpty()) {
            return Outcome.excluded(FollowUp.NOT_JUDGED);
        }
        Optional<Label> label = told.label(stay.facility(), stay.encounterId());
        if (label.isEmpty()) {
            return Outcome.censored(FollowUp.FOLLOW_UP_OPEN);
        }
        return switch (label.get().outcome()) {
            case READMITTED -> Outcome.event(judged.get().any().days());
            case NOT_READMITTED -> Outcome.noEvent();
            case DIED_NO_READMIT -> Outcome.died(daysToDeath(stay, encounters, days), policy.death());
            case NOT_INDEX, WITHDRAWN ->
                Outcome.excluded(
                        label.get().reasons().isEmpty()
                                ? FollowUp.NOT_JUDGED
                                : label.get().reasons().get(0));
        };
    }

    /** As the KPI has it: the first later stay. */
    private static EncounterSummary next(EncounterSummary stay, List<EncounterSummary> encounters, boolean same) {
        EncounterSummary next = null;
        for (EncounterSummary other : encounters) {
            boolean later = other.isStay() && other.stayBegin() >= stay.stayEnd() && other.compareStay(stay) > 0;
            boolean counts = later && (!same || other.facility().equals(stay.facility()));
            if (counts && (next == null || other.compareStay(next) < 0)) {
                next = other;
            }
        }
        return next;
    }

    private Outcome deathOrNothing(EncounterSummary stay, List<EncounterSummary> encounters, LocalDays days) {
        long after = daysToDeath(stay, encounters, days);
        return after <= HORIZON_DAYS ? Outcome.died(after, policy.death()) : Outcome.noEvent();
    }

    /** Local days from the discharge to the first death that is recorded after it; very many where none is. */
    private static long daysToDeath(EncounterSummary stay, List<EncounterSummary> encounters, LocalDays days) {
        long died = Long.MAX_VALUE;
        for (EncounterSummary any : encounters) {
            if (any.deathAt() != Event.ABSENT && any.deathAt() >= stay.stayEnd()) {
                died = Math.min(died, any.deathAt());
            }
        }
        return died == Long.MAX_VALUE ? Integer.MAX_VALUE : days.dayOf(died) - stay.stayEndDay();
    }

    private static boolean is(Said said, Entry entry) {
        return entry.eventId().equals(said.trigger()) && entry.source().equals(said.triggerSource());
    }
}
