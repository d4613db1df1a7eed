package io.wardwatch.core.measure;

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

    // CENSUS
    public static final int OCCUPIED = 0;

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

    /** Horizons of the readmission columns, days. */
    private static final int[] HORIZONS = {7, 30, 60, 90};

    public static int horizons() {
        return HORIZONS.length;
    }

    /** Days of horizon {@code i}. */
    public static int horizonDays(int i) {
        return HORIZONS[i];
    }

    private Columns() {}
}
