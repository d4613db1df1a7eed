package io.wardwatch.core.engine;

import io.wardwatch.core.measure.Contribution;
import io.wardwatch.core.measure.Contributions;
import io.wardwatch.core.measure.Differences;
import io.wardwatch.core.policy.Tier;
import io.wardwatch.core.score.Moment;
import io.wardwatch.core.state.ScoreState;
import io.wardwatch.core.timeline.EncounterFacts;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** What the scores of discharges that hold contribute, beside what the readmission measure says of their stays. */
final class DischargeScores {
    private DischargeScores() {}

    /** What is another one of encounters that are other ones now, and of {@code moves}: stays whose row of the measure is. */
    static List<Contribution> between(Patient before, Patient scored, BitSet moves) {
        List<Contribution> then = new ArrayList<>(2);
        List<Contribution> now = new ArrayList<>(2);
        for (int i = 0; i < scored.encounters.size(); i++) {
            Encounter old = i < before.encounters.size() ? before.encounters.get(i) : null;
            if (old != scored.encounters.get(i) || moves.get(i)) {
                contribute(before, i, then);
                contribute(scored, i, now);
            }
        }
        return then.isEmpty() && now.isEmpty() ? List.of() : Differences.between(then, now);
    }

    /** The score of the discharge that holds. */
    static void contribute(Patient patient, int index, List<Contribution> into) {
        if (index >= patient.encounters.size()
                || !patient.encounters.get(index).summary.liveEnd()) {
            return;
        }
        Encounter encounter = patient.encounters.get(index);
        EncounterFacts facts = encounter.facts();
        for (ScoreState score : encounter.record().scores()) {
            boolean holds =
                    score.moment() == Moment.DISCHARGE && facts.discharged().sameId(score.trigger());
            if (holds && !score.withdrawn()) {
                boolean high = score.tier().compareTo(Tier.HIGH) >= 0;
                Contributions.Scored scored = new Contributions.Scored(
                        high,
                        score.probability(),
                        patient.indexRows().row(index),
                        Change.tellsConditions(patient, index));
                Contributions.ofScore(encounter.summary.facility(), facts, encounter.days(), scored, into);
            }
        }
    }
}
