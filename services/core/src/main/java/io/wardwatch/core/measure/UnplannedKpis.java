package io.wardwatch.core.measure;

import io.wardwatch.core.readmission.ConditionCohort;
import io.wardwatch.core.readmission.MeasureSpec;
import java.util.ArrayList;
import java.util.List;

/**
 * The definitions of the readmission measure: unplanned readmissions after index stays, of adults, from 65 on and of each
 * condition cohort; and the returns beside it. Which stays are index stays is said in {@code core.readmission}.
 */
final class UnplannedKpis {
    private static final List<Dimension> FACILITY = List.of(Dimension.NONE);
    private static final String CMS =
            "after the CMS hospital-wide all-cause unplanned readmission measure, without risk adjustment and enrolment";
    private static final String PAID_BY =
            "after the CMS measures of the Hospital Readmissions Reduction Program, without risk adjustment and enrolment";

    private UnplannedKpis() {}

    static List<Kpi> all() {
        List<Kpi> kpis = new ArrayList<>();
        String adults = " from " + MeasureSpec.hospitalWide().fromAge() + " on";
        variant(kpis, new Variant(".unplanned", adults, Columns.INDEX, Catalogue.SLICES, Family.CODED, CMS));
        String seniors = " from " + MeasureSpec.cms().fromAge() + " on";
        variant(kpis, new Variant(".unplanned.cms", seniors, Columns.INDEX_CMS, FACILITY, Family.CODED, CMS));
        for (ConditionCohort condition : ConditionCohort.values()) {
            String cohort = adults + " in cohort " + condition;
            variant(
                    kpis,
                    new Variant(
                            suffix(condition),
                            cohort,
                            Columns.indexOf(condition),
                            FACILITY,
                            Family.CODED_CONDITIONS,
                            PAID_BY));
        }
        for (int i = 0; i < Columns.horizons(); i++) {
            returns(kpis, "emergency", "an emergency visit", i, Columns.EMERGENCY_RETURNS);
            returns(kpis, "observation", "an observation visit", i, Columns.OBSERVATION_RETURNS);
        }
        return kpis;
    }

    /** {@code .unplanned.tha-tka} */
    static String suffix(ConditionCohort condition) {
        return ".unplanned." + condition.slug();
    }

    /** What the KPIs of one variant share. */
    private record Variant(
            String suffix, String stays, int index, List<Dimension> slices, Family family, String source) {}

    private static void variant(List<Kpi> kpis, Variant variant) {
        for (int i = 0; i < Columns.horizons(); i++) {
            kpis.add(readmission(variant, i, "", "any facility", Columns.INDEX_ANY));
            if (variant.family().equals(Family.CODED)) {
                kpis.add(readmission(variant, i, ".same", "the same facility", Columns.INDEX_SAME));
            }
        }
    }

    private static Kpi readmission(Variant variant, int horizon, String place, String where, int base) {
        int days = Columns.horizonDays(horizon);
        return new Kpi(
                "readmission." + days + "d" + variant.suffix() + place,
                1,
                "Index stays of patients" + variant.stays() + " whose first later stay at " + where
                        + " began on local day 0 to " + days + " after and was not planned, of all such index stays",
                KpiUnit.SHARE,
                MeasureGroup.DISCHARGE,
                new Reading.Share(variant.index() + base + horizon, variant.index()),
                days,
                variant.slices(),
                variant.family(),
                variant.source());
    }

    private static void returns(List<Kpi> kpis, String name, String what, int horizon, int base) {
        int days = Columns.horizonDays(horizon);
        kpis.add(new Kpi(
                "return." + name + "." + days + "d",
                1,
                "Index stays followed by " + what + " that became no stay, on local day 0 to " + days
                        + " after at any facility, of all index stays",
                KpiUnit.SHARE,
                MeasureGroup.DISCHARGE,
                new Reading.Share(base + horizon, Columns.INDEX),
                days,
                FACILITY,
                Family.CODED,
                "companion of unplanned readmissions: a rate falls when patients are kept elsewhere"));
    }
}
