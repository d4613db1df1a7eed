package io.wardwatch.core.engine;

import io.wardwatch.core.alert.AlertFold;
import io.wardwatch.core.alert.CareAlert;
import io.wardwatch.core.event.Event;
import io.wardwatch.core.policy.Tier;
import io.wardwatch.core.policy.TierSet;
import io.wardwatch.core.score.Moment;
import io.wardwatch.core.score.ReadmissionScore;
import io.wardwatch.core.score.ScoreBytes;
import io.wardwatch.core.score.ScoreInput;
import io.wardwatch.core.score.Scorer;
import io.wardwatch.core.state.EncounterRecord;
import io.wardwatch.core.state.EncounterSummary;
import io.wardwatch.core.state.Head;
import io.wardwatch.core.state.ScoreState;
import io.wardwatch.core.timeline.DueDay;
import io.wardwatch.core.timeline.EncounterFacts;
import io.wardwatch.core.timeline.Entry;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Issues scores at their triggers, reissues those that an entry with a lesser stamp changes, and says which alerts stand before
 * but not after. A score is a function of entries up to its trigger's stamp, so nothing below an entry's stamp is looked at.
 */
final class Scoring {
    private static final String READMISSION = "readmission";
    private static final String ALERT_KIND = "READMISSION_RISK";
    /** Why an alert is gone: its score is another one. */
    static final String REVISED = "SCORE_REVISED";
    /** Why an alert is gone: its encounter or claim is another patient's now, who says the alert again if it holds there. */
    static final String MERGED = "MERGED";

    private final Scorer scorer;
    private final TierSet tiers;
    private final AlertFold alertFold;
    private final Triggers triggers;
    private final Identifiers identifiers = new Identifiers();

    Scoring(Scorer scorer) {
        this.scorer = scorer;
        this.tiers = scorer.policy().readmission();
        this.alertFold = new AlertFold(tiers);
        this.triggers = new Triggers(scorer);
    }

    /** The patient with all scores that {@code added} makes due; said, with the alerts they change, to {@code outputs}. */
    Patient rescore(Patient before, Timeline.Added added, Outputs outputs) {
        Patient after = added.after();
        boolean concerned =
                Place.any(added.touched(), Place.Kind.ENCOUNTER) || Place.any(added.touched(), Place.Kind.HEAD);
        if (added.earliest() == null || !concerned) {
            return after;
        }
        Patient scored = after;
        for (int i = 0; i < after.encounters.size(); i++) {
            Encounter encounter = after.encounters.get(i);
            boolean touched = added.touched().contains(new Place(Place.Kind.ENCOUNTER, i));
            if (touched
                    || lastTrigger(encounter.summary, after.records.now)
                            >= added.earliest().recordedAt()) {
                Encounter next = rescored(scored, i, added.earliest(), outputs);
                scored = next == scored.encounters.get(i) ? scored : scored.with(i, next);
                if (outputs.differences()) {
                    sayAlerts(before, scored, i, touched && added.handed() ? MERGED : REVISED, outputs);
                }
            }
        }
        return scored;
    }

    /** A patient of whom nothing was scored, with all scores that are due. */
    List<Encounter> all(Patient patient, Outputs outputs) {
        List<Encounter> scored = new ArrayList<>(patient.encounters.size());
        for (int i = 0; i < patient.encounters.size(); i++) {
            scored.add(rescored(patient, i, null, outputs));
        }
        return scored;
    }

    /** Not before the last trigger of a visit. */
    private static long lastTrigger(EncounterSummary visit, long now) {
        long midnight = visit.followed() ? DueDay.midnightAfter(visit.lastRecordedAt()) : Head.NEVER;
        return midnight <= now ? midnight : visit.lastRecordedAt();
    }

    /** The patient with all scores that became due by time alone; said, with the alerts they change, to {@code outputs}. */
    Patient pass(Passing passing, Outputs outputs) {
        Patient scored = passing.after();
        BitSet passed = passing.passed(Due.SCORE_DAY);
        for (int i = passed.nextSetBit(0); i >= 0; i = passed.nextSetBit(i + 1)) {
            List<ScoreState> states =
                    new ArrayList<>(scored.encounters.get(i).record().scores());
            boolean changed = false;
            for (Trigger trigger : triggers.dueDays(scored, i, null)) {
                changed |= rescore(scored, i, trigger, states, outputs);
            }
            if (changed) {
                scored = scored.with(i, with(scored.encounters.get(i), states));
                if (outputs.differences()) {
                    sayAlerts(passing.before(), scored, i, REVISED, outputs);
                }
            }
        }
        return scored;
    }

    /** @param earliest nothing below its stamp is another one now; null where all is new */
    private Encounter rescored(Patient after, int index, Entry earliest, Outputs outputs) {
        Encounter encounter = after.encounters.get(index);
        List<ScoreState> states = new ArrayList<>(encounter.record().scores());
        boolean changed = withdrawRemoved(after, index, states, outputs);
        for (Trigger trigger : triggers.entries(after, index, earliest)) {
            changed |= rescore(after, index, trigger, states, outputs);
        }
        for (Trigger trigger : triggers.dueDays(after, index, earliest)) {
            changed |= rescore(after, index, trigger, states, outputs);
        }
        return changed ? with(encounter, states) : encounter;
    }

    private static Encounter with(Encounter encounter, List<ScoreState> states) {
        EncounterRecord record = encounter.record();
        states.sort(ScoreState.BY_TRIGGER);
        return encounter.withScores(new EncounterRecord(record.zone(), record.entries(), states));
    }

    /** A trigger whose id turned out to belong elsewhere takes its score with it. */
    private boolean withdrawRemoved(Patient patient, int index, List<ScoreState> states, Outputs outputs) {
        List<Entry> entries = patient.encounters.get(index).record().entries();
        return states.removeIf(state -> {
            boolean gone = state.triggerIn(entries) == null;
            if (gone && !state.withdrawn()) {
                if (outputs.scores()) {
                    outputs.score(issued(patient, index, state.trigger(), state.moment(), state.revision() + 1, null));
                }
            }
            return gone;
        });
    }

    private boolean rescore(Patient patient, int index, Trigger due, List<ScoreState> states, Outputs outputs) {
        Entry trigger = due.entry();
        ScoreInput input = due.input();
        int at = due.in(states);
        ScoreState old = at < 0 ? null : states.get(at);
        int revision = old == null ? 1 : old.revision() + 1;
        if (input == null) {
            if (old == null || old.withdrawn()) {
                return false;
            }
            states.set(at, new ScoreState(trigger, old.moment(), revision, true, Tier.LOW, 0, 0));
            if (outputs.scores()) {
                outputs.score(issued(patient, index, trigger, old.moment(), revision, null));
            }
            return true;
        }
        ReadmissionScore score = due.score() == null ? scorer.score(input) : due.score();
        long digest = ScoreBytes.digest(score);
        if (old != null && !old.withdrawn() && old.digest() == digest) {
            return false;
        }
        Tier tier = Tier.valueOf(score.band());
        ScoreState next = new ScoreState(trigger, input.moment(), revision, false, tier, score.probability(), digest);
        if (at < 0) {
            states.add(next);
        } else {
            states.set(at, next);
        }
        patient.encounters.get(index).made(next, score);
        if (outputs.scores()) {
            outputs.score(issued(patient, index, trigger, input.moment(), revision, score));
        }
        return true;
    }

    private IssuedScore issued(
            Patient patient, int index, Entry trigger, Moment moment, int revision, ReadmissionScore score) {
        Encounter encounter = patient.encounters.get(index);
        return new IssuedScore(
                scoreId(encounter, trigger),
                revision,
                patient.records.patient,
                encounter.summary.facility(),
                encounter.summary.encounterId(),
                moment,
                trigger.eventId(),
                trigger.source(),
                trigger.recordedAt(),
                score);
    }

    private String scoreId(Encounter encounter, Entry trigger) {
        return identifiers.of(
                READMISSION,
                encounter.summary.facility(),
                encounter.summary.encounterId(),
                trigger.source(),
                trigger.eventId());
    }

    /** Says the last revision of each score and the alerts that stand of one encounter. */
    void describe(Patient patient, int index, Description description) {
        for (ScoreState state : patient.encounters.get(index).record().scores()) {
            if (!state.withdrawn() && description.wantsScores()) {
                description.score(issued(
                        patient,
                        index,
                        state.trigger(),
                        state.moment(),
                        state.revision(),
                        score(patient, index, state)));
            }
        }
        alerts(patient, index, standing(patient, index)).forEach(description::alert);
    }

    /** The score that is kept as {@code state}; null where it would issue none by now. */
    private ReadmissionScore score(Patient patient, int index, ScoreState state) {
        ReadmissionScore made = patient.encounters.get(index).made(state);
        if (made != null) {
            return made;
        }
        ScoreInput input = ScoreInputs.of(patient, index, state);
        return input == null ? null : scorer.score(input);
    }

    private void sayAlerts(Patient before, Patient after, int index, String goneAs, Outputs outputs) {
        List<AlertFold.Standing> now = standing(after, index);
        List<AlertFold.Standing> then = index < before.encounters.size() ? standing(before, index) : List.of();
        boolean same = now.equals(then) && (now.isEmpty() || sameGround(before, after, index));
        if (same) {
            return;
        }
        // Each costs a score's reasons, so each is made once.
        List<CareAlert> saying = alerts(after, index, now);
        List<CareAlert> said = alerts(before, index, then);
        for (CareAlert alert : saying) {
            if (!said.contains(alert)) {
                outputs.alert(alert);
            }
        }
        for (CareAlert old : said) {
            boolean gone = saying.stream().noneMatch(alert -> alert.alertId().equals(old.alertId()));
            if (gone) { // even one already retracted as undone: by now it was never due at all
                outputs.alert(old.retracted(goneAs));
            }
        }
    }

    private List<CareAlert> alerts(Patient patient, int index, List<AlertFold.Standing> standing) {
        List<CareAlert> alerts = new ArrayList<>(standing.size());
        for (AlertFold.Standing each : standing) {
            alerts.add(alert(patient, index, each));
        }
        return alerts;
    }

    /** Whether alerts of equal standing also say the same of scores and place. */
    private static boolean sameGround(Patient before, Patient after, int index) {
        Encounter then = before.encounters.get(index);
        Encounter now = after.encounters.get(index);
        return then.facts().lastUnit().equals(now.facts().lastUnit())
                && then.record().scores().equals(now.record().scores());
    }

    private List<AlertFold.Standing> standing(Patient patient, int index) {
        Encounter encounter = patient.encounters.get(index);
        List<ScoreState> states = encounter.record().scores();
        if (states.isEmpty()) {
            return List.of();
        }
        EncounterFacts facts = encounter.facts();
        List<AlertFold.Scored> scored = new ArrayList<>(states.size());
        for (int i = 0; i < states.size(); i++) {
            ScoreState state = states.get(i);
            if (!state.withdrawn()) {
                scored.add(new AlertFold.Scored(
                        i,
                        state.moment(),
                        holds(facts, state),
                        state.probability(),
                        state.trigger().recordedAt()));
            }
        }
        boolean died = facts.isStay() && facts.dischargedDead();
        return alertFold.fold(scored, died ? facts.discharged().recordedAt() : Event.ABSENT);
    }

    /** Scores of a discharge and of the days after it hold with the discharge that holds; others as long as there is a stay. */
    private static boolean holds(EncounterFacts facts, ScoreState state) {
        if (!facts.isStay()) {
            return false;
        }
        Entry discharged = facts.discharged();
        return switch (state.moment()) {
            case ADMISSION, UPDATE -> true;
            case DISCHARGE -> discharged != null && discharged.sameId(state.trigger());
            case FOLLOW_UP -> discharged != null && DueDay.isOf(state.trigger(), discharged);
        };
    }

    private CareAlert alert(Patient patient, int index, AlertFold.Standing standing) {
        Encounter encounter = patient.encounters.get(index);
        List<ScoreState> states = encounter.record().scores();
        Entry opener = states.get(standing.openedBy()).trigger();
        ScoreState latest = states.get(standing.latest());
        ReadmissionScore score = score(patient, index, latest);
        return new CareAlert(
                identifiers.of(
                        ALERT_KIND,
                        encounter.summary.facility(),
                        encounter.summary.encounterId(),
                        opener.source(),
                        opener.eventId()),
                ALERT_KIND,
                tiers.threshold(standing.tier()).severity().code(),
                standing.state(),
                patient.records.patient,
                encounter.summary.facility(),
                encounter.summary.encounterId(),
                encounter.facts().lastUnit(),
                standing.openedAt(),
                standing.closedAt() == Event.ABSENT ? latest.trigger().recordedAt() : standing.closedAt(),
                standing.closedAt(),
                scoreId(encounter, latest.trigger()),
                latest.probability(),
                standing.reason(),
                score == null ? List.of() : score.reasons());
    }
}
