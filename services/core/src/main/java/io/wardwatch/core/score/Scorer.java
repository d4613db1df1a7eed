package io.wardwatch.core.score;

import io.wardwatch.core.policy.Policy;
import io.wardwatch.core.policy.Tiers;

/**
 * Scores what was known at a trigger: the linear model with its reasons, LACE, and the one-rule baseline. A pure function of
 * input, model and policy; safe for use by many threads.
 */
public final class Scorer {

    private final LinearModel model;
    private final Policy policy;

    /** @throws IllegalArgumentException where {@code model} was made for other features than {@link Features#SPEC} */
    public Scorer(LinearModel model, Policy policy) {
        if (!model.spec().equals(Features.SPEC)) {
            throw new IllegalArgumentException(
                    "model is made for features " + model.spec().id());
        }
        this.model = model;
        this.policy = policy;
    }

    /** The bundled model under the default policy. */
    public static Scorer bundled() {
        return new Scorer(LinearModel.bundled(), Policy.defaults());
    }

    public LinearModel model() {
        return model;
    }

    public Policy policy() {
        return policy;
    }

    /** The score of {@code input}. Its band is the tier that this probability enters by itself, without hysteresis. */
    public ReadmissionScore score(ScoreInput input) {
        double[] features = Features.of(input);
        double probability = model.probability(features);
        Lace lace = Lace.of(input, policy.laceCharlsonWeights());
        return new ReadmissionScore(
                input.moment(),
                model.name(),
                model.version(),
                probability,
                model.baseline(),
                Tiers.entered(policy, probability).name(),
                lace.points(),
                lace.min(),
                lace.max(),
                lace.missing(),
                lace.charlsonIndex(),
                OneRule.flags(input),
                model.reasons(features),
                features);
    }
}
