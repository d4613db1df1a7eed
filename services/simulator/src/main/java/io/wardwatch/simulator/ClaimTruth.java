package io.wardwatch.simulator;

import java.time.Instant;

/**
 * The truth of a payer's first answer to one claim. Key: facility and claim. Claims of the uninsured have none.
 *
 * @param submittedAt when the claim first went out
 * @param answeredAt when the payer decided; the event is delivered later
 * @param probability of a denial, by the formula
 * @param denied what came
 */
public record ClaimTruth(
        String facility,
        String claimId,
        String encounterId,
        String patientId,
        Instant submittedAt,
        Instant answeredAt,
        String payer,
        double probability,
        boolean denied,
        Causes causes)
        implements Truth {

    /**
     * What the formula knows, all of it in the events.
     *
     * @param authorizationMissing required and not there
     * @param eligibilityUnverified nobody asked the payer whether the patient is covered
     * @param large charge above 40,000.00
     * @param newPolicy submitted under the payer's changed policy, and hit by it
     */
    public record Causes(
            boolean authorizationMissing, boolean eligibilityUnverified, boolean large, boolean newPolicy) {}

    @Override
    public Instant happenedAt() {
        return answeredAt;
    }

    @Override
    public String toString() {
        return "ClaimTruth[" + probability + ", " + denied + "]";
    }
}
