package io.wardwatch.core.scenario;

import io.wardwatch.core.engine.IssuedScore;
import io.wardwatch.core.policy.Policy;
import io.wardwatch.core.score.Features;
import io.wardwatch.core.score.LinearModel;
import io.wardwatch.core.score.Models;
import io.wardwatch.core.score.Scorer;
import java.util.Map;

/**
 * A model so simple that a scenario can be reckoned by hand, under the default policy: 1 % (LOW) as a rule, 23 % (HIGH) where
 * sodium or hemoglobin is low, 90 % (VERY_HIGH) where both are; 18 %, between HIGH's clear and raise, for a discharge to a
 * nursing facility. Each admission before adds one to the log-odds.
 */
public final class LabModel {
    private LabModel() {}

    public static Scorer scorer() {
        double[] weights = new double[Features.SPEC.size()];
        weights[place("SODIUM_LOW")] = 3.4;
        weights[place("HEMOGLOBIN_LOW")] = 3.4;
        weights[place("TO_FACILITY")] = 3.1;
        weights[place("PRIOR_ADMISSIONS")] = 1;
        Map<String, String> labels = Map.of("name", "labs", "version", "1", "card", "for scenarios only");
        Models bundled = Models.bundled();
        LinearModel readmission = new LinearModel(Features.SPEC, -4.6, weights, labels);
        return new Scorer(new Models(readmission, bundled.denial(), bundled.unpaid()), Policy.defaults());
    }

    /** One value of a score's feature vector. */
    public static double feature(IssuedScore score, String code) {
        return score.score().features()[place(code)];
    }

    private static int place(String code) {
        for (int i = 0; i < Features.SPEC.size(); i++) {
            if (Features.SPEC.features().get(i).code().equals(code)) {
                return i;
            }
        }
        throw new IllegalArgumentException("no feature is called " + code);
    }
}
