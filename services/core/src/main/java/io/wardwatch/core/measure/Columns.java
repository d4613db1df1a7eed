package io.wardwatch.core.measure;

import io.wardwatch.core.readmission.ConditionCohort;

/**
 * The columns of each group's vector. A column number is written to topics and state: add, never renumber. A histogram is a run
 * of columns, {@code base + bin}; a sum of squares is two columns, high and low part of 40 bits each, so that longs hold it
 * exactly ({@link #SQUARE_SHIFT}).
 */
public final class Columns {
    /** x² = high · 2^40 + low, so that a day adds up eight million squares of the largest amount. */
    public static final int SQUARE_SHIFT = 40;

    public static final long SQUARE_MASK = (1L << SQUARE_SHIFT) - 1;

    // ADMISSION
    public static final int ADMISSIONS = 0;
    /** Stays whose patient died on local day 0 to 30 after the stay began, in hospital or later. */
    public static final int DIED_SOON_AFTER_ADMISSION = 1;

    // CENSUS
    public static final int OCCUPIED = 0;
    /** Days since 1970-01-01 on which the stays of those present began: with OCCUPIED it gives their ages on any day. */
    public static final int BEGIN_DAYS = 1;
    /** Stays on leave. */
    public static final int ON_LEAVE = 2;
    /** Stays that ended on the day: no step, but a count of it. */
    public static final int LEFT = 3;

    // DISCHARGE
    public static final int DISCHARGES = 0;
    public static final int LIVE = 1;
    public static final int DIED = 2;
    /** Readmitted anywhere within 7, 30, 60, 90 days: four columns in that order. */
    public static final int READMITTED = 3;
    /** Readmitted to the same facility within 7, 30, 60, 90 days. */
    public static final int READMITTED_SAME = 7;

    public static final int MIDNIGHTS_SUM = 11;
    public static final int MIDNIGHTS_SQUARES = 12;
    public static final int CMS_SUM = 14;
    public static final int CMS_SQUARES = 15;
    public static final int MINUTES_SUM = 17;
    public static final int MINUTES_SQUARES = 18;
    /** Discharges whose charge is known. */
    public static final int CHARGED = 20;

    public static final int CHARGE_SUM = 21;
    public static final int CHARGE_SQUARES = 22;

    /** Live discharges whose patient is known to have died since, however long after. */
    public static final int DIED_LATER = 40;
    /** Live discharges whose patient died on local day 0 to 30 after. */
    public static final int DIED_SOON = 41;
    /** Discharges whose DRG has an expected length. */
    public static final int LENGTH_CASES = 42;
    /** Their CMS days. */
    public static final int LENGTH_OBSERVED = 43;
    /** What their DRGs' geometric means add up to, thousandths of a day. */
    public static final int LENGTH_EXPECTED = 44;
    /** Squares of each one's difference between the two, thousandths of a day. */
    public static final int LENGTH_SQUARES = 45;
    /** Discharges whose DRG has an expected mortality, and how many of them died. */
    public static final int DEATH_CASES = 47;

    public static final int DEATHS_OBSERVED = 48;
    /** Their expected deaths, millionths. */
    public static final int DEATHS_EXPECTED = 49;
    /** Live discharges whose DRG has an expected readmission rate, and how many were readmitted within 30 days. */
    public static final int RETURN_CASES = 50;

    public static final int RETURNS_OBSERVED = 51;
    /** Their expected readmissions, millionths. */
    public static final int RETURNS_EXPECTED = 52;
    /** Discharges whose DRG has all three: length, mortality and readmission rate. */
    public static final int OUTCOMES = 53;
    // DISCHARGE, by the measure of unplanned readmissions: columns 100 to 255
    /** Stays with a principal diagnosis, where the value sets lack no list. */
    public static final int CODED = 100;
    /** Those of which the value sets also tell condition cohorts. */
    public static final int CODED_CONDITIONS = 101;
    /** Stays that the measure judged: index stays or not. */
    public static final int JUDGED = 102;
    /** Those that are no index stay, for whatever reasons. */
    public static final int NOT_INCLUDED = 103;
    /** Index stays, and after them {@link #INDEX_ANY} and {@link #INDEX_SAME}. */
    public static final int INDEX = 110;
    /** The same of index stays from 65 on. */
    public static final int INDEX_CMS = 120;
    /** The same of each condition cohort, ten columns apart: see {@link #indexOf}. */
    private static final int INDEX_CONDITIONS = 130;
    /** Index stays with an emergency visit within 7, 30, 60, 90 days. */
    public static final int EMERGENCY_RETURNS = 200;
    /** Index stays with an observation visit within 7, 30, 60, 90 days. */
    public static final int OBSERVATION_RETURNS = 204;
    /** Stays that are no index stay, by reason: one column for each in their order. */
    public static final int NOT_INDEX = 210;
    /** Stays with a principal diagnosis and a known charge. */
    public static final int CODED_CHARGED = 230;
    /** Index stays whose unplanned readmission within 30 days has a known charge. */
    public static final int RETURNS_CHARGED = 231;
    /** Charges of those readmissions. */
    public static final int RETURN_CHARGES = 232;

    public static final int RETURN_CHARGE_SQUARES = 233;
    /** Beyond a column of index stays: those with an unplanned readmission anywhere within 7, 30, 60, 90 days. */
    public static final int INDEX_ANY = 1;
    /** Likewise to the same facility. */
    public static final int INDEX_SAME = 5;

    public static final int MIDNIGHTS_BINS = 10_000;
    public static final int CMS_BINS = 20_000;
    /** Minutes of stay, binned by whole days of 1440 minutes. */
    public static final int MINUTES_BINS = 30_000;

    public static final int CHARGE_BINS = 40_000;

    // ADJUDICATION
    public static final int ADJUDICATED = 0;
    public static final int DENIED = 1;
    public static final int ADJUDICATED_CENTS = 2;
    public static final int DENIED_CENTS = 3;

    // CLAIM: columns below 3 are counts of inputs, never less than 0 in a day
    /** Claims first submitted. */
    public static final int CLAIMS = 0;
    /** Payments booked, reversed later or not. */
    public static final int PAYMENTS = 1;
    /** Adjustments booked, reversed later or not. */
    public static final int ADJUSTMENTS = 2;
    /** Claims that an insurer paid for the first time. */
    public static final int FIRST_PAID = 3;
    /** Charges booked on the day. */
    public static final int POSTED_CHARGE = 4;

    public static final int WRITTEN_OFF = 5;
    /** Written off other than by contract. */
    public static final int WRITTEN_OFF_OTHER = 6;
    /** Written off by class: ten columns in the order of the accounts from CONTRACTUAL on. */
    public static final int WRITTEN_OFF_CLASS = 7;
    /** Claims submitted with a charge, voided later or not. */
    public static final int BILLED = 17;
    /** Charge at the end of the horizon: two columns, see {@link #collectionDays}. */
    public static final int CHARGE_WITHIN = 20;
    /** Charge less contractual write-offs at the end of the horizon. */
    public static final int NET_CHARGE_WITHIN = 22;
    /** Payments net of refunds within the horizon. */
    public static final int PAID_WITHIN = 24;

    public static final int DAYS_TO_PAYMENT_BINS = 10_000;

    // BALANCE
    /** Open balance by age: 0-30, 31-60, 61-90, 91-120 days, and over. */
    public static final int OPEN_BY_AGE = 0;
    /** What was paid or written off beyond the charge. */
    public static final int CREDIT = 5;

    // SCORE
    /** Live discharges with a score. */
    public static final int SCORED = 0;
    /** Those whose score enters tier HIGH or VERY_HIGH. */
    public static final int SCORED_HIGH = 1;
    /** Those with a principal diagnosis, where the value sets lack no list. */
    public static final int SCORED_CODED = 2;
    /** Those of which the value sets also tell condition cohorts. */
    public static final int SCORED_CODED_CONDITIONS = 3;
    /** Index stays with a score; after them their unplanned readmissions within 30 days, and those expected, millionths. */
    public static final int FORESEEN = 10;
    /** The same of index stays from 65 on. */
    public static final int FORESEEN_CMS = 13;
    /** The same of each condition cohort, three columns apart: see {@link #foreseenOf}. */
    private static final int FORESEEN_CONDITIONS = 16;

    // PATIENTS
    /** Days on which a patient was discharged. */
    public static final int PATIENT_DAYS = 0;
    /** Days on which a patient was discharged with a known charge. */
    public static final int CHARGED_PATIENT_DAYS = 1;
    /** Charges of those discharges. */
    public static final int PATIENT_CHARGES = 2;
    /** Repeated days within each {@link Window}: steps, five columns from the narrowest on. */
    public static final int PATIENT_REPEATS = 10;
    /** As {@link #PATIENT_REPEATS}, of days with a known charge. */
    public static final int CHARGED_PATIENT_REPEATS = 20;
    /** Patients by the charges of their readmissions of a year, in the bins of money: steps. */
    public static final int RETURN_PATIENT_BINS = 10_000;
    /** Those charges, by the same bins: steps. */
    public static final int RETURN_CHARGE_BINS = 20_000;

    /** Horizon of expected readmissions, days. */
    public static final int RETURN_HORIZON = 30;

    /** Horizon of deaths after admission or discharge, days. */
    public static final int DEATH_HORIZON = 30;

    /** Horizons of the collection columns, days. */
    private static final int[] COLLECTION = {90, 365};
    /** First days of the ages of an open balance. */
    private static final int[] AGES = {0, 31, 61, 91, 121};

    /** Horizons of the readmission columns, days. */
    private static final int[] HORIZONS = {7, 30, 60, 90};

    public static int horizons() {
        return HORIZONS.length;
    }

    /** Days of horizon {@code i}. */
    public static int horizonDays(int i) {
        return HORIZONS[i];
    }

    /** The column of index stays of {@code condition} with a score. */
    public static int foreseenOf(ConditionCohort condition) {
        return FORESEEN_CONDITIONS + 3 * condition.ordinal();
    }

    /** The column of index stays of {@code condition}. */
    public static int indexOf(ConditionCohort condition) {
        return INDEX_CONDITIONS + 10 * condition.ordinal();
    }

    public static int collections() {
        return COLLECTION.length;
    }

    /** Days of collection horizon {@code i}. */
    public static int collectionDays(int i) {
        return COLLECTION[i];
    }

    public static int ages() {
        return AGES.length;
    }

    /** The first day, counted from the first submission, of age {@code i} of an open balance. */
    public static int ageFrom(int i) {
        return AGES[i];
    }

    private Columns() {}
}
