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

    public static final Family SCORE = new Family("score.DISCHARGE", MeasureGroup.SCORE, Columns.SCORED);
}
