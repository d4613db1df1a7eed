package io.wardwatch.simulator;

/**
 * The planted truth: the chance that a patient discharged alive is admitted again within 30 local days, as a logistic
 * function of {@link RiskDrivers}. Published with its weights in {@code docs/reference/simulator.md}; a change here is a
 * change of that page. The weights are made, not estimated: the result is for exercise and never for care.
 */
public final class RiskFormula {
    static final double INTERCEPT = -3.93;
    static final double DECADE_OVER_65 = .08;
    static final double PRIOR_ADMISSION = .20;
    static final int MOST_ADMISSIONS = 6;
    static final double PRIOR_EMERGENCY = .12;
    static final int MOST_EMERGENCY = 4;
    static final double LONG_STAY = .30;
    static final int LONG_MIDNIGHTS = 7;
    static final double EMERGENT = .45;
    static final double LOW_SODIUM = .35;
    static final double SODIUM_BOUND = 135;
    static final double LOW_HEMOGLOBIN = .35;
    static final double HEMOGLOBIN_BOUND = 12;

    private RiskFormula() {}

    /** The chance of a readmission within 30 days. */
    public static double probability(RiskDrivers drivers) {
        return 1 / (1 + StrictMath.exp(-logit(drivers)));
    }

    static double logit(RiskDrivers drivers) {
        double sum = INTERCEPT;
        sum += DECADE_OVER_65 * (drivers.ageYears() - 65) / 10;
        sum += PRIOR_ADMISSION * Math.min(MOST_ADMISSIONS, drivers.priorAdmissions());
        sum += PRIOR_EMERGENCY * Math.min(MOST_EMERGENCY, drivers.priorEmergency());
        for (Condition condition : Condition.ALL) {
            sum += condition.in(drivers.conditions()) ? condition.logOdds() : 0;
        }
        sum += drivers.midnights() >= LONG_MIDNIGHTS ? LONG_STAY : 0;
        sum += drivers.emergent() ? EMERGENT : 0;
        sum += ofDisposition(drivers.disposition());
        // A value that was not measured compares false: it counts as normal.
        sum += drivers.sodiumMmoll() < SODIUM_BOUND ? LOW_SODIUM : 0;
        sum += drivers.hemoglobinGdl() < HEMOGLOBIN_BOUND ? LOW_HEMOGLOBIN : 0;
        return sum;
    }

    private static double ofDisposition(String disposition) {
        return switch (disposition) {
            case "03" -> .35;
            case "06" -> .15;
            case "07" -> .90;
            case "50", "51" -> -1.5;
            default -> 0;
        };
    }
}
