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

    /** A sample variance over {@code count} cases: (Σx² − (Σx)² / n) / (n − 1), the difference taken exactly; from 2 cases on. */
    record Variance(int sum, int squares, int count) implements Reading {}

    /**
     * A geometric mean, exp(Σ n(x) ln x / n), of lengths of whole days ≥ 1, read off their histogram: so no logarithm is kept,
     * and nothing is rounded before the end. What lies in the open last bin counts with the bin's lower edge. With the interval of
     * the mean of logarithms, 95 %, normal, from two cases on.
     */
    record GeometricMean(int base, int bins) implements Reading {}

    /** A level: the sum of all steps in {@code column} and, where it is not the same one, in {@code also}. */
    record Steps(int column, int also) implements Reading {
        public Steps(int column) {
            this(column, column);
        }
    }

    /**
     * The mean age, at the end of day T, of what a level counts: T − Σ begin / n, from the steps of the sum of begin days.
     *
     * @param begins days since 1970-01-01, summed
     */
    record Age(int level, int begins) implements Reading {}

    /** A level added up over the days of a window, the first day with a step at the earliest. */
    record LevelDays(int column) implements Reading {}

    /** A level over the days of a window, of the capacity stated for each of them, thousandths. */
    record Used(int column) implements Reading {}

    /** A level of day T, of the capacity stated. */
    record UsedAtOnce(int column) implements Reading {}

    /** Capacity that no level used over the days of a window, for each of {@code count}. */
    record Idle(int column, int count) implements Reading {}

    /**
     * Observed over expected of lengths, with the normal 95 % interval of the mean difference, from two cases on.
     *
     * @param observed days
     * @param expected thousandths of a day
     * @param squares of each case's difference, thousandths of a day
     */
    record LengthRatio(int cases, int observed, int expected, int squares) implements Reading {
        /** Thousandths of a day. */
        public static final long SCALE = 1_000;
    }

    /**
     * Observed over expected counts, with Byar's 95 % interval for a Poisson count (Breslow and Day 1987, section 2.3).
     *
     * @param expected millionths of a case
     */
    record CountRatio(int cases, int observed, int expected) implements Reading {
        /** Millionths of a case. */
        public static final long SCALE = 1_000_000;
    }

    /**
     * Σ weight · (1 − observed / expected) over its parts, all of one cohort; 0 is as expected, above it is better. The interval
     * takes the parts for independent: 95 %, normal.
     */
    record Composite(int cases, CountRatio returns, CountRatio deaths, LengthRatio length) implements Reading {
        /** Ours, as no source knows better: each part counts the same. */
        public static final double WEIGHT = 1.0 / 3;
    }

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
     * The share of a total that those patients cause who cause the most: of {@code percent} of all patients, rounded up. Each stands
     * with the total of a year in a bin of money. Bins above the last of those patients count whole; of the bin that holds him, as much
     * as if all in it caused the same, which is the least that they can have caused. Low is that value, high the most that the bin's
     * edges allow.
     *
     * @param counts column of bin 0 of the patients
     * @param sums column of bin 0 of what they caused
     */
    record TopShare(int counts, int sums, int bins, int percent, Patients patients) implements Reading {}

    /**
     * A quantile by nearest rank: the least bin whose cumulative count is at least ⌈percent · n / 100⌉. Its value is the bin's
     * lower edge, low and high are the bin's edges.
     *
     * @param base column of bin 0
     * @param bins how many columns the histogram may fill
     */
    record Quantile(int base, int bins, Scale scale, int percent) implements Reading {}

    /** Whether low and high say more than follows from the other numbers of a value. */
    default boolean keepsEnds() {
        return this instanceof GeometricMean || this instanceof Composite || this instanceof TopShare;
    }

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
