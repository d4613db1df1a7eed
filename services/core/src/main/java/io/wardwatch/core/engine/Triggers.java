package io.wardwatch.core.engine;

import io.wardwatch.core.event.Kind;
import io.wardwatch.core.score.Moment;
import io.wardwatch.core.score.ReadmissionScore;
import io.wardwatch.core.score.ScoreBytes;
import io.wardwatch.core.score.ScoreInput;
import io.wardwatch.core.score.Scorer;
import io.wardwatch.core.state.ScoreState;
import io.wardwatch.core.timeline.DueDay;
import io.wardwatch.core.timeline.Entry;
import java.util.ArrayList;
import java.util.List;

/**
 * What issues scores of an encounter: the entries with which a stay begins and ends; while it is open, entries that make the score
 * say something else than it would without them; after it, due days at which it says something else than at the one before. All are
 * functions of the entries up to the trigger's stamp.
 */
final class Triggers {
    private final Scorer scorer;

    Triggers(Scorer scorer) {
        this.scorer = scorer;
    }

    /** Entries from {@code earliest} on, or all where that is null, that issue a score, or of which there is one. */
    List<Trigger> entries(Patient patient, int index, Entry earliest) {
        List<Trigger> triggers = new ArrayList<>(4);
        var record = patient.encounters.get(index).record();
        for (Entry entry : record.entries()) {
            if (earliest == null || entry.compareStamp(earliest) >= 0) {
                Trigger trigger = trigger(patient, index, entry);
                if (trigger.input() != null || trigger.in(record.scores()) >= 0) {
                    triggers.add(trigger);
                }
            }
        }
        return triggers;
    }

    private Trigger trigger(Patient patient, int index, Entry entry) {
        ScoreInput input = ScoreInputs.mayTrigger(entry) ? ScoreInputs.at(patient, index, entry) : null;
        boolean update = input != null && input.moment() == Moment.UPDATE;
        return update
                ? news(entry, false, ScoreInputs.without(patient, index, entry), input)
                : new Trigger(entry, false, input);
    }

    /** One that issues a score only where that says something else than what was known before. */
    private Trigger news(Entry entry, boolean dueDay, ScoreInput then, ScoreInput now) {
        if (now == null || then == null) {
            return new Trigger(entry, dueDay, now);
        }
        if (then.equals(now)) {
            return new Trigger(entry, dueDay, null);
        }
        ReadmissionScore score = scorer.score(now);
        boolean differs = ScoreBytes.digest(scorer.score(then)) != ScoreBytes.digest(score);
        return differs ? new Trigger(entry, dueDay, now, score) : new Trigger(entry, dueDay, null);
    }

    /**
     * Due days up to the clock that issue a score, or of which there is one.
     *
     * @param earliest nothing below its stamp is another one now; null for all, where only time passed
     */
    List<Trigger> dueDays(Patient patient, int index, Entry earliest) {
        Encounter encounter = patient.encounters.get(index);
        List<ScoreState> states = encounter.record().scores();
        if (!encounter.summary.followed() && states.stream().noneMatch(ScoreState::ofDueDay)) {
            return List.of();
        }
        List<Entry> entries = encounter.record().entries();
        List<Trigger> triggers = new ArrayList<>(2);
        for (Entry discharge : entries) {
            int asked = discharge.kind() == Kind.DISCHARGED ? DueDay.days(discharge, entries) : 0;
            Entry before = discharge;
            for (int days = asked | issued(states, discharge); days != 0; days &= days - 1) {
                int day = Integer.numberOfTrailingZeros(days);
                Entry due = DueDay.of(discharge, day);
                boolean asks = ((asked >> day) & 1) != 0 && due.recordedAt() <= patient.records.now;
                if (earliest == null || due.compareStamp(earliest) >= 0) {
                    triggers.add(asks ? news(patient, index, discharge, before, due) : new Trigger(due, true, null));
                }
                before = asks ? due : before;
            }
        }
        return triggers;
    }

    /** Days after {@code discharge} of which there are scores, as bits. */
    private static int issued(List<ScoreState> states, Entry discharge) {
        int days = 0;
        for (ScoreState state : states) {
            if (state.ofDueDay() && DueDay.isOf(state.trigger(), discharge)) {
                days |= 1 << DueDay.dayOf(state.trigger());
            }
        }
        return days;
    }

    private Trigger news(Patient patient, int index, Entry discharge, Entry before, Entry due) {
        ScoreInput now = ScoreInputs.at(patient, index, discharge, due);
        return now == null
                ? new Trigger(due, true, null)
                : news(due, true, ScoreInputs.at(patient, index, discharge, before), now);
    }
}
