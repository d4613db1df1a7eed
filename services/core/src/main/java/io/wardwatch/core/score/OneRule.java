package io.wardwatch.core.score;

/**
 * The baseline that every model must beat at an equal share of flagged patients: two or more admissions in the twelve months
 * before (PMC4407637: sensitivity 39–40 %, positive predictive value 30–31 %, 18 % flagged).
 */
public final class OneRule {
    private OneRule() {}

    public static boolean flags(ScoreInput input) {
        return input.priorAdmissions() >= 2;
    }
}
