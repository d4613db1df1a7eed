package io.wardwatch.core.measure;

import io.wardwatch.core.readmission.ConditionCohort;
import io.wardwatch.core.readmission.IndexStay;
import io.wardwatch.core.readmission.MeasureSpec;
import io.wardwatch.core.readmission.NotIndex;
import io.wardwatch.core.readmission.Return;
import io.wardwatch.core.readmission.StayClass;

/** What a stay's row of the readmission measure adds to the day of its discharge. */
final class IndexCounts {
    private IndexCounts() {}

    /** Columns from {@link Columns#CODED} on. */
    static void add(Vector vector, Outcome outcome) {
        IndexStay row = outcome.index();
        if (row == null) {
            return;
        }
        boolean coded = StayClass.coded(row.stay().classBits());
        vector.add(Columns.CODED, coded ? 1 : 0).add(Columns.CODED_CONDITIONS, coded && outcome.conditions() ? 1 : 0);
        vector.add(Columns.JUDGED, 1);
        if (!row.included()) {
            vector.add(Columns.NOT_INCLUDED, 1);
            for (NotIndex reason : row.reasons()) {
                vector.add(Columns.NOT_INDEX + reason.ordinal(), 1);
            }
        } else {
            included(vector, row);
        }
        vector.add(Columns.CODED_CHARGED, coded && row.stay().chargeCents() >= 0 ? 1 : 0);
        long charge = chargeOfReturn(row);
        if (charge >= 0) {
            vector.add(Columns.RETURNS_CHARGED, 1)
                    .add(Columns.RETURN_CHARGES, charge)
                    .addSquare(Columns.RETURN_CHARGE_SQUARES, charge);
        }
    }

    private static void included(Vector vector, IndexStay row) {
        followed(vector, Columns.INDEX, row);
        if (row.stay().ageYears() >= MeasureSpec.cms().fromAge()) {
            followed(vector, Columns.INDEX_CMS, row);
        }
        for (ConditionCohort condition : row.conditions()) {
            followed(vector, Columns.indexOf(condition), row);
        }
        returned(vector, Columns.EMERGENCY_RETURNS, row.emergency());
        returned(vector, Columns.OBSERVATION_RETURNS, row.observation());
    }

    /** The charge of the unplanned readmission within 30 days of an index stay; -1 where there is none, or it is not known. */
    static long chargeOfReturn(IndexStay row) {
        boolean returned = row.included() && row.any().within(Columns.RETURN_HORIZON);
        return returned ? row.any().chargeCents() : -1;
    }

    /**
     * What the score of the stay's discharge adds to its day, from column {@link Columns#SCORED_CODED} on.
     *
     * @param expected millionths
     */
    static void addForeseen(Vector vector, IndexStay row, boolean conditions, long expected) {
        if (row == null) {
            return;
        }
        boolean coded = StayClass.coded(row.stay().classBits());
        vector.add(Columns.SCORED_CODED, coded ? 1 : 0)
                .add(Columns.SCORED_CODED_CONDITIONS, coded && conditions ? 1 : 0);
        if (!row.included()) {
            return;
        }
        foreseen(vector, Columns.FORESEEN, row, expected);
        if (row.stay().ageYears() >= MeasureSpec.cms().fromAge()) {
            foreseen(vector, Columns.FORESEEN_CMS, row, expected);
        }
        for (ConditionCohort condition : row.conditions()) {
            foreseen(vector, Columns.foreseenOf(condition), row, expected);
        }
    }

    private static void foreseen(Vector vector, int base, IndexStay row, long expected) {
        vector.add(base, 1)
                .add(base + 1, row.any().within(Columns.RETURN_HORIZON) ? 1 : 0)
                .add(base + 2, expected);
    }

    private static void followed(Vector vector, int base, IndexStay row) {
        vector.add(base, 1);
        returned(vector, base + Columns.INDEX_ANY, row.any());
        returned(vector, base + Columns.INDEX_SAME, row.same());
    }

    private static void returned(Vector vector, int base, Return after) {
        for (int i = 0; i < Columns.horizons(); i++) {
            vector.add(base + i, after.within(Columns.horizonDays(i)) ? 1 : 0);
        }
    }
}
