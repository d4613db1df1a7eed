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
        if (!row.included()) {
            for (NotIndex reason : row.reasons()) {
                vector.add(Columns.NOT_INDEX + reason.ordinal(), 1);
            }
            return;
        }
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
