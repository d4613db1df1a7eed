package io.wardwatch.backtest.cases;

import java.util.Arrays;

/**
 * A share of cases with its 95 % interval, in which the cases of one patient count as one observation: Wilson's interval for the
 * number of independent cases that would be as uncertain (Korn and Graubard 1998, with the variance of a ratio of totals over
 * patients). Never wider knowledge than plain counting: the effective number is at most n. NaN where there is no case.
 */
public record Share(double value, double low, double high, long n) {
    /** The 97.5 % quantile of the normal distribution. */
    private static final double Z = 1.959963984540054;

    /** Counts cases by patient, then says the share. */
    static final class Counter {
        private int[] hits;
        private int[] cases;

        /** @param patients greatest patient number */
        Counter(int patients) {
            hits = new int[patients + 1];
            cases = new int[patients + 1];
        }

        void add(int patient, boolean hit) {
            if (patient >= cases.length) {
                hits = Arrays.copyOf(hits, patient * 2);
                cases = Arrays.copyOf(cases, patient * 2);
            }
            cases[patient]++;
            hits[patient] += hit ? 1 : 0;
        }

        /** Makes a hit of a case that was added as none. */
        void hit(int patient) {
            hits[patient]++;
        }

        Share share() {
            long n = 0;
            long hit = 0;
            int clusters = 0;
            for (int i = 0; i < cases.length; i++) {
                n += cases[i];
                hit += hits[i];
                clusters += cases[i] > 0 ? 1 : 0;
            }
            if (n == 0) {
                return new Share(Double.NaN, Double.NaN, Double.NaN, 0);
            }
            double p = (double) hit / n;
            double squares = 0;
            for (int i = 0; i < cases.length; i++) {
                double residual = hits[i] - p * cases[i];
                squares += residual * residual;
            }
            double variance = clusters < 2 ? 0 : squares / ((double) n * n) * clusters / (clusters - 1.0);
            double effective = variance > 0 ? Math.min((double) n, p * (1 - p) / variance) : (double) n;
            return wilson(p, effective, n);
        }
    }

    private static Share wilson(double p, double effective, long n) {
        double z2 = Z * Z;
        double middle = (p + z2 / (2 * effective)) / (1 + z2 / effective);
        double half = Z / (1 + z2 / effective) * Math.sqrt(p * (1 - p) / effective + z2 / (4 * effective * effective));
        return new Share(p, Math.max(0, middle - half), Math.min(1, middle + half), n);
    }
}
