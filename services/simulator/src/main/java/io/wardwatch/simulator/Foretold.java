package io.wardwatch.simulator;

import java.util.Arrays;

/** Chances that a formula gave and what then came: how many, how often, and how well the formula ranks them. */
public final class Foretold {
    private final Chances came = new Chances();
    private final Chances failed = new Chances();
    private double sum;

    void add(double probability, boolean outcome) {
        (outcome ? came : failed).add(probability);
        sum += probability;
    }

    public int count() {
        return came.size + failed.size;
    }

    /** Share of those that came; NaN where there is none. */
    public double rate() {
        return (double) came.size / count();
    }

    /** Mean of what the formula said; NaN where there is none. */
    public double meanProbability() {
        return sum / count();
    }

    /** The area under the ROC curve, ties counted half: the bound for every model. NaN unless both outcomes occur. */
    public double auroc() {
        double[] higher = came.sorted();
        double[] lower = failed.sorted();
        double won = 0;
        int below = 0;
        int notAbove = 0;
        for (double chance : higher) {
            while (below < lower.length && lower[below] < chance) {
                below++;
            }
            while (notAbove < lower.length && lower[notAbove] <= chance) {
                notAbove++;
            }
            won += (below + notAbove) / 2.0;
        }
        return won / ((double) higher.length * lower.length);
    }

    /** A growing list of numbers: eight bytes each, as a feed may have millions of them. */
    private static final class Chances {
        private double[] values = new double[1024];
        private int size;

        void add(double value) {
            if (size == values.length) {
                values = Arrays.copyOf(values, size * 2);
            }
            values[size++] = value;
        }

        double[] sorted() {
            double[] sorted = Arrays.copyOf(values, size);
            Arrays.sort(sorted);
            return sorted;
        }
    }
}
