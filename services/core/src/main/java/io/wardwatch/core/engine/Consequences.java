package io.wardwatch.core.engine;

import io.wardwatch.core.score.Scorer;
import java.util.List;

/** What follows from a next version of a patient: scores that are due, what is said of the difference, the records to write. */
final class Consequences {
    final Scoring scoring;
    final RuleAlerts rules;
    final PaymentScoring payments;

    Consequences(Scorer scorer) {
        scoring = new Scoring(scorer);
        rules = new RuleAlerts(scorer.policy());
        payments = new PaymentScoring(scorer);
    }

    /** Says to {@code outputs} what is another one in {@code added} than before, and saves it. */
    void draw(Patient before, Timeline.Added added, Outputs outputs) {
        save(before, follow(before, added, outputs));
    }

    /** Says the same; the patient with all that follows is for the caller to save. */
    Patient follow(Patient before, Timeline.Added added, Outputs outputs) {
        Patient after = outputs.differences() ? saying(before, added, outputs) : scored(before, added, outputs);
        sayDue(before, after, outputs);
        return after;
    }

    /** A patient of whom nothing was said, with all scores that are due. */
    Patient scored(Patient gathered, Outputs outputs) {
        return gathered.scored(scoring.all(gathered, outputs), payments.all(gathered, outputs));
    }

    private Patient scored(Patient before, Timeline.Added added, Outputs outputs) {
        return payments.rescore(before, scoring.rescore(before, added, outputs), added, outputs);
    }

    private Patient saying(Patient before, Timeline.Added added, Outputs outputs) {
        Change change = new Change(before, added.after(), added.touched());
        change.sayContributions(outputs);
        change.sayStays(outputs);
        change.sayJudgedStays(outputs);
        Patient scored = scoring.rescore(before, added, outputs);
        rules.say(before, scored, added, outputs);
        change.sayScores(scored, outputs);
        Patient after = payments.rescore(before, scored, added, outputs);
        after = Labels.say(before, after, change.labels(), outputs);
        change.sayFindings(outputs);
        return after;
    }

    /** Says to {@code outputs} what time alone changed, and saves it. */
    void pass(Passing passing, Outputs outputs) {
        Patient scored = scoring.pass(passing, outputs);
        Patient after = outputs.differences() ? saying(passing, scored, outputs) : scored;
        save(passing.before(), after);
        sayDue(passing.before(), after, outputs);
    }

    private Patient saying(Passing passing, Patient scored, Outputs outputs) {
        List<Place> closed = passing.places(Due.UNCLOSED_VISIT);
        if (!closed.isEmpty()) {
            Change change = new Change(passing.before(), passing.after(), closed);
            change.sayContributions(outputs);
            change.sayStays(outputs);
        }
        Change.sayFindings(passing, Due.UNCLOSED_VISIT, outputs);
        Change.sayFindings(passing, Due.LONG_STAY, outputs);
        rules.pass(passing, outputs);
        return Labels.say(passing.before(), scored, passing.passed(Due.LABEL), outputs);
    }

    private static void sayDue(Patient before, Patient after, Outputs outputs) {
        if (before.due != after.due) {
            outputs.due(after.records.patient, before.due, after.due);
        }
    }

    /** Writes the records of {@code after} that are others than before. */
    static void save(Patient before, Patient after) {
        Records records = after.records;
        for (int i = 0; i < after.encounters.size(); i++) {
            Encounter now = after.encounters.get(i);
            if (now.unsaved()) {
                records.put(now.summary.facility(), now.summary.encounterId(), now.record());
            }
        }
        for (int i = 0; i < after.claims.size(); i++) {
            Claim now = after.claims.get(i);
            if (i >= before.claims.size() || before.claims.get(i) != now) {
                records.put(now.summary.facility(), now.summary.claimId(), now.record());
            }
        }
        // Most claim events change nothing of what the head keeps.
        if (before.isNew() || !before.epoch.equals(records.epoch) || !after.sameHead(before)) {
            records.put(after.head());
        }
    }
}
