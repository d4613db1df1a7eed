package io.wardwatch.simulator;

import java.util.Arrays;

/**
 * How well the formula itself foretells what then happens: the bound for every model trained on the feed. Transfers to another
 * hospital of the network are counted apart, since nothing about them is chance.
 */
public final class Oracle {
    private double[] probabilities = new double[1024];
    private boolean[] outcomes = new boolean[1024];
    private int count;
    private int returned;
    private int transfers;
    private double sum;

    public void add(TruthRow row) {
        if (row.transfer()) {
            transfers++;
            return;
        }
        if (count == probabilities.length) {
            probabilities = Arrays.copyOf(probabilities, count * 2);
            outcomes = Arrays.copyOf(outcomes, count * 2);
        }
        probabilities[count] = row.probability();
        outcomes[count++] = row.returned();
        returned += row.returned() ? 1 : 0;
        sum += row.probability();
    }

    /** Live discharges, transfers excluded. */
    public int discharges() {
        return count;
    }

    public int transfers() {
        return transfers;
    }

    /** Share of discharges followed by a stay within 30 local days; NaN where there is none. */
    public double rate() {
        return (double) returned / count;
    }

    /** Mean of what the formula said; NaN where there is no discharge. */
    public double meanProbability() {
        return sum / count;
    }

    /** The area under the ROC curve by ranks, ties at their mean rank; NaN unless both outcomes occur. */
    public double auroc() {
        Integer[] order = new Integer[count];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (a, b) -> Double.compare(probabilities[a], probabilities[b]));
        double ranks = 0;
        for (int from = 0; from < count; ) {
            int to = from;
            while (to < count && probabilities[order[to]] == probabilities[order[from]]) {
                to++;
            }
            double mean = (from + 1 + to) / 2.0;
            for (int i = from; i < to; i++) {
                ranks += outcomes[order[i]] ? mean : 0;
            }
            from = to;
        }
        double pairs = (double) returned * (count - returned);
        return (ranks - returned * (returned + 1.0) / 2) / pairs;
    }
}
