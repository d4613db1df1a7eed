package io.wardwatch.core.score;

import io.wardwatch.core.policy.CharlsonWeights;
import java.util.List;

/**
 * The vector of the readmission model, one for all moments. What is unknown takes the reference patient's value, so that it
 * adds no reason, and an indicator beside it says that it is unknown. Payer and region are left out on purpose: they would
 * let a risk score learn who is insured how.
 *
 * <p>Counts are capped where more of them says little, which also keeps one wrong count from drowning everything else.
 */
public final class Features {
    private static final int MAX_NIGHTS = 60;
    private static final double REFERENCE_AGE_DECADES = 6.5;
    private static final int REFERENCE_NIGHTS = 4;
    private static final double LOW_HEMOGLOBIN = 12;
    private static final double LOW_SODIUM = 135;

    // StrictMath: the same bits on every machine, as replays must reproduce scores byte for byte.
    private static final double[] LOG_NIGHTS = new double[MAX_NIGHTS + 1];

    static {
        for (int nights = 0; nights <= MAX_NIGHTS; nights++) {
            LOG_NIGHTS[nights] = StrictMath.log1p(nights);
        }
    }

    /** The features in the order of {@link #of}. */
    public static final FeatureSpec SPEC = new FeatureSpec(
            "readmission-features-1",
            List.of(
                    new Feature(
                            "AGE_DECADES", REFERENCE_AGE_DECADES, "age in years / 10, at most 10; 6.5 where unknown"),
                    new Feature("AGE_UNKNOWN", 0, "1 where age is unknown"),
                    new Feature("SEX_MALE", 0, "1 where sex is M"),
                    new Feature("EMERGENT", 0, "1 where LACE's A counts"),
                    new Feature("PRIOR_ADMISSIONS", 0, "admissions in the 12 months before, at most 5"),
                    new Feature("PRIOR_EMERGENCY_VISITS", 0, "emergency visits in the 6 months before, at most 4"),
                    new Feature("CHARLSON_INDEX", 0, "Quan 2011 weights, at most 10"),
                    new Feature("HEART_FAILURE", 0, "1 where Charlson's heart failure is recorded"),
                    new Feature("CHRONIC_PULMONARY", 0, "1 where Charlson's chronic pulmonary disease is recorded"),
                    new Feature("RENAL", 0, "1 where Charlson's renal disease is recorded"),
                    new Feature("DIAGNOSES_UNKNOWN", 0, "1 where this encounter has no diagnosis on record"),
                    new Feature("RECENT_DISCHARGE", 0, "1 where the last discharge was at most 30 days ago"),
                    new Feature("AT_DISCHARGE", 0, "1 for a score at discharge"),
                    new Feature(
                            "NIGHTS_LOG",
                            LOG_NIGHTS[REFERENCE_NIGHTS],
                            "ln(1 + midnights, at most 60); of 4 before discharge"),
                    new Feature("HEMOGLOBIN_LOW", 0, "1 below 12 g/dL"),
                    new Feature("SODIUM_LOW", 0, "1 below 135 mmol/L"),
                    new Feature("LABS_UNKNOWN", 0, "1 where hemoglobin or sodium is unknown"),
                    new Feature(
                            "TO_FACILITY", 0, "1 for dispositions 03, 04, 61, 62, 63, 64: to another place of care"),
                    new Feature("TO_HOSPICE", 0, "1 for dispositions 50, 51"),
                    new Feature("LEFT_AGAINST_ADVICE", 0, "1 for disposition 07")));

    private Features() {}

    /** The vector of {@code input}, a new array in the order of {@link #SPEC}. */
    public static double[] of(ScoreInput input) {
        boolean discharge = input.moment().discharged();
        int nights = discharge && input.midnights() >= 0 ? Math.min(input.midnights(), MAX_NIGHTS) : REFERENCE_NIGHTS;
        return new double[] {
            input.ageYears() < 0 ? REFERENCE_AGE_DECADES : Math.min(input.ageYears(), 100) / 10.0,
            one(input.ageYears() < 0),
            one("M".equals(input.sex())),
            one(Lace.emergent(input)),
            Math.min(input.priorAdmissions(), 5),
            Math.min(input.priorEmergencyVisits(), 4),
            Math.min(Charlson.index(input.charlson(), CharlsonWeights.QUAN_2011), 10),
            one((input.charlson() & Charlson.HEART_FAILURE) != 0),
            one((input.charlson() & Charlson.CHRONIC_PULMONARY) != 0),
            one((input.charlson() & Charlson.RENAL) != 0),
            one(!input.diagnosesKnown()),
            one(input.daysSinceLastDischarge() >= 0 && input.daysSinceLastDischarge() <= 30),
            one(discharge),
            LOG_NIGHTS[nights],
            one(input.hemoglobinGdl() < LOW_HEMOGLOBIN),
            one(input.sodiumMmoll() < LOW_SODIUM),
            one(Double.isNaN(input.hemoglobinGdl()) || Double.isNaN(input.sodiumMmoll())),
            one(discharge && toFacility(input.disposition())),
            one(discharge && ("50".equals(input.disposition()) || "51".equals(input.disposition()))),
            one(discharge && "07".equals(input.disposition())),
        };
    }

    private static boolean toFacility(String disposition) {
        return switch (disposition) {
            case "03", "04", "61", "62", "63", "64" -> true;
            default -> false;
        };
    }

    private static double one(boolean holds) {
        return holds ? 1 : 0;
    }
}
