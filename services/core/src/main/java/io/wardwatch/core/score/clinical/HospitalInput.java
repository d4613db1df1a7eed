package io.wardwatch.core.score.clinical;

import io.wardwatch.core.score.Charlson;
import io.wardwatch.core.score.Lace;
import io.wardwatch.core.score.ScoreInput;

/**
 * What the HOSPITAL scores are functions of. Before discharge everything that the score takes at discharge is provisional.
 *
 * @param discharged whether the stay has ended; the values are then those at discharge
 * @param hemoglobinGdl the last value in g/dL, NaN unknown
 * @param sodiumMmoll the last value in mmol/L, NaN unknown
 * @param oncology whether an oncology service discharges the patient: from the stay's last {@code service}, by a list that the
 *     site keeps, for service codes are local; a site without oncology says no
 * @param cancer whether a diagnosis of cancer is on record
 * @param procedure whether any coded procedure was done during the stay
 * @param nonElective whether the admission was urgent or emergent
 * @param priorAdmissions in the 12 months before this stay; negative unknown
 * @param midnights of the stay; negative unknown
 */
public record HospitalInput(
        boolean discharged,
        double hemoglobinGdl,
        double sodiumMmoll,
        Answer oncology,
        Answer cancer,
        Answer procedure,
        Answer nonElective,
        int priorAdmissions,
        int midnights) {

    /**
     * The input as far as {@code input} goes. Once the final coding has come, no procedure on record means that none was done.
     *
     * @param oncology what {@link ScoreInput} does not say
     */
    public static HospitalInput of(ScoreInput input, Answer oncology) {
        boolean discharged = input.moment().discharged() && input.midnights() >= 0;
        return new HospitalInput(
                discharged,
                input.hemoglobinGdl(),
                input.sodiumMmoll(),
                oncology,
                cancer(input),
                input.proceduresKnown() > 0 ? Answer.YES : input.coded() ? Answer.NO : Answer.UNKNOWN,
                Lace.acuityKnown(input) ? Answer.of(Lace.emergent(input)) : Answer.UNKNOWN,
                input.priorAdmissions(),
                input.midnights());
    }

    private static Answer cancer(ScoreInput input) {
        if ((input.charlson() & (Charlson.CANCER | Charlson.METASTATIC)) != 0) {
            return Answer.YES;
        }
        return input.diagnosesKnown() ? Answer.NO : Answer.UNKNOWN;
    }
}
