package io.wardwatch.core.measure;

/** How a KPI's value is read off the summed columns of its group over one cohort. */
public sealed interface Reading {

    /** A proportion of patients or claims, with the Wilson 95 % interval. */
    record Share(int numerator, int denominator) implements Reading {}

    /** A proportion of money. Amounts are no independent trials, so no interval is claimed. */
    record AmountShare(int numerator, int denominator) implements Reading {}

    /** A mean over {@code count} cases, with the normal 95 % interval from two cases on. */
    record Mean(int sum, int squares, int count) implements Reading {}

    /** A total, with the number of cases and the sum of squares beside it. */
    record Total(int sum, int squares, int count) implements Reading {}

    /** A number of cases. */
    record Count(int column) implements Reading {}

    /** A level: the sum of all steps. */
    record Steps(int column) implements Reading {}

    /**
     * How many patients there were in a window, each counted once.
     *
     * @param days column of their days
     * @param repeats column of the steps of the narrowest window
     */
    record Patients(int days, int repeats) implements Reading {}

    /** A total for each of the patients of {@code patients}. */
    record PerPatient(int sum, Patients patients) implements Reading {}

    /**
     * A quantile by nearest rank: the least bin whose cumulative count is at least ⌈percent · n / 100⌉. Its value is the bin's
     * lower edge, low and high are the bin's edges.
     *
     * @param base column of bin 0
     * @param bins how many columns the histogram may fill
     */
    record Quantile(int base, int bins, Scale scale, int percent) implements Reading {}

    /** What the edges of a histogram's bins are. */
    enum Scale {
        /** Bin i holds [i, i + 1) days. */
        DAYS,
        /** Bin i holds [1440 i, 1440 (i + 1)) minutes. */
        MINUTES_BY_DAY,
        /** Money bins of {@link Bins}. */
        CENTS;

        private static final long MINUTES_A_DAY = 1_440;

        /** The least value in {@code bin}, in the KPI's unit. */
        public double low(int bin) {
            return switch (this) {
                case DAYS -> bin;
                case MINUTES_BY_DAY -> bin * MINUTES_A_DAY;
                case CENTS -> Bins.centsFrom(bin);
            };
        }

        /** The bin whose lower edge is {@code low}. */
        public int binFrom(double low) {
            return switch (this) {
                case DAYS -> (int) low;
                case MINUTES_BY_DAY -> (int) (low / MINUTES_A_DAY);
                case CENTS -> Bins.ofCents((long) low);
            };
        }

        /** The upper edge of {@code bin}, not in it; NaN for the open last bin of lengths. */
        public double high(int bin) {
            return this != CENTS && bin == Bins.LAST_DAY ? Double.NaN : low(bin + 1);
        }
    }
}
