package io.wardwatch.simulator;

import java.util.List;

/**
 * Who pays, and how: the share of the charge that is allowed, of the allowed that the patient owes, the logit of a denial,
 * and how long an answer takes.
 */
enum Payer {
    MEDICARE("MEDICARE", List.of("PART-A"), .34, .06, -3.2, 14),
    MEDICAID("MEDICAID", List.of("STATE", "MANAGED"), .27, .01, -2.3, 24),
    BLUEPEAK("COMMERCIAL", List.of("PPO", "HMO"), .52, .14, -2.7, 18),
    UNITYCARE("COMMERCIAL", List.of("CHOICE", "HDHP"), .48, .17, -2.2, 27),
    SUMMIT("OTHER", List.of("WORK-COMP", "AUTO"), .58, .02, -2.5, 33),
    SELF("SELF_PAY", List.of(), .55, 1, -9, 0);

    /** Whose policy a simulation may change. */
    static final Payer CHANGING = UNITYCARE;

    private final String payerClass;
    private final List<String> plans;
    private final double allowed;
    private final double owed;
    private final double denialLogit;
    private final double days;

    Payer(String payerClass, List<String> plans, double allowed, double owed, double denialLogit, double days) {
        this.payerClass = payerClass;
        this.plans = plans;
        this.allowed = allowed;
        this.owed = owed;
        this.denialLogit = denialLogit;
        this.days = days;
    }

    static Payer of(int age, Dice dice) {
        int which = age >= 65 ? dice.weighted(82, 4, 6, 5, 1, 2) : dice.weighted(9, 30, 27, 20, 4, 10);
        return values()[which];
    }

    String payerClass() {
        return payerClass;
    }

    List<String> plans() {
        return plans;
    }

    double allowed() {
        return allowed;
    }

    double owed() {
        return owed;
    }

    /** The chance that a claim is denied at first. */
    double denial(ClaimTruth.Causes causes) {
        double logit = denialLogit
                + (causes.authorizationMissing() ? 1.9 : 0)
                + (causes.eligibilityUnverified() ? 1.2 : 0)
                + (causes.large() ? .5 : 0)
                + (causes.newPolicy() ? 1.6 : 0);
        return 1 / (1 + StrictMath.exp(-logit));
    }

    /** Mean days from submission to the first answer. */
    double days() {
        return days;
    }
}
