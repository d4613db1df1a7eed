package io.wardwatch.model;

import io.wardwatch.core.engine.IssuedPaymentScore;
import io.wardwatch.core.engine.IssuedScore;
import io.wardwatch.core.event.PatientKey;
import io.wardwatch.core.score.PaymentTarget;
import io.wardwatch.core.score.ReadmissionScore;
import io.wardwatch.core.score.card.ScoreCard;
import io.wardwatch.core.score.card.ScoreVersion;

/**
 * One score as it was issued, reduced to what a case needs: whose it is, its trigger, what the engine saw then and what simple
 * rules say. Key: {@code scoreId}.
 *
 * @param place number of the encounter, or of the claim
 * @param moment as {@link Target#moments()} name it
 * @param scoredAt the trigger's {@code recordedAt}, microseconds
 * @param features in the order of {@link Target#features()}
 * @param rules what simple rules say, higher = worse: of stays LACE, HOSPITAL (2016) and the one-rule; of claims those of
 *     {@link Baselines}; negative where a rule says nothing
 * @param amountCents at stake in a claim; -1 unknown, and of stays
 */
public record Said(
        String scoreId,
        Target target,
        PatientKey patient,
        String facility,
        String place,
        String moment,
        String trigger,
        String triggerSource,
        long scoredAt,
        double[] features,
        double[] rules,
        long amountCents) {

    /** Of a stay; not of a score that was withdrawn. */
    public static Said of(IssuedScore issued) {
        return new Said(
                issued.scoreId(),
                Target.READMISSION_30D,
                issued.patient(),
                issued.facility(),
                issued.encounterId(),
                issued.moment().name(),
                issued.trigger(),
                issued.triggerSource(),
                issued.scoredAt(),
                issued.score().features(),
                rules(issued.score()),
                -1);
    }

    /** Of a claim; not of a score that was withdrawn. */
    public static Said of(IssuedPaymentScore issued) {
        Target target = issued.target() == PaymentTarget.DENIAL ? Target.DENIAL : Target.PAYMENT_90D;
        double[] features = issued.score().features();
        return new Said(
                issued.scoreId(),
                target,
                issued.patient(),
                issued.facility(),
                issued.claimId(),
                moment(target, features),
                issued.trigger(),
                issued.triggerSource(),
                issued.scoredAt(),
                features,
                Baselines.of(target, features),
                issued.score().amountCents());
    }

    private static double[] rules(ReadmissionScore score) {
        double hospital = -1;
        for (ScoreCard card : score.cards()) {
            hospital = card.version() == ScoreVersion.HOSPITAL_2016 ? card.points() : hospital;
        }
        return new double[] {score.lace(), hospital, score.oneRule() ? 1 : 0};
    }

    private static String moment(Target target, double[] features) {
        if (target == Target.PAYMENT_90D) {
            return "BALANCE";
        }
        return Baselines.moment(target, features).equals(target.judged()) ? "SUBMISSION" : "RESUBMISSION";
    }

    /** Whose and what it is stays out of logs. */
    @Override
    public String toString() {
        return "Said[" + target + " " + moment + "]";
    }
}
