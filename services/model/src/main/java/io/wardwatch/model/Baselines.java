package io.wardwatch.model;

import io.wardwatch.core.score.ReadmissionScore;
import java.util.List;

/** What a model has to beat: a score or a rule of thumb that anybody can say without one. Higher = worse. */
final class Baselines {
    private static final double LARGE_LOG = StrictMath.log1p(1_000);

    private Baselines() {}

    /** What they are called, in the order of {@link Example#rules()}; the last is a rule that says yes or no. */
    static List<String> names(Target target) {
        return switch (target) {
            case READMISSION_30D -> List.of("LACE", "one-rule (two or more admissions in the 12 months before)");
            case DENIAL -> List.of("one-rule (authorization missing, or eligibility not verified)");
            case PAYMENT_90D -> List.of("owed", "one-rule (self-pay, or 1,000 and more owed)");
        };
    }

    static double[] of(ReadmissionScore score) {
        return new double[] {score.lace(), score.oneRule() ? 1 : 0};
    }

    /** Of the features of a claim. */
    static double[] of(Target target, double[] features) {
        if (target == Target.DENIAL) {
            boolean said = value(target, features, "AUTHORIZATION_MISSING") > 0
                    || value(target, features, "ELIGIBILITY_UNVERIFIED") > 0;
            return new double[] {said ? 1 : 0};
        }
        double owed = value(target, features, "OWED_LOG");
        boolean said = value(target, features, "SELF_PAY") > 0 || owed >= LARGE_LOG;
        return new double[] {owed, said ? 1 : 0};
    }

    /** When a claim with {@code features} was scored. */
    static String moment(Target target, double[] features) {
        boolean again = target == Target.DENIAL && value(target, features, "RESUBMITTED") > 0;
        return again ? target.moments().get(0) : target.judged();
    }

    private static double value(Target target, double[] features, String code) {
        int at = 0;
        while (!target.features().features().get(at).code().equals(code)) {
            at++;
        }
        return features[at];
    }
}
