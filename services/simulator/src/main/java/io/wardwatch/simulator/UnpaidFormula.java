package io.wardwatch.simulator;

/**
 * The planted truth of patients' payments: the chance that less than 95 % of a balance is paid within 90 local days of its
 * moving to the patient, as a logistic function of {@link BalanceTruth.Drivers}. Published with its weights in
 * {@code docs/reference/simulator.md}; a change here is a change of that page. The weights are made, not estimated.
 */
public final class UnpaidFormula {
    static final double INTERCEPT = -1.2;
    static final double EACH_LOG_OF_OWED = .35;
    static final double USUAL_OWED = 250;
    static final double SHARE_OF_CHARGE = .8;
    static final double SMALL = .9;
    static final long SMALL_CENTS = 1_000;

    private UnpaidFormula() {}

    /** The chance that the balance is not paid in time. */
    public static double probability(BalanceTruth.Drivers drivers) {
        double owed = drivers.owedCents() / 100.0;
        double logit = INTERCEPT
                + ofPayer(drivers.payerClass())
                + EACH_LOG_OF_OWED * StrictMath.log((1 + owed) / (1 + USUAL_OWED))
                + SHARE_OF_CHARGE * Math.min(1, (double) drivers.owedCents() / drivers.chargeCents())
                + (drivers.owedCents() < SMALL_CENTS ? SMALL : 0);
        return 1 / (1 + StrictMath.exp(-logit));
    }

    private static double ofPayer(String payerClass) {
        return switch (payerClass) {
            case "MEDICARE" -> -.35;
            case "MEDICAID" -> .9;
            case "OTHER" -> .3;
            case "SELF_PAY" -> .7;
            default -> 0;
        };
    }
}
