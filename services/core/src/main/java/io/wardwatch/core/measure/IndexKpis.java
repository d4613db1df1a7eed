package io.wardwatch.core.measure;

import io.wardwatch.core.readmission.ConditionCohort;
import io.wardwatch.core.readmission.NotIndex;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The definitions beside the measure of unplanned readmissions: what was observed beside what the model expected, what readmissions
 * were charged and who caused it, and why stays are no index stays.
 */
final class IndexKpis {
    private static final int TOP_PERCENT = 5;
    private static final List<Dimension> FACILITY = List.of(Dimension.NONE);
    private static final String PROXY =
            "a proxy of the excess readmission ratio; not that of CMS: no hierarchical model, no shrinkage, and the model's"
                    + " own target counts planned stays";
    private static final String CHARGES =
            "gross charges as the discharge states them, not what was paid and not what it cost";

    private IndexKpis() {}

    static List<Kpi> all() {
        List<Kpi> kpis = new ArrayList<>();
        kpis.add(foreseen(".unplanned", "", Columns.FORESEEN, Catalogue.SLICES, Family.FORESEEN));
        kpis.add(foreseen(".unplanned.cms", " from 65 on", Columns.FORESEEN_CMS, FACILITY, Family.FORESEEN));
        for (ConditionCohort condition : ConditionCohort.values()) {
            kpis.add(foreseen(
                    UnplannedKpis.suffix(condition),
                    " in cohort " + condition,
                    Columns.foreseenOf(condition),
                    FACILITY,
                    Family.FORESEEN_CONDITIONS));
        }
        charges(kpis);
        for (NotIndex reason : reasons()) {
            kpis.add(excluded(
                    id(reason),
                    "Stays that are no index stay for reason " + reason + ", beside others or not, of all stays judged",
                    Columns.NOT_INDEX + reason.ordinal()));
        }
        kpis.add(excluded(
                "readmission.excluded",
                "Stays that ended and are no index stay, for whatever reasons, of all stays judged",
                Columns.NOT_INCLUDED));
        return kpis;
    }

    /** Those that a stay that ended can have. */
    static List<NotIndex> reasons() {
        List<NotIndex> reasons = new ArrayList<>(List.of(NotIndex.values()));
        reasons.removeAll(List.of(NotIndex.NOT_INPATIENT, NotIndex.STILL_OPEN));
        return reasons;
    }

    /** {@code readmission.excluded.under-age} */
    static String id(NotIndex reason) {
        return "readmission.excluded." + reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Kpi foreseen(String suffix, String stays, int column, List<Dimension> slices, Family family) {
        return new Kpi(
                "readmission." + Columns.RETURN_HORIZON + "d" + suffix + ".oe",
                1,
                "Index stays" + stays + " with an unplanned readmission within " + Columns.RETURN_HORIZON
                        + " days ÷ Σ the model's probabilities at their discharge, of index stays with such a score",
                KpiUnit.RATIO,
                MeasureGroup.SCORE,
                new Reading.CountRatio(column, column + 1, column + 2),
                Columns.RETURN_HORIZON,
                slices,
                family,
                PROXY);
    }

    private static void charges(List<Kpi> kpis) {
        kpis.add(new Kpi(
                "readmission.30d.unplanned.charges",
                1,
                "Total of the charges of unplanned readmissions within 30 days, by the discharge of the index stay and at its"
                        + " facility, over those whose charge is known",
                KpiUnit.CENTS,
                MeasureGroup.DISCHARGE,
                new Reading.Total(Columns.RETURN_CHARGES, Columns.RETURN_CHARGE_SQUARES, Columns.RETURNS_CHARGED),
                Columns.RETURN_HORIZON,
                Catalogue.SLICES,
                Family.CODED_CHARGE,
                CHARGES));
        kpis.add(new Kpi(
                "readmission.30d.unplanned.charges.top5",
                1,
                "Share of the charges of readmission.30d.unplanned.charges of a year that those " + TOP_PERCENT
                        + " % of the patients discharged in it cause who cause the most",
                KpiUnit.SHARE,
                MeasureGroup.PATIENTS,
                new Reading.TopShare(
                        Columns.RETURN_PATIENT_BINS,
                        Columns.RETURN_CHARGE_BINS,
                        Catalogue.MONEY_BINS,
                        TOP_PERCENT,
                        new Reading.Patients(Columns.PATIENT_DAYS, Columns.PATIENT_REPEATS)),
                Columns.RETURN_HORIZON,
                FACILITY,
                Family.CODED_CHARGE,
                CHARGES + "; patients by their total in bins of at most 6.25 %"));
    }

    private static Kpi excluded(String id, String formula, int column) {
        return new Kpi(
                id,
                1,
                formula,
                KpiUnit.SHARE,
                MeasureGroup.DISCHARGE,
                new Reading.Share(column, Columns.JUDGED),
                0,
                FACILITY,
                Family.CODED,
                "the reasons of the readmission measure; a rate is only as good as what it leaves out");
    }
}
