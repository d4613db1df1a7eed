package io.wardwatch.core.score;

/**
 * The models that score, one for each question.
 *
 * @param readmission over {@link Features#SPEC}
 * @param denial over {@link PaymentFeatures#DENIAL}
 * @param unpaid over {@link PaymentFeatures#UNPAID}
 */
public record Models(LinearModel readmission, LinearModel denial, LinearModel unpaid) {
    private static final class Bundled {
        static final Models MODELS = new Models(
                LinearModel.bundled("readmission.model", Features.SPEC),
                LinearModel.bundled("denial.model", PaymentFeatures.DENIAL),
                LinearModel.bundled("unpaid.model", PaymentFeatures.UNPAID));
    }

    /** Throws {@link IllegalArgumentException} where a model was made for other features. */
    public Models {
        require(readmission, Features.SPEC);
        require(denial, PaymentFeatures.DENIAL);
        require(unpaid, PaymentFeatures.UNPAID);
    }

    /** Those that this version of the software carries. */
    public static Models bundled() {
        return Bundled.MODELS;
    }

    /** These with {@code other} in place of the one of the same features; throws {@link IllegalArgumentException} where none is. */
    public Models with(LinearModel other) {
        if (other.spec().equals(Features.SPEC)) {
            return new Models(other, denial, unpaid);
        }
        return other.spec().equals(PaymentFeatures.DENIAL)
                ? new Models(readmission, other, unpaid)
                : new Models(readmission, denial, other);
    }

    public LinearModel of(PaymentTarget target) {
        return switch (target) {
            case DENIAL -> denial;
            case UNPAID_90D -> unpaid;
        };
    }

    private static void require(LinearModel model, FeatureSpec spec) {
        if (!model.spec().equals(spec)) {
            throw new IllegalArgumentException(
                    "model is made for features " + model.spec().id() + ", not " + spec.id());
        }
    }
}
