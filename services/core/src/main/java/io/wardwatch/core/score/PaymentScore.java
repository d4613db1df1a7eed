package io.wardwatch.core.score;

import java.util.List;

/**
 * A payment score as issued, apart from whose it is and which revision. A pure function of {@link ClaimInput}, model and policy.
 *
 * @param probability of the target, the outcome that nobody wants
 * @param baseline log-odds of the reference claim
 * @param band the tier that this probability enters by itself, without hysteresis
 * @param amountCents at stake: the charge at a submission, what the patient owes at a balance; -1 unknown
 * @param reasons all features that differ from the reference, by descending size of contribution, then code
 * @param features the model's feature vector, in the order of its feature specification
 */
public record PaymentScore(
        PaymentTarget target,
        String model,
        String modelVersion,
        double probability,
        double baseline,
        String band,
        long amountCents,
        List<Reason> reasons,
        double[] features) {}
