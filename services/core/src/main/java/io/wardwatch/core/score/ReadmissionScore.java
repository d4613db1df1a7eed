package io.wardwatch.core.score;

import io.wardwatch.core.score.card.ScoreCard;
import java.util.List;

/**
 * A readmission score as issued, apart from whose it is and which revision. A pure function of {@link ScoreInput}, model and
 * policy.
 *
 * @param probability of readmission within 30 days of discharge
 * @param baseline log-odds of the reference patient
 * @param lace LACE points, -1 where not yet determined (before discharge)
 * @param laceMissing which of {@code L}, {@code A}, {@code C}, {@code E} rest on no record
 * @param charlsonIndex the weighted index that LACE's C stands on
 * @param oneRule two or more admissions in the twelve months before
 * @param reasons all features that differ from the reference, by descending size of contribution, then code
 * @param features the model's feature vector, in the order of its feature specification
 * @param cards the published point scores of the same moment, in the order of {@link io.wardwatch.core.score.clinical.Cards#of}
 */
public record ReadmissionScore(
        Moment moment,
        String model,
        String modelVersion,
        double probability,
        double baseline,
        String band,
        int lace,
        int laceMin,
        int laceMax,
        List<String> laceMissing,
        int charlsonIndex,
        boolean oneRule,
        List<Reason> reasons,
        double[] features,
        List<ScoreCard> cards) {}
