package io.wardwatch.core.engine;

import io.wardwatch.core.engine.Label.Outcome;
import io.wardwatch.core.event.Event;
import io.wardwatch.core.measure.Columns;
import io.wardwatch.core.policy.DeathPolicy;
import io.wardwatch.core.readmission.IndexStay;
import io.wardwatch.core.state.EncounterSummary;
import io.wardwatch.core.state.LabelCounts;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;

/** The labels of a patient's stays: what holds of each under the patient's clock, and saying what is another one now. */
final class Labels {
    /** Why the label of an index stay is no case to learn from. */
    private static final String DIED = "DIED_WITHIN_HORIZON";

    private static final long DAY = 24 * Due.HOUR;
    /** A day is closed everywhere once its midnight has passed in the last zone (UTC-12), and six hours for what comes late. */
    private static final long CLOSED_AFTER = 18 * Due.HOUR;

    private Labels() {}

    /** When the horizon of number {@code horizon} of a stay that ended on {@code endDay} has passed, wherever that was. */
    static long maturesAt(long endDay, int horizon) {
        return (endDay + Columns.horizonDays(horizon) + 1) * DAY + CLOSED_AFTER;
    }

    /** The next horizon of a stay that passes after {@code after}; never for one that is open. */
    static long next(EncounterSummary visit, long after) {
        if (visit.stayEnd() != Event.ABSENT) {
            for (int horizon = 0; horizon < Columns.horizons(); horizon++) {
                long matures = maturesAt(visit.stayEndDay(), horizon);
                if (matures > after) {
                    return matures;
                }
            }
        }
        return Long.MAX_VALUE;
    }

    /** The label of encounter {@code index} that holds, or null; said {@code 0} times. */
    static Label of(Patient patient, int index, int horizon) {
        EncounterSummary stay = patient.encounters.get(index).summary;
        if (stay.stayEnd() == Event.ABSENT) {
            return null;
        }
        IndexStay row = patient.indexRows().row(index);
        if (row == null) {
            return null;
        }
        Outcome outcome = outcome(patient, index, row, horizon);
        return outcome == null ? null : label(patient, stay, row, horizon, outcome);
    }

    private static Outcome outcome(Patient patient, int index, IndexStay row, int horizon) {
        int days = Columns.horizonDays(horizon);
        if (row.included()) {
            if (row.any().within(days)) {
                return Outcome.READMITTED;
            }
            long died = patient.deaths().isEmpty()
                    ? -1
                    : Followers.of(patient, index).diedAfterEnd();
            if (died >= 0 && died <= days) {
                return Outcome.DIED_NO_READMIT;
            }
        }
        if (maturesAt(row.stay().endDay(), horizon) > patient.clock()) {
            return null;
        }
        return row.included() ? Outcome.NOT_READMITTED : Outcome.NOT_INDEX;
    }

    private static Label label(Patient patient, EncounterSummary stay, IndexStay row, int horizon, Outcome outcome) {
        DeathPolicy deaths = patient.records.policy().labelDeath();
        boolean died = outcome == Outcome.DIED_NO_READMIT;
        List<String> reasons = row.reasons().stream().map(Enum::name).toList();
        if (died && deaths == DeathPolicy.EXCLUDE) {
            reasons = List.of(DIED);
        }
        return new Label(
                stay.facility(),
                stay.encounterId(),
                patient.records.patient,
                Columns.horizonDays(horizon),
                0,
                outcome,
                reasons.isEmpty(),
                reasons,
                outcome == Outcome.READMITTED || (died && deaths == DeathPolicy.COMPOSITE),
                stay.stayEndDay(),
                maturesAt(stay.stayEndDay(), horizon),
                deaths,
                IndexRows.SPEC.definition(),
                patient.records.editions.at(stay.stayEndDay()).toString());
    }

    /** Says what is another one of {@code stays} in {@code after}; returns that version, with how often each was said. */
    static Patient say(Patient before, Patient after, BitSet stays, Outputs outputs) {
        Patient next = after;
        for (int i = stays.nextSetBit(0); i >= 0; i = stays.nextSetBit(i + 1)) {
            LabelCounts counts = after.encounters.get(i).summary.labels();
            LabelCounts said = counts;
            for (int horizon = 0; horizon < Columns.horizons(); horizon++) {
                Label then = i < before.encounters.size() ? of(before, i, horizon) : null;
                Label now = of(after, i, horizon);
                if (!Objects.equals(then, now)) {
                    said = said.again(horizon);
                    int times = said.of(horizon);
                    outputs.label(now == null ? then.withdrawn(times) : now.said(times));
                }
            }
            if (!said.equals(counts)) {
                next = next.labelled(i, said);
            }
        }
        return next;
    }

    static void describe(Patient patient, int index, Description description) {
        for (int horizon = 0; horizon < Columns.horizons(); horizon++) {
            Label label = of(patient, index, horizon);
            if (label != null) {
                description.label(label.said(
                        patient.encounters.get(index).summary.labels().of(horizon)));
            }
        }
    }
}
