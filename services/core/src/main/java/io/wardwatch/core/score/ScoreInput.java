package io.wardwatch.core.score;

/**
 * All that was known at a trigger, of which scores are functions. Built by the fold from entries whose stamp is not above the
 * trigger's; nothing else may enter.
 *
 * @param ageYears -1 unknown
 * @param sex {@code F}, {@code M}, {@code X}, {@code UNKNOWN}
 * @param admissionType as in the plain form, {@code UNKNOWN} where absent
 * @param emergencyArrival the encounter has an EMERGENCY interval before the stay began
 * @param priorAdmissions stays of the patient that began in the 12 months before this one did, as far as known, plus what
 *     {@code priorYear.inpatient} reports
 * @param priorEmergencyVisits visits with an EMERGENCY interval in the 6 months before, this encounter excluded, plus
 *     {@code priorYear.emergency}
 * @param charlson bits of {@link Charlson} conditions: this encounter's recorded diagnoses that are not marked absent on
 *     admission, and those of encounters that began in the 12 months before
 * @param elixhauser bits of {@link Elixhauser} conditions of this encounter alone, as the index is defined; otherwise as above
 * @param diagnosesKnown whether any diagnosis is on record for this encounter
 * @param midnights local midnights from the stay's begin to its discharge; before it, those up to the trigger, and -1 at admission
 * @param daysSinceLastDischarge local days since the patient's last discharge within 12 months; -1 none known
 * @param disposition empty before discharge or where unknown
 * @param hemoglobinGdl NaN unknown
 * @param sodiumMmoll NaN unknown
 * @param proceduresKnown number of procedures on record
 * @param coded whether the stay's final coding has come
 * @param service that has the patient now, or discharged the patient; empty unknown
 */
public record ScoreInput(
        Moment moment,
        int ageYears,
        String sex,
        String admissionType,
        boolean emergencyArrival,
        int priorAdmissions,
        int priorEmergencyVisits,
        int charlson,
        int elixhauser,
        boolean diagnosesKnown,
        int midnights,
        int daysSinceLastDischarge,
        String disposition,
        String payer,
        double hemoglobinGdl,
        double sodiumMmoll,
        int proceduresKnown,
        boolean coded,
        String service) {}
