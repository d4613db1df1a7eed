package io.wardwatch.simulator;

/**
 * What is billed for one visit.
 *
 * @param number of the claim among the patient's, from 0
 * @param from first local day of the visit
 * @param to last local day of the visit
 * @param endedAt when the visit ended, in microseconds
 * @param diagnosis principal diagnosis
 */
record ClaimCase(
        int number,
        Visit visit,
        long from,
        long to,
        long endedAt,
        String diagnosis,
        long chargeCents,
        boolean inpatient) {
    String id() {
        return "C" + visit.encounterId().substring(1);
    }
}
