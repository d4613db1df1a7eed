package io.wardwatch.core.measure;

import io.wardwatch.core.measure.Reading.Scale;
import io.wardwatch.core.readmission.ConditionCohort;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The one home of all KPI definitions. A definition that is published never changes its meaning: a new meaning is a new
 * version here, and {@link #EPOCH} + 1, so that what patients contributed under the old one can be taken back.
 */
public final class Catalogue {
    /** The generation of contributions that these definitions need; kept with each patient's state. */
    public static final int EPOCH = 4;

    private static final String CMS =
            "after the CMS hospital-wide readmission measure, without its exclusions, planned stays and risk adjustment";
    /** What every definition here calls a stay. */
    public static final String STAY =
            "A stay runs from the first inpatient interval to the discharge and is inpatient at its end";

    static final String MEDIAN = "Median, by nearest rank, of ";
    static final String P90 = "90th percentile, by nearest rank, of ";
    static final List<Dimension> SLICES = List.of(Dimension.values());
    static final int LENGTH_BINS = Bins.LAST_DAY + 1;
    static final int MONEY_BINS = Bins.ofCents(Long.MAX_VALUE) + 1;

    private static final List<Kpi> ALL = define();
    private static final Map<MeasureGroup, List<Kpi>> BY_GROUP = byGroup();

    private Catalogue() {}

    /** Every definition, in the order in which it is published. */
    public static List<Kpi> all() {
        return ALL;
    }

    public static List<Kpi> of(MeasureGroup group) {
        return BY_GROUP.get(group);
    }

    public static Optional<Kpi> find(String id, int version) {
        return ALL.stream()
                .filter(kpi -> kpi.version() == version && kpi.id().equals(id))
                .findFirst();
    }

    /** The first columns of the sums of squares of {@code group}; the second follows each, see {@link Columns}. */
    public static int[] squares(MeasureGroup group) {
        return group == MeasureGroup.DISCHARGE
                ? new int[] {
                    Columns.MIDNIGHTS_SQUARES,
                    Columns.CMS_SQUARES,
                    Columns.MINUTES_SQUARES,
                    Columns.CHARGE_SQUARES,
                    Columns.LENGTH_SQUARES,
                    Columns.RETURN_CHARGE_SQUARES
                }
                : new int[0];
    }

    /** One more than the greatest column that a vector of {@code group} can hold. */
    public static int width(MeasureGroup group) {
        return switch (group) {
            case ADMISSION -> Columns.DIED_SOON_AFTER_ADMISSION + 1;
            case CENSUS -> Columns.LEFT + 1;
            case DISCHARGE -> Columns.CHARGE_BINS + MONEY_BINS;
            case ADJUDICATION -> Columns.DENIED_CENTS + 1;
            case CLAIM -> Columns.DAYS_TO_PAYMENT_BINS + LENGTH_BINS;
            case BALANCE -> Columns.CREDIT + 1;
            case SCORE -> Columns.foreseenOf(ConditionCohort.THA_TKA) + 3;
            case PATIENTS -> Columns.RETURN_CHARGE_BINS + MONEY_BINS;
        };
    }

    private static List<Kpi> define() {
        List<Kpi> kpis = new ArrayList<>();
        readmissions(kpis);
        kpis.addAll(UnplannedKpis.all());
        kpis.addAll(IndexKpis.all());
        lengths(kpis);
        kpis.add(flow(
                "admissions",
                "Stays that began on the day",
                new Reading.Count(Columns.ADMISSIONS),
                new Basis(KpiUnit.COUNT, Family.ADMISSION, "count")));
        kpis.add(flow(
                "discharges",
                "Stays that ended on the day, deaths included",
                new Reading.Count(Columns.DISCHARGES),
                new Basis(KpiUnit.COUNT, Family.DISCHARGE, "count")));
        kpis.add(new Kpi(
                "census.midnight",
                1,
                "Inpatients present at the midnight that ends the day: occupancies begun by then and not ended",
                KpiUnit.COUNT,
                MeasureGroup.CENSUS,
                new Reading.Steps(Columns.OCCUPIED),
                0,
                SLICES,
                Family.ADMISSION,
                "patient days counted at the same time each day (NHSN)"));
        kpis.add(flow(
                "mortality.inhospital",
                "Discharges with disposition 20, 40, 41 or 42, of all discharges",
                new Reading.Share(Columns.DIED, Columns.DISCHARGES),
                new Basis(
                        KpiUnit.SHARE,
                        Family.DISCHARGE,
                        "crude in-hospital mortality, by patient discharge status (UB-04)")));
        denials(kpis);
        charges(kpis);
        patients(kpis);
        kpis.add(new Kpi(
                "discharge.risk.high",
                1,
                "Live discharges from a stay whose score entered tier HIGH or VERY_HIGH when it was issued, of those with a score",
                KpiUnit.SHARE,
                MeasureGroup.SCORE,
                new Reading.Share(Columns.SCORED_HIGH, Columns.SCORED),
                0,
                SLICES,
                Family.SCORE,
                "the discharge score that holds, by its own tier without hysteresis"));
        kpis.addAll(ClaimKpis.all());
        kpis.addAll(StayKpis.all());
        return List.copyOf(kpis);
    }

    private static void readmissions(List<Kpi> kpis) {
        for (int i = 0; i < Columns.horizons(); i++) {
            int days = Columns.horizonDays(i);
            String followed = "Live discharges from a stay whose patient's first later stay began on local day 0 to "
                    + days + " after, at ";
            String of = ", of all live discharges from a stay";
            kpis.add(readmission(days, ".crude", followed + "any facility" + of, Columns.READMITTED + i));
            kpis.add(
                    readmission(days, ".crude.same", followed + "the same facility" + of, Columns.READMITTED_SAME + i));
        }
    }

    private static Kpi readmission(int days, String variant, String formula, int column) {
        return new Kpi(
                "readmission." + days + "d" + variant,
                1,
                formula,
                KpiUnit.SHARE,
                MeasureGroup.DISCHARGE,
                new Reading.Share(column, Columns.LIVE),
                days,
                SLICES,
                Family.DISCHARGE,
                CMS);
    }

    private static void lengths(List<Kpi> kpis) {
        length(
                kpis,
                "los.midnights",
                "midnights from the stay's begin to its discharge",
                new Reading.Mean(Columns.MIDNIGHTS_SUM, Columns.MIDNIGHTS_SQUARES, Columns.DISCHARGES),
                new Basis(KpiUnit.DAYS, Family.DISCHARGE, "midnight count by local date"));
        length(
                kpis,
                "los.cms",
                "max(1, midnights − midnights on leave)",
                new Reading.Mean(Columns.CMS_SUM, Columns.CMS_SQUARES, Columns.DISCHARGES),
                new Basis(KpiUnit.DAYS, Family.DISCHARGE, "Medicare day count (SSA POMS 0600601070)"));
        length(
                kpis,
                "los.minutes",
                "minutes from the stay's begin to its discharge (quantiles by whole days of 1,440 minutes)",
                new Reading.Mean(Columns.MINUTES_SUM, Columns.MINUTES_SQUARES, Columns.DISCHARGES),
                new Basis(KpiUnit.MINUTES, Family.DISCHARGE, "elapsed time, indifferent to daylight saving"));
    }

    private static void length(List<Kpi> kpis, String id, String what, Reading.Mean mean, Basis basis) {
        kpis.add(flow(id, "Mean over discharges of " + what, mean, basis));
        int base =
                switch (mean.sum()) {
                    case Columns.MIDNIGHTS_SUM -> Columns.MIDNIGHTS_BINS;
                    case Columns.CMS_SUM -> Columns.CMS_BINS;
                    default -> Columns.MINUTES_BINS;
                };
        Scale scale = basis.unit() == KpiUnit.MINUTES ? Scale.MINUTES_BY_DAY : Scale.DAYS;
        kpis.add(flow(id + ".median", MEDIAN + what, new Reading.Quantile(base, LENGTH_BINS, scale, 50), basis));
        kpis.add(flow(id + ".p90", P90 + what, new Reading.Quantile(base, LENGTH_BINS, scale, 90), basis));
    }

    private static void denials(List<Kpi> kpis) {
        Basis basis = new Basis(
                KpiUnit.SHARE,
                Family.ADJUDICATED,
                "after HFMA Claim Integrity Task Force, initial denial rate; here by cohort of first adjudication");
        kpis.add(flow(
                "denial.initial.count",
                "Claims whose first adjudication has claim status 4 (denied), of claims first adjudicated that day",
                new Reading.Share(Columns.DENIED, Columns.ADJUDICATED),
                basis));
        kpis.add(flow(
                "denial.initial.dollars",
                "Charges of claims whose first adjudication has claim status 4, of charges of claims first adjudicated that"
                        + " day",
                new Reading.AmountShare(Columns.DENIED_CENTS, Columns.ADJUDICATED_CENTS),
                basis));
    }

    private static void charges(List<Kpi> kpis) {
        String what = "the stay's charge, over discharges whose charge is known";
        Basis basis = new Basis(KpiUnit.CENTS, Family.CHARGE, "gross charges");
        int base = Columns.CHARGE_BINS;
        kpis.add(flow(
                "charges",
                "Total of " + what,
                new Reading.Total(Columns.CHARGE_SUM, Columns.CHARGE_SQUARES, Columns.CHARGED),
                basis));
        kpis.add(flow("charges.median", MEDIAN + what, new Reading.Quantile(base, MONEY_BINS, Scale.CENTS, 50), basis));
        kpis.add(flow("charges.p90", P90 + what, new Reading.Quantile(base, MONEY_BINS, Scale.CENTS, 90), basis));
    }

    private static void patients(List<Kpi> kpis) {
        kpis.add(flow(
                "charge.per.stay",
                "Mean of the stay's charge, over discharges whose charge is known",
                new Reading.Mean(Columns.CHARGE_SUM, Columns.CHARGE_SQUARES, Columns.CHARGED),
                new Basis(KpiUnit.CENTS, Family.CHARGE, "gross charges")));
        Reading.Patients charged = new Reading.Patients(Columns.CHARGED_PATIENT_DAYS, Columns.CHARGED_PATIENT_REPEATS);
        kpis.add(distinct(
                "charge.per.patient",
                "Charges of discharges whose charge is known, for each patient who had one, counted once a window",
                new Reading.PerPatient(Columns.PATIENT_CHARGES, charged),
                new Basis(KpiUnit.CENTS, Family.CHARGE, "gross charges")));
        kpis.add(distinct(
                "patients",
                "Patients with a stay that ended, each counted once a window at each facility, and once in the network",
                new Reading.Patients(Columns.PATIENT_DAYS, Columns.PATIENT_REPEATS),
                new Basis(KpiUnit.COUNT, Family.DISCHARGE, "count")));
    }

    private static Kpi distinct(String id, String formula, Reading reading, Basis basis) {
        return new Kpi(
                id,
                1,
                formula,
                basis.unit(),
                MeasureGroup.PATIENTS,
                reading,
                0,
                List.of(Dimension.NONE),
                basis.family(),
                basis.source());
    }

    private static Kpi flow(String id, String formula, Reading reading, Basis basis) {
        Family family = basis.family();
        return new Kpi(id, 1, formula, basis.unit(), family.group(), reading, 0, SLICES, family, basis.source());
    }

    /** What a KPI shares with its siblings; a flow without horizon lies in the group of its family. */
    private record Basis(KpiUnit unit, Family family, String source) {}

    private static Map<MeasureGroup, List<Kpi>> byGroup() {
        Map<MeasureGroup, List<Kpi>> byGroup = new EnumMap<>(MeasureGroup.class);
        for (MeasureGroup group : MeasureGroup.values()) {
            byGroup.put(group, ALL.stream().filter(kpi -> kpi.group() == group).toList());
        }
        return byGroup;
    }
}
