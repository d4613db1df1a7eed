package io.wardwatch.simulator;

/**
 * How well the formulas themselves foretell what then happens: the bound for every model trained on the feed. Transfers to
 * another hospital of the network are counted apart, since nothing about them is chance.
 */
public final class Oracle {
    private final Foretold returns = new Foretold();
    private final Foretold denials = new Foretold();
    private final Foretold unpaid = new Foretold();
    private int transfers;

    public void add(Truth truth) {
        switch (truth) {
            case TruthRow row when row.transfer() -> transfers++;
            case TruthRow row -> returns.add(row.probability(), row.returned());
            case ClaimTruth row -> denials.add(row.probability(), row.denied());
            case BalanceTruth row -> unpaid.add(row.probability(), row.unpaid());
        }
    }

    /** First answers of payers: whether each was a denial. */
    public Foretold denials() {
        return denials;
    }

    /** Balances of patients: whether less than 95 % of each was paid within 90 local days. */
    public Foretold unpaid() {
        return unpaid;
    }

    /** Live discharges, transfers excluded. */
    public int discharges() {
        return returns.count();
    }

    public int transfers() {
        return transfers;
    }

    /** Share of discharges followed by a stay within 30 local days; NaN where there is none. */
    public double rate() {
        return returns.rate();
    }

    /** Mean of what the formula said; NaN where there is no discharge. */
    public double meanProbability() {
        return returns.meanProbability();
    }

    /** The area under the ROC curve of the returns, ties at their mean rank; NaN unless both outcomes occur. */
    public double auroc() {
        return returns.auroc();
    }
}
