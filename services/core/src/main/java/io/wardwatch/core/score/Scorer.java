package io.wardwatch.core.score;

import io.wardwatch.core.policy.Policy;
import io.wardwatch.core.policy.TierSet;
import io.wardwatch.core.policy.Tiers;
import io.wardwatch.core.score.clinical.Answer;
import io.wardwatch.core.score.clinical.Cards;

/**
 * Scores what was known at a trigger: the linear models with their reasons, LACE and the one-rule baseline, and the cards of
 * all published point scores. A pure function of
 * input, models and policy; safe for use by many threads.
 */
public final class Scorer {

    private final Models models;
    private final Policy policy;

    public Scorer(Models models, Policy policy) {
        this.models = models;
        this.policy = policy;
    }

    /** The bundled models under the default policy. */
    public static Scorer bundled() {
        return new Scorer(Models.bundled(), Policy.defaults());
    }

    public Models models() {
        return models;
    }

    public Policy policy() {
        return policy;
    }

    /** The tiers of a payment risk. */
    public TierSet tiers(PaymentTarget target) {
        return switch (target) {
            case DENIAL -> policy.denial();
            case UNPAID_90D -> policy.payment();
        };
    }

    /** The score of {@code input}. Its band is the tier that this probability enters by itself, without hysteresis. */
    public ReadmissionScore score(ScoreInput input) {
        LinearModel model = models.readmission();
        double[] features = Features.of(input);
        double probability = model.probability(features);
        Lace lace = Lace.of(input, policy.laceCharlsonWeights());
        return new ReadmissionScore(
                input.moment(),
                model.name(),
                model.version(),
                probability,
                model.baseline(),
                Tiers.entered(policy.readmission(), probability).name(),
                lace.points(),
                lace.min(),
                lace.max(),
                lace.missing(),
                lace.charlsonIndex(),
                OneRule.flags(input),
                model.reasons(features),
                features,
                Cards.of(input, oncology(input.service()), policy.laceCharlsonWeights()));
    }

    private Answer oncology(String service) {
        if (service.isEmpty() || policy.oncologyServices().isEmpty()) {
            return Answer.UNKNOWN;
        }
        return Answer.of(policy.oncologyServices().contains(service));
    }

    /** The score of {@code input}, by the model of its target. */
    public PaymentScore score(ClaimInput input) {
        LinearModel model = models.of(input.target());
        double[] features = PaymentFeatures.of(input);
        double probability = model.probability(features);
        return new PaymentScore(
                input.target(),
                model.name(),
                model.version(),
                probability,
                model.baseline(),
                Tiers.entered(tiers(input.target()), probability).name(),
                input.target() == PaymentTarget.DENIAL ? input.chargeCents() : input.owedCents(),
                model.reasons(features),
                features);
    }
}
