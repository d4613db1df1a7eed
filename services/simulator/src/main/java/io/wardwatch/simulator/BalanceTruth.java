package io.wardwatch.simulator;

import java.time.Instant;

/**
 * The truth of one balance that moved to a patient. Key: facility and claim, since a claim moves at most one.
 *
 * @param movedAt when the balance moved
 * @param probability that less than 95 % of it is paid within 90 local days, by the formula
 * @param unpaid what came
 */
public record BalanceTruth(
        String facility,
        String claimId,
        String encounterId,
        String patientId,
        Instant movedAt,
        double probability,
        boolean unpaid,
        Drivers drivers)
        implements Truth {

    /**
     * What the formula knows, all of it in the events.
     *
     * @param owedCents the balance
     * @param chargeCents of the claim
     */
    public record Drivers(String payerClass, long owedCents, long chargeCents) {}

    @Override
    public Instant happenedAt() {
        return movedAt;
    }

    @Override
    public String toString() {
        return "BalanceTruth[" + probability + ", " + unpaid + "]";
    }
}
