package io.wardwatch.core.measure;

import java.util.ArrayList;
import java.util.List;

/** The definitions of lengths beyond the mean, of deaths, beds and load, and of what was observed beside what was expected. */
final class StayKpis {
    static final String NOW = "census.now";

    private static final List<Dimension> BED_SLICES = List.of(Dimension.NONE, Dimension.UNIT);
    private static final List<Dimension> STAFF_SLICES = List.of(Dimension.NONE, Dimension.PROVIDER);
    private static final String INDIRECT =
            "indirect standardisation by DRG (MJA 2010;193); here by the table that was loaded";

    private StayKpis() {}

    static List<Kpi> all() {
        List<Kpi> kpis = new ArrayList<>();
        lengths(kpis);
        deaths(kpis);
        census(kpis);
        capacity(kpis);
        compared(kpis);
        return kpis;
    }

    private static void lengths(List<Kpi> kpis) {
        kpis.add(flow(
                "los.cms.geometric",
                "Geometric mean over discharges of max(1, midnights − midnights on leave), days from " + Bins.LAST_DAY
                        + " on counted as " + Bins.LAST_DAY,
                KpiUnit.DAYS,
                new Reading.GeometricMean(Columns.CMS_BINS, Catalogue.LENGTH_BINS),
                "GMLOS of the CMS DRG tables, of the Medicare day count (SSA POMS 0600601070)"));
        variance(
                kpis,
                "los.midnights",
                "midnights from the stay's begin to its discharge",
                KpiUnit.DAYS_SQUARED,
                new Reading.Variance(Columns.MIDNIGHTS_SUM, Columns.MIDNIGHTS_SQUARES, Columns.LENGTHS));
        variance(
                kpis,
                "los.cms",
                "max(1, midnights − midnights on leave)",
                KpiUnit.DAYS_SQUARED,
                new Reading.Variance(Columns.CMS_SUM, Columns.CMS_SQUARES, Columns.LENGTHS));
        variance(
                kpis,
                "los.minutes",
                "minutes from the stay's begin to its discharge",
                KpiUnit.MINUTES_SQUARED,
                new Reading.Variance(Columns.MINUTES_SUM, Columns.MINUTES_SQUARES, Columns.LENGTHS));
    }

    private static void variance(List<Kpi> kpis, String of, String what, KpiUnit unit, Reading.Variance reading) {
        kpis.add(flow(
                of + ".variance",
                "Sample variance (n − 1) over discharges of " + what,
                unit,
                reading,
                "from exact sums and sums of squares"));
    }

    private static void deaths(List<Kpi> kpis) {
        String source = "30-day mortality; deaths outside are known where somebody sends them";
        kpis.add(new Kpi(
                "mortality.30d.discharge",
                1,
                "Live discharges from a stay whose patient died on local day 0 to 30 after, as far as is known, of all live"
                        + " discharges from a stay",
                KpiUnit.SHARE,
                MeasureGroup.DISCHARGE,
                new Reading.Share(Columns.DIED_SOON, Columns.LIVE),
                Columns.DEATH_HORIZON,
                Catalogue.SLICES,
                Family.DEATH_LATER,
                source));
        kpis.add(new Kpi(
                "mortality.30d.admission",
                1,
                "Stays whose patient died on local day 0 to 30 after the stay began, in hospital or as far as is known later, of"
                        + " all stays that began",
                KpiUnit.SHARE,
                MeasureGroup.ADMISSION,
                new Reading.Share(Columns.DIED_SOON_AFTER_ADMISSION, Columns.ADMISSIONS),
                Columns.DEATH_HORIZON,
                Catalogue.SLICES,
                Family.DEATH_LATER,
                source));
    }

    private static void census(List<Kpi> kpis) {
        String source = "a census is a state, not a count of events";
        kpis.add(level(
                NOW,
                "Stays begun and not ended, on leave or not, as of the day that runs: what has happened so far",
                KpiUnit.COUNT,
                new Reading.Steps(Columns.OCCUPIED, Columns.ON_LEAVE),
                source));
        kpis.add(level(
                "census.leave",
                "Stays begun and not ended whose patient is on leave at the midnight that ends the day",
                KpiUnit.COUNT,
                new Reading.Steps(Columns.ON_LEAVE),
                "leave is no census (secure.ssa.gov POMS 0600601070)"));
        kpis.add(level(
                "open.stay.age",
                "Mean over inpatients present at the midnight that ends the day of the days since their stay began",
                KpiUnit.DAYS,
                new Reading.Age(Columns.OCCUPIED, Columns.BEGIN_DAYS),
                "lengths of closed stays read low while long stays are open (length bias)"));
        kpis.add(stay(
                "patient.days",
                "Sum over the days of the window of inpatients present at the midnight that ends the day",
                KpiUnit.COUNT,
                new Reading.LevelDays(Columns.OCCUPIED),
                Catalogue.SLICES,
                Family.ADMISSION,
                "patient days counted at the same time each day (NHSN)"));
    }

    private static void capacity(List<Kpi> kpis) {
        String from = ", from the facility's first stay on";
        kpis.add(new Kpi(
                "occupancy.midnight",
                1,
                "Inpatients present at the midnight that ends the day, of staffed beds",
                KpiUnit.SHARE,
                MeasureGroup.CENSUS,
                new Reading.UsedAtOnce(Columns.OCCUPIED),
                0,
                BED_SLICES,
                Family.BEDS,
                "census ÷ staffed beds; above 1 where patients outnumber them"));
        kpis.add(stay(
                "occupancy",
                "Patient days of the window, of staffed beds × its days" + from,
                KpiUnit.SHARE,
                new Reading.Used(Columns.OCCUPIED),
                BED_SLICES,
                Family.BEDS,
                "inpatient service days ÷ bed-count days"));
        kpis.add(stay(
                "turnover.interval",
                "(Staffed beds × days of the window" + from + " − patient days) ÷ stays that ended in it",
                KpiUnit.DAYS,
                new Reading.Idle(Columns.OCCUPIED, Columns.LEFT),
                BED_SLICES,
                Family.BEDS,
                "turnover interval: how long a bed stands empty between two patients"));
        kpis.add(stay(
                "provider.utilization",
                "Patient days of the window attributed to the attending of the stay ÷ available provider-days" + from,
                KpiUnit.RATIO,
                new Reading.Used(Columns.OCCUPIED),
                STAFF_SLICES,
                Family.STAFFING,
                "no standard; patients looked after for each day at work"));
    }

    private static void compared(List<Kpi> kpis) {
        Reading.LengthRatio length = new Reading.LengthRatio(
                Columns.LENGTH_CASES, Columns.LENGTH_OBSERVED, Columns.LENGTH_EXPECTED, Columns.LENGTH_SQUARES);
        Reading.CountRatio deaths =
                new Reading.CountRatio(Columns.DEATH_CASES, Columns.DEATHS_OBSERVED, Columns.DEATHS_EXPECTED);
        Reading.CountRatio returns =
                new Reading.CountRatio(Columns.RETURN_CASES, Columns.RETURNS_OBSERVED, Columns.RETURNS_EXPECTED);
        kpis.add(ratio(
                "los.cms.oe",
                "Σ CMS days of discharges ÷ Σ geometric mean lengths of their DRGs, over discharges whose DRG is in the table",
                length,
                0,
                Family.EXPECTED_LENGTH));
        kpis.add(ratio(
                "mortality.inhospital.oe",
                "Deaths in hospital ÷ Σ expected shares of their DRGs, over discharges whose DRG is in the table",
                deaths,
                0,
                Family.EXPECTED_DEATH));
        kpis.add(ratio(
                "readmission.30d.crude.oe",
                "Live discharges followed by another stay within 30 days ÷ Σ expected shares of their DRGs, over live discharges"
                        + " whose DRG is in the table",
                returns,
                Columns.RETURN_HORIZON,
                Family.EXPECTED_RETURN));
        kpis.add(ratio(
                "outcome.efficiency",
                "⅓ (1 − readmission.30d.crude.oe) + ⅓ (1 − mortality.inhospital.oe) + ⅓ (1 − los.cms.oe), all of the cohort whose"
                        + " readmissions have had their time; 0 is as expected of its DRGs, above is better",
                new Reading.Composite(Columns.OUTCOMES, returns, deaths, length),
                Columns.RETURN_HORIZON,
                Family.EXPECTED_OUTCOMES));
    }

    private static Kpi ratio(String id, String formula, Reading reading, int horizon, Family family) {
        return new Kpi(
                id,
                1,
                formula,
                KpiUnit.RATIO,
                MeasureGroup.DISCHARGE,
                reading,
                horizon,
                Catalogue.SLICES,
                family,
                INDIRECT + (reading instanceof Reading.Composite ? "; the weights are ours" : ""));
    }

    private static Kpi flow(String id, String formula, KpiUnit unit, Reading reading, String source) {
        return new Kpi(
                id, 1, formula, unit, MeasureGroup.DISCHARGE, reading, 0, Catalogue.SLICES, Family.DISCHARGE, source);
    }

    private static Kpi level(String id, String formula, KpiUnit unit, Reading reading, String source) {
        return stay(id, formula, unit, reading, Catalogue.SLICES, Family.ADMISSION, source);
    }

    private static Kpi stay(
            String id,
            String formula,
            KpiUnit unit,
            Reading reading,
            List<Dimension> slices,
            Family family,
            String source) {
        return new Kpi(id, 1, formula, unit, MeasureGroup.CENSUS, reading, 0, slices, family, source);
    }
}
