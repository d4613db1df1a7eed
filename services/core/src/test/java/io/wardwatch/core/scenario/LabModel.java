package io.wardwatch.core.scenario;

import io.wardwatch.core.engine.IssuedPaymentScore;
import io.wardwatch.core.engine.IssuedScore;
import io.wardwatch.core.policy.Policy;
import io.wardwatch.core.score.FeatureSpec;
import io.wardwatch.core.score.Features;
import io.wardwatch.core.score.LinearModel;
import io.wardwatch.core.score.Models;
import io.wardwatch.core.score.PaymentFeatures;
import io.wardwatch.core.score.Scorer;
import java.util.Map;

/**
 * Models so simple that a scenario can be reckoned by hand, under the default policy.
 *
 * <p>Readmission: 1 % (LOW) as a rule, 23 % (HIGH) where sodium or hemoglobin is low, 90 % (VERY_HIGH) where both are; 18 %,
 * between HIGH's clear and raise, for a discharge to a nursing facility. Each admission before adds one to the log-odds.
 *
 * <p>Denial: 1 % as a rule, 23 % (HIGH) where a required authorization is missing or eligibility is not verified, 90 %
 * (VERY_HIGH) where both; 18 %, between HIGH's clear and raise, for a professional claim.
 *
 * <p>Unpaid after 90 days: 5 % as a rule, 65 % (HIGH) where the patient has no payer; 57 %, between HIGH's clear and raise,
 * of Medicaid.
 */
public final class LabModel {
    private LabModel() {}

    public static Scorer scorer() {
        return scorer(Policy.defaults());
    }

    public static Scorer scorer(Policy policy) {
        return new Scorer(new Models(readmission(), denial(), unpaid()), policy);
    }

    private static LinearModel readmission() {
        double[] weights = new double[Features.SPEC.size()];
        weights[place(Features.SPEC, "SODIUM_LOW")] = 3.4;
        weights[place(Features.SPEC, "HEMOGLOBIN_LOW")] = 3.4;
        weights[place(Features.SPEC, "TO_FACILITY")] = 3.1;
        weights[place(Features.SPEC, "PRIOR_ADMISSIONS")] = 1;
        return model(Features.SPEC, "labs", -4.6, weights);
    }

    private static LinearModel denial() {
        double[] weights = new double[PaymentFeatures.DENIAL.size()];
        weights[place(PaymentFeatures.DENIAL, "AUTHORIZATION_MISSING")] = 3.4;
        weights[place(PaymentFeatures.DENIAL, "ELIGIBILITY_UNVERIFIED")] = 3.4;
        weights[place(PaymentFeatures.DENIAL, "PROFESSIONAL")] = 3.1;
        return model(PaymentFeatures.DENIAL, "denials", -4.6, weights);
    }

    private static LinearModel unpaid() {
        double[] weights = new double[PaymentFeatures.UNPAID.size()];
        weights[place(PaymentFeatures.UNPAID, "SELF_PAY")] = 3.6;
        weights[place(PaymentFeatures.UNPAID, "PAYER_MEDICAID")] = 3.3;
        return model(PaymentFeatures.UNPAID, "balances", -3, weights);
    }

    private static LinearModel model(FeatureSpec spec, String name, double intercept, double[] weights) {
        return new LinearModel(
                spec, intercept, weights, Map.of("name", name, "version", "1", "card", "for scenarios only"));
    }

    /** One value of a score's feature vector. */
    public static double feature(IssuedScore score, String code) {
        return score.score().features()[place(Features.SPEC, code)];
    }

    /** One value of a payment score's feature vector. */
    public static double feature(IssuedPaymentScore score, String code) {
        return score.score().features()[place(PaymentFeatures.spec(score.target()), code)];
    }

    private static int place(FeatureSpec spec, String code) {
        for (int i = 0; i < spec.size(); i++) {
            if (spec.features().get(i).code().equals(code)) {
                return i;
            }
        }
        throw new IllegalArgumentException("no feature is called " + code);
    }
}
