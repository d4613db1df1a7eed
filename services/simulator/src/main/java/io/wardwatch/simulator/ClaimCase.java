package io.wardwatch.simulator;

/**
 * What is billed for one visit.
 *
 * @param from first local day of the visit
 * @param to last local day of the visit
 * @param submittedAt when the claim goes out, in microseconds
 * @param diagnosis principal diagnosis
 */
record ClaimCase(
        Visit visit, long from, long to, long submittedAt, String diagnosis, long chargeCents, boolean inpatient) {}
