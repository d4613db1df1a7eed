package io.wardwatch.core.measure;

/**
 * An input that a KPI needs. It is absent at a facility where the sum of {@code column} over its whole history is 0; the KPI
 * is then UNAVAILABLE there.
 *
 * @param name as published, such as {@code claim.ADJUDICATED}
 */
public record Family(String name, MeasureGroup group, int column) {
    public static final Family ADMISSION = new Family("admission", MeasureGroup.ADMISSION, Columns.ADMISSIONS);
    public static final Family DISCHARGE = new Family("discharge", MeasureGroup.DISCHARGE, Columns.DISCHARGES);
    public static final Family CHARGE = new Family("discharge.chargeCents", MeasureGroup.DISCHARGE, Columns.CHARGED);
    public static final Family ADJUDICATED =
            new Family("claim.ADJUDICATED", MeasureGroup.ADJUDICATION, Columns.ADJUDICATED);
    /** Claims submitted with a charge. */
    public static final Family BILLED = new Family("claim.chargeCents", MeasureGroup.CLAIM, Columns.BILLED);
    /** Payments of claims that were submitted. */
    public static final Family PAID = new Family("claim.paidCents", MeasureGroup.CLAIM, Columns.PAYMENTS);

    /** Adjustments of claims that were submitted. */
    public static final Family ADJUSTED = new Family("claim.ADJUSTED", MeasureGroup.CLAIM, Columns.ADJUSTMENTS);

    public static final Family INSURER_PAID =
            new Family("claim.ADJUDICATED.paidCents", MeasureGroup.CLAIM, Columns.FIRST_PAID);

    /** A death learned of after a live discharge: without one, nobody knows who died at home. */
    public static final Family DEATH_LATER = new Family("discharge.DIED", MeasureGroup.DISCHARGE, Columns.DIED_LATER);

    public static final Family EXPECTED_LENGTH = new Family("drg.table", MeasureGroup.DISCHARGE, Columns.LENGTH_CASES);
    public static final Family EXPECTED_DEATH =
            new Family("drg.table.mortality", MeasureGroup.DISCHARGE, Columns.DEATH_CASES);
    public static final Family EXPECTED_RETURN =
            new Family("drg.table.readmission_30d", MeasureGroup.DISCHARGE, Columns.RETURN_CASES);

    public static final Family EXPECTED_OUTCOMES =
            new Family("drg.table.outcomes", MeasureGroup.DISCHARGE, Columns.OUTCOMES);

    /** Staffed beds: stated of a facility or unit, not sent in events. */
    public static final Family BEDS = new Family("facility.beds", MeasureGroup.CENSUS, Columns.OCCUPIED);

    /** Available days of providers: stated, not sent in events. */
    public static final Family STAFFING = new Family("staffing", MeasureGroup.CENSUS, Columns.OCCUPIED);
    /** Principal diagnoses in ICD-10, and all lists of the readmission measure. */
    public static final Family CODED =
            new Family("discharge.diagnoses+valueSets", MeasureGroup.DISCHARGE, Columns.CODED);

    /** The same, and the list of condition cohorts. */
    public static final Family CODED_CONDITIONS = new Family(
            "discharge.diagnoses+valueSets.condition_cohort", MeasureGroup.DISCHARGE, Columns.CODED_CONDITIONS);

    /** Principal diagnoses, all lists, and charges. */
    public static final Family CODED_CHARGE = new Family(
            "discharge.diagnoses+valueSets+discharge.chargeCents", MeasureGroup.DISCHARGE, Columns.CODED_CHARGED);

    /** Principal diagnoses, all lists, and a score at discharge. */
    public static final Family FORESEEN =
            new Family("discharge.diagnoses+valueSets+score.DISCHARGE", MeasureGroup.SCORE, Columns.SCORED_CODED);

    /** The same, and the list of condition cohorts. */
    public static final Family FORESEEN_CONDITIONS = new Family(
            "discharge.diagnoses+valueSets.condition_cohort+score.DISCHARGE",
            MeasureGroup.SCORE,
            Columns.SCORED_CODED_CONDITIONS);

    public static final Family SCORE = new Family("score.DISCHARGE", MeasureGroup.SCORE, Columns.SCORED);

    /** Whether the host states it; no event can then say whether it is there. */
    public boolean stated() {
        return equals(BEDS) || equals(STAFFING);
    }
}
