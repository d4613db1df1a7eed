package io.wardwatch.core.score;

/**
 * All that was known of a claim at a trigger, of which payment scores are functions. Built by the fold from the claim's entries
 * whose stamp is not above the trigger's; nothing else may enter. Amounts in integer minor units.
 *
 * @param payerClass as last said, {@code UNKNOWN} where never
 * @param claimForm as last said, {@code UNKNOWN} where never
 * @param chargeCents of the submission in force; -1 unknown
 * @param authorizationRequired as the submission in force says; false where it says nothing
 * @param authorized whether the submission in force carries an authorization
 * @param eligibilityVerified 1 yes, 0 no, -1 not said
 * @param submission 1 for the first submission, 2 for the second, …
 * @param owedCents what the patient owes after the trigger; -1 at a submission
 * @param daysSubmitted local days from the first submission to the trigger
 */
public record ClaimInput(
        PaymentTarget target,
        String payerClass,
        String claimForm,
        long chargeCents,
        boolean authorizationRequired,
        boolean authorized,
        int eligibilityVerified,
        int submission,
        long owedCents,
        int daysSubmitted) {}
