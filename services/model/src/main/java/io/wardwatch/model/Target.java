package io.wardwatch.model;

import io.wardwatch.core.score.FeatureSpec;
import io.wardwatch.core.score.Features;
import io.wardwatch.core.score.PaymentFeatures;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a model is trained to foretell: always something that nobody wants. */
public enum Target {
    /** The next stay begins within 30 local days of the discharge. Scored at admission and at discharge. */
    READMISSION_30D("readmission.30d", "readmission-30d", Features.SPEC, 30, "at admission", "at discharge"),
    /** The payer's first answer to a submission is a denial. Scored at each submission. */
    DENIAL("denial", "denial", PaymentFeatures.DENIAL, 120, "sent again", "first submission"),
    /** Less than 95 % of what a patient owes is paid within 90 local days. Scored when a balance moves to the patient. */
    PAYMENT_90D("payment.90d", "payment-90d", PaymentFeatures.UNPAID, 90, "when the balance moves");

    private final String code;
    private final String model;
    private final FeatureSpec features;
    private final int followUpDays;
    private final List<String> moments;

    Target(String code, String model, FeatureSpec features, int followUpDays, String... moments) {
        this.code = code;
        this.model = model;
        this.features = features;
        this.followUpDays = followUpDays;
        this.moments = List.of(moments);
    }

    /** The target of that code, if there is one. */
    public static Optional<Target> of(String code) {
        return Arrays.stream(values())
                .filter(target -> target.code.equals(code))
                .findFirst();
    }

    /** As named on the command line. */
    public String code() {
        return code;
    }

    /** What a model of it is called. */
    public String model() {
        return model;
    }

    /** Local days after which what comes of a score has come, or is taken not to. */
    public int followUpDays() {
        return followUpDays;
    }

    public FeatureSpec features() {
        return features;
    }

    /** The moments at which it is scored; of the last one a model is judged. */
    public List<String> moments() {
        return moments;
    }

    /** The moment of which a model is judged, where most that can be known is known. */
    public String judged() {
        return moments.get(moments.size() - 1);
    }
}
