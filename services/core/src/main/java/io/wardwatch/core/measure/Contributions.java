package io.wardwatch.core.measure;

import io.wardwatch.core.event.Field;
import io.wardwatch.core.measure.DrgTable.Expected;
import io.wardwatch.core.readmission.IndexStay;
import io.wardwatch.core.timeline.ClaimFacts;
import io.wardwatch.core.timeline.EncounterFacts;
import io.wardwatch.core.timeline.LocalDays;
import io.wardwatch.core.timeline.Occupancy;
import java.util.List;

/** Facts to contributions: pure functions, the one place that says what each measure group counts and on which day. */
public final class Contributions {
    private Contributions() {}

    /**
     * What an encounter contributes: nothing unless it is a stay.
     *
     * @param outcome what came after it, if it is over
     * @param drgs what is expected of its DRG
     */
    public static void ofEncounter(
            String facility,
            EncounterFacts facts,
            LocalDays days,
            Outcome outcome,
            DrgTable drgs,
            List<Contribution> into) {
        if (!facts.isStay()) {
            return;
        }
        long beginDay = days.dayOf(facts.stayBegin());
        Dimensions dims = Dimensions.of(facts, beginDay);
        Vector admission = new Vector().add(Columns.ADMISSIONS, 1);
        if (within(outcome.following().diedAfterBegin(), Columns.DEATH_HORIZON)) {
            admission.add(Columns.DIED_SOON_AFTER_ADMISSION, 1);
        }
        into.add(contribution(
                MeasureGroup.ADMISSION,
                facility,
                beginDay,
                Dimensions.orUnknown(facts.unitAt(facts.stayBegin())),
                dims,
                admission));
        Occupancy occupancy = Occupancy.of(facts, days);
        CensusContributions.of(facility, beginDay, occupancy, dims, into);
        if (facts.discharged() != null) {
            long endDay = days.dayOf(facts.end());
            CensusContributions.left(facility, endDay, dims, into);
            Expected expected = drgs.of(facts.text(Field.DRG, ""), endDay);
            Vector vector = discharge(facts, occupancy, outcome, expected);
            into.add(contribution(MeasureGroup.DISCHARGE, facility, endDay, dims.dischargeUnit(), dims, vector));
            PatientContributions.charge(facility, endDay, Math.max(0, charge(facts)), into);
        }
    }

    static Contribution contribution(
            MeasureGroup group, String facility, long day, String unit, Dimensions dims, Vector vector) {
        return new Contribution(
                group,
                facility,
                day,
                unit,
                dims.provider(),
                dims.payer(),
                dims.ageGroup(),
                vector.columns(),
                vector.amounts());
    }

    private static Vector discharge(EncounterFacts facts, Occupancy occupancy, Outcome outcome, Expected expected) {
        boolean died = facts.dischargedDead();
        Vector vector = new Vector().add(Columns.DISCHARGES, 1).add(died ? Columns.DIED : Columns.LIVE, 1);
        if (!died) {
            readmitted(vector, Columns.READMITTED, outcome.following().anyDays());
            readmitted(vector, Columns.READMITTED_SAME, outcome.following().sameDays());
        }
        long midnights = occupancy.midnights();
        long cms = occupancy.cmsDays();
        long minutes = occupancy.minutes();
        vector.add(Columns.MIDNIGHTS_SUM, midnights)
                .addSquare(Columns.MIDNIGHTS_SQUARES, midnights)
                .add(Columns.CMS_SUM, cms)
                .addSquare(Columns.CMS_SQUARES, cms)
                .add(Columns.MINUTES_SUM, minutes)
                .addSquare(Columns.MINUTES_SQUARES, minutes);
        long charge = charge(facts);
        if (charge >= 0) {
            vector.add(Columns.CHARGED, 1).add(Columns.CHARGE_SUM, charge).addSquare(Columns.CHARGE_SQUARES, charge);
        }
        if (outcome.following().diedAfterEnd() >= 0) {
            vector.add(Columns.DIED_LATER, 1);
            vector.add(Columns.DIED_SOON, within(outcome.following().diedAfterEnd(), Columns.DEATH_HORIZON) ? 1 : 0);
        }
        compare(vector, expected, cms, facts.dischargedDead(), outcome.following());
        IndexCounts.add(vector, outcome);
        vector.add(Columns.MIDNIGHTS_BINS + Bins.ofDays(midnights), 1)
                .add(Columns.CMS_BINS + Bins.ofDays(cms), 1)
                .add(Columns.MINUTES_BINS + Bins.ofDays(minutes / Occupancy.MINUTES_A_DAY), 1);
        if (charge >= 0) {
            vector.add(Columns.CHARGE_BINS + Bins.ofCents(charge), 1);
        }
        return vector;
    }

    /** Each case beside what its DRG has one expect; only cases for which that is known, in both numbers. */
    private static void compare(Vector vector, Expected expected, long cms, boolean died, Following following) {
        if (expected.length() > 0) {
            long difference = Reading.LengthRatio.SCALE * cms - expected.length();
            vector.add(Columns.LENGTH_CASES, 1)
                    .add(Columns.LENGTH_OBSERVED, cms)
                    .add(Columns.LENGTH_EXPECTED, expected.length())
                    .addSquare(Columns.LENGTH_SQUARES, Math.abs(difference));
        }
        if (expected.mortality() >= 0) {
            vector.add(Columns.DEATH_CASES, 1)
                    .add(Columns.DEATHS_OBSERVED, died ? 1 : 0)
                    .add(Columns.DEATHS_EXPECTED, expected.mortality());
        }
        if (expected.readmission() >= 0 && !died) {
            vector.add(Columns.RETURN_CASES, 1)
                    .add(Columns.RETURNS_OBSERVED, within(following.anyDays(), Columns.RETURN_HORIZON) ? 1 : 0)
                    .add(Columns.RETURNS_EXPECTED, expected.readmission());
        }
        vector.add(Columns.OUTCOMES, expected.complete() ? 1 : 0);
    }

    private static boolean within(long days, int horizon) {
        return days >= 0 && days <= horizon;
    }

    private static void readmitted(Vector vector, int base, long daysUntil) {
        for (int i = 0; i < Columns.horizons(); i++) {
            if (within(daysUntil, Columns.horizonDays(i))) {
                vector.add(base + i, 1);
            }
        }
    }

    /** The stay's charge, or -1 where it is not known. */
    public static long charge(EncounterFacts facts) {
        return facts.number(Field.CHARGE_CENTS, -1);
    }

    /**
     * The score of a discharge beside what the readmission measure says of its stay.
     *
     * @param high whether it entered tier HIGH or VERY_HIGH
     * @param index the measure's row of the stay; null where the value sets lack a list
     * @param conditions whether the value sets tell condition cohorts
     */
    public record Scored(boolean high, double probability, IndexStay index, boolean conditions) {
        /** Millionths: a whole number, so that sums are exact. */
        long expected() {
            return Math.round(probability * Reading.CountRatio.SCALE);
        }
    }

    /** What the score of a live discharge contributes, on the day of the discharge. */
    public static void ofScore(
            String facility, EncounterFacts facts, LocalDays days, Scored scored, List<Contribution> into) {
        Vector vector = new Vector().add(Columns.SCORED, 1).add(Columns.SCORED_HIGH, scored.high ? 1 : 0);
        IndexCounts.addForeseen(vector, scored.index, scored.conditions, scored.expected());
        Dimensions dims = Dimensions.of(facts, days.dayOf(facts.stayBegin()));
        into.add(contribution(
                MeasureGroup.SCORE, facility, days.dayOf(facts.end()), dims.dischargeUnit(), dims, vector));
    }

    /**
     * What a claim contributes, not sliced yet: its first adjudication, on its day, and what was booked of it once it is
     * submitted.
     */
    public static void ofClaim(String facility, ClaimFacts facts, LocalDays days, List<Contribution> into) {
        Dimensions dims = Dimensions.UNKNOWN;
        if (facts.firstAdjudication() != null) {
            long day = days.dayOf(facts.firstAdjudicatedAt());
            into.add(contribution(
                    MeasureGroup.ADJUDICATION, facility, day, dims.dischargeUnit(), dims, adjudication(facts)));
        }
        ClaimContributions.of(facts, days, (group, day, vector) -> {
            if (!vector.isEmpty()) {
                into.add(contribution(group, facility, day, dims.dischargeUnit(), dims, vector));
            }
        });
    }

    private static Vector adjudication(ClaimFacts facts) {
        boolean denied = facts.firstDenied();
        Vector vector = new Vector().add(Columns.ADJUDICATED, 1).add(Columns.DENIED, denied ? 1 : 0);
        if (facts.adjudicatedCents() > 0) {
            vector.add(Columns.ADJUDICATED_CENTS, facts.adjudicatedCents())
                    .add(Columns.DENIED_CENTS, denied ? facts.adjudicatedCents() : 0);
        }
        return vector;
    }
}
