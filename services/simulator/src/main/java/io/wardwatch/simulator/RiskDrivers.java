package io.wardwatch.simulator;

/**
 * What the readmission formula looks at: only things that the written events carry.
 *
 * @param ageYears at admission
 * @param priorAdmissions stays that began in the 365 days before this admission: those in the stream, and those before it
 *     that the discharge reports as {@code priorYear.inpatient}
 * @param priorEmergency visits with time in the emergency department in the 183 days before this admission, and those that
 *     the discharge reports as {@code priorYear.emergency}
 * @param conditions mask of {@link Condition#bit()}: all in the final coding of the stay
 * @param midnights local midnights of the stay
 * @param emergent admission type EMERGENCY, URGENT or TRAUMA
 * @param disposition two-digit discharge status
 * @param sodiumMmoll at discharge; NaN where not measured
 * @param hemoglobinGdl at discharge; NaN where not measured
 */
public record RiskDrivers(
        int ageYears,
        int priorAdmissions,
        int priorEmergency,
        int conditions,
        int midnights,
        boolean emergent,
        String disposition,
        double sodiumMmoll,
        double hemoglobinGdl) {}
