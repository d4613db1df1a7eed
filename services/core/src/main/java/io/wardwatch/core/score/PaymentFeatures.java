package io.wardwatch.core.score;

import java.util.List;

/**
 * The vectors of the two payment models. What is unknown takes the reference claim's value, so that it adds no reason, and an
 * indicator beside it says that it is unknown. Who the patient is does not enter: neither age, sex, diagnoses nor region.
 */
public final class PaymentFeatures {
    private static final double REFERENCE_CHARGE = 5_000;
    private static final double REFERENCE_OWED = 250;
    private static final double REFERENCE_SHARE = 0.1;
    private static final double MAX_MONTHS = 12;

    private static final Feature MEDICARE = new Feature("PAYER_MEDICARE", 0, "1 where the payer's class is MEDICARE");
    private static final Feature MEDICAID = new Feature("PAYER_MEDICAID", 0, "1 where the payer's class is MEDICAID");
    private static final Feature SELF_PAY = new Feature("SELF_PAY", 0, "1 where the payer's class is SELF_PAY");
    private static final Feature OTHER = new Feature("PAYER_OTHER", 0, "1 where the payer's class is OTHER");
    private static final Feature UNKNOWN =
            new Feature("PAYER_UNKNOWN", 0, "1 where the payer's class is not known; of COMMERCIAL all of these are 0");

    /** Of a submission; see {@link PaymentTarget#DENIAL}. */
    public static final FeatureSpec DENIAL = new FeatureSpec(
            "denial-features-1",
            List.of(
                    MEDICARE,
                    MEDICAID,
                    SELF_PAY,
                    OTHER,
                    UNKNOWN,
                    new Feature("AUTHORIZATION_REQUIRED", 0, "1 where an authorization is required"),
                    new Feature("AUTHORIZATION_MISSING", 0, "1 where an authorization is required and none is given"),
                    new Feature("ELIGIBILITY_UNVERIFIED", 0, "1 where eligibility is said not to be verified"),
                    new Feature("ELIGIBILITY_UNKNOWN", 0, "1 where nothing is said of eligibility"),
                    new Feature(
                            "CHARGE_LOG",
                            log(REFERENCE_CHARGE),
                            "ln(1 + charge in whole units); of 5,000 where unknown"),
                    new Feature("CHARGE_UNKNOWN", 0, "1 where the charge is not known"),
                    new Feature("RESUBMITTED", 0, "1 for any submission but the first"),
                    new Feature("PROFESSIONAL", 0, "1 where the claim form is PROFESSIONAL")));

    /** Of a balance that moved to the patient; see {@link PaymentTarget#UNPAID_90D}. */
    public static final FeatureSpec UNPAID = new FeatureSpec(
            "unpaid-features-1",
            List.of(
                    MEDICARE,
                    MEDICAID,
                    SELF_PAY,
                    OTHER,
                    UNKNOWN,
                    new Feature("OWED_LOG", log(REFERENCE_OWED), "ln(1 + what the patient owes in whole units)"),
                    new Feature(
                            "OWED_SHARE",
                            REFERENCE_SHARE,
                            "what the patient owes / charge, at most 1; 0.1 where unknown"),
                    new Feature("MONTHS_SUBMITTED", 1, "days since the first submission / 30, at most 12"),
                    new Feature("RESUBMITTED", 0, "1 where the claim was submitted more than once"),
                    new Feature("PROFESSIONAL", 0, "1 where the claim form is PROFESSIONAL")));

    private PaymentFeatures() {}

    public static FeatureSpec spec(PaymentTarget target) {
        return switch (target) {
            case DENIAL -> DENIAL;
            case UNPAID_90D -> UNPAID;
        };
    }

    /** The vector of {@code input}, a new array in the order of {@link #spec}. */
    public static double[] of(ClaimInput input) {
        return switch (input.target()) {
            case DENIAL -> denial(input);
            case UNPAID_90D -> unpaid(input);
        };
    }

    private static double[] denial(ClaimInput input) {
        boolean charged = input.chargeCents() >= 0;
        return new double[] {
            payer(input, "MEDICARE"),
            payer(input, "MEDICAID"),
            payer(input, "SELF_PAY"),
            payer(input, "OTHER"),
            payer(input, "UNKNOWN"),
            one(input.authorizationRequired()),
            one(input.authorizationRequired() && !input.authorized()),
            one(input.eligibilityVerified() == 0),
            one(input.eligibilityVerified() < 0),
            log(charged ? input.chargeCents() / 100.0 : REFERENCE_CHARGE),
            one(!charged),
            one(input.submission() > 1),
            one(input.claimForm().equals("PROFESSIONAL")),
        };
    }

    private static double[] unpaid(ClaimInput input) {
        boolean charged = input.chargeCents() > 0;
        return new double[] {
            payer(input, "MEDICARE"),
            payer(input, "MEDICAID"),
            payer(input, "SELF_PAY"),
            payer(input, "OTHER"),
            payer(input, "UNKNOWN"),
            log(input.owedCents() / 100.0),
            charged ? Math.min(1, (double) input.owedCents() / input.chargeCents()) : REFERENCE_SHARE,
            Math.min(MAX_MONTHS, input.daysSubmitted() / 30.0),
            one(input.submission() > 1),
            one(input.claimForm().equals("PROFESSIONAL")),
        };
    }

    // StrictMath: the same bits on every machine, as replays must reproduce scores byte for byte.
    private static double log(double units) {
        return StrictMath.log1p(Math.max(0, units));
    }

    private static double payer(ClaimInput input, String payerClass) {
        return one(input.payerClass().equals(payerClass));
    }

    private static double one(boolean holds) {
        return holds ? 1 : 0;
    }
}
