package io.wardwatch.core.policy;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a hospital decides about its risk scores: for each of three risks where tiers begin and end, how loudly each speaks, and
 * from which tier on an alert opens; which Charlson weights LACE's C stands on; and which rules alert. Immutable; {@link #parse} and
 * {@link #print} are inverse to each other.
 *
 * <p>The defaults are plain choices, not evidence: of readmission HIGH begins at twice a common crude 30-day rate of 10 %,
 * VERY_HIGH where about one patient in three comes back, MODERATE at that common rate; of a denial likewise, with a little more
 * asked for the highest; of an unpaid balance higher, as many are not paid in time. They suit demonstration; a hospital sets
 * its own.
 *
 * <p>An {@link IllegalArgumentException} refuses tiers that do not rise in both thresholds, and alerts from LOW.
 *
 * @param version names this policy in logs and records, e.g. {@code default-1}
 * @param readmission of a stay
 * @param denial that a payer denies a submission
 * @param payment that a patient's balance is not paid in time
 * @param visits how long a visit may stay open without a word
 * @param oncologyServices codes of the services that count as oncology, as sources send them; where none is given, HOSPITAL does
 *     not know. A site without oncology names one that it does not have
 * @param rules the alerts that need no score
 */
public record Policy(
        String version,
        TierSet readmission,
        TierSet denial,
        TierSet payment,
        CharlsonWeights laceCharlsonWeights,
        VisitLimits visits,
        List<String> oncologyServices,
        RuleSettings rules) {
    private static final String VERSION = "version";
    private static final String WEIGHTS = "laceCharlsonWeights";
    private static final String EMERGENCY_HOURS = "visit.emergencyHours";
    private static final String OBSERVATION_HOURS = "visit.observationHours";
    private static final String INPATIENT_DAYS = "visit.inpatientDays";
    private static final String ONCOLOGY = "oncologyServices";
    private static final String DENIAL = "denial.";
    private static final String PAYMENT = "payment.";
    /** The first risk there was: its keys have no prefix, so that old files still say the same. */
    private static final String READMISSION = "";

    public Policy {
        if (version.isBlank() || !version.equals(version.strip()) || version.indexOf('\n') >= 0) {
            throw new IllegalArgumentException("version must be one word or line, without blanks around it");
        }
        oncologyServices = List.copyOf(oncologyServices);
    }

    /** The policy that holds where no file says otherwise. */
    public static Policy defaults() {
        return new Policy(
                "default-1",
                new TierSet(
                        new Threshold(0.10, 0.08, Severity.INFO),
                        new Threshold(0.20, 0.17, Severity.WARNING),
                        new Threshold(0.35, 0.30, Severity.CRITICAL),
                        Tier.HIGH),
                new TierSet(
                        new Threshold(0.10, 0.08, Severity.INFO),
                        new Threshold(0.20, 0.17, Severity.WARNING),
                        new Threshold(0.40, 0.35, Severity.CRITICAL),
                        Tier.HIGH),
                new TierSet(
                        new Threshold(0.40, 0.36, Severity.INFO),
                        new Threshold(0.60, 0.55, Severity.WARNING),
                        new Threshold(0.80, 0.75, Severity.CRITICAL),
                        Tier.HIGH),
                CharlsonWeights.LACE_2010,
                VisitLimits.DEFAULT,
                List.of(),
                RuleSettings.defaults());
    }

    /**
     * Reads a policy file: lines of {@code key = value}, {@code #} begins a comment line. A key that is not given keeps its
     * default.
     *
     * @throws IllegalArgumentException naming the line and key of what is unknown, doubled, unreadable or out of order
     */
    public static Policy parse(String text) {
        Map<String, String> given = new LinkedHashMap<>(KeyValues.parse(text));
        Policy base = defaults();
        Policy policy = new Policy(
                take(given, VERSION, base.version),
                tiers(given, READMISSION, base.readmission),
                tiers(given, DENIAL, base.denial),
                tiers(given, PAYMENT, base.payment),
                choice(given, WEIGHTS, base.laceCharlsonWeights, CharlsonWeights.class),
                visits(given, base.visits),
                words(take(given, ONCOLOGY, String.join(" ", base.oncologyServices))),
                RuleSettings.take(given));
        if (!given.isEmpty()) {
            throw new IllegalArgumentException("unknown key in policy: "
                    + given.keySet().iterator().next()
                    + "; known are version, laceCharlsonWeights, oncologyServices,"
                    + " visit.{emergencyHours,observationHours,inpatientDays}, and alertFrom and"
                    + " {moderate,high,veryHigh}.{raise,clear,severity} as they stand or after 'denial.' or 'payment.',"
                    + " and {on,severity,days,atLeast,below} after 'rule.' and a rule's name");
        }
        return policy;
    }

    /** This policy as a file that {@link #parse} reads back to an equal one. */
    public String print() {
        return "# Tiers of readmission risk. A tier is entered at 'raise' and left below 'clear' (probabilities).\n"
                + line(VERSION, version)
                + print(READMISSION, readmission)
                + "# The same of the risk that a payer denies a submission.\n"
                + print(DENIAL, denial)
                + "# And of the risk that a patient's balance is not paid within 90 days.\n"
                + print(PAYMENT, payment)
                + "# Weights of LACE's comorbidity part: CHARLSON_1987, QUAN_2011 or LACE_2010.\n"
                + line(WEIGHTS, laceCharlsonWeights)
                + "# An open visit is closed that long after its last word; an open stay is a finding after so many days.\n"
                + line(EMERGENCY_HOURS, visits.emergencyHours())
                + line(OBSERVATION_HOURS, visits.observationHours())
                + line(INPATIENT_DAYS, visits.inpatientDays())
                + "# Codes of the services that count as oncology in HOSPITAL, apart by blanks; none: not known.\n"
                + line(ONCOLOGY, String.join(" ", oncologyServices)).replace("= \n", "=\n")
                + rules.print();
    }

    private static List<String> words(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split("\\s+"));
    }

    private static String print(String risk, TierSet tiers) {
        return tier(risk + "moderate", tiers.moderate())
                + tier(risk + "high", tiers.high())
                + tier(risk + "veryHigh", tiers.veryHigh())
                + "# The lowest tier that opens an alert: MODERATE, HIGH or VERY_HIGH.\n"
                + line(risk + "alertFrom", tiers.alertFrom());
    }

    private static String tier(String name, Threshold threshold) {
        return line(name + ".raise", threshold.raise())
                + line(name + ".clear", threshold.clear())
                + line(name + ".severity", threshold.severity().code());
    }

    private static String line(String key, Object value) {
        return key + " = " + value + "\n";
    }

    private static TierSet tiers(Map<String, String> given, String risk, TierSet base) {
        Threshold moderate = threshold(given, risk + "moderate", base.moderate());
        Threshold high = threshold(given, risk + "high", base.high());
        Threshold veryHigh = threshold(given, risk + "veryHigh", base.veryHigh());
        Tier alertFrom = choice(given, risk + "alertFrom", base.alertFrom(), Tier.class);
        try {
            return new TierSet(moderate, high, veryHigh, alertFrom);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(risk + e.getMessage(), e);
        }
    }

    private static Threshold threshold(Map<String, String> given, String tier, Threshold base) {
        double raise = number(given, tier + ".raise", base.raise());
        double clear = number(given, tier + ".clear", base.clear());
        Severity severity = choice(given, tier + ".severity", base.severity(), Severity.class);
        try {
            return new Threshold(raise, clear, severity);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(tier + " " + e.getMessage(), e);
        }
    }

    private static VisitLimits visits(Map<String, String> given, VisitLimits base) {
        return new VisitLimits(
                whole(given, EMERGENCY_HOURS, base.emergencyHours()),
                whole(given, OBSERVATION_HOURS, base.observationHours()),
                whole(given, INPATIENT_DAYS, base.inpatientDays()));
    }

    private static int whole(Map<String, String> given, String key, int base) {
        String value = given.remove(key);
        if (value == null) {
            return base;
        }
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(key + " must be a whole number, not '" + value + "'", e);
        }
    }

    private static String take(Map<String, String> given, String key, String base) {
        String value = given.remove(key);
        return value == null ? base : value;
    }

    private static double number(Map<String, String> given, String key, double base) {
        String value = given.remove(key);
        if (value == null) {
            return base;
        }
        try {
            return Double.parseDouble(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(key + " must be a number between 0 and 1, not '" + value + "'", e);
        }
    }

    private static <E extends Enum<E>> E choice(Map<String, String> given, String key, E base, Class<E> type) {
        String value = given.remove(key);
        if (value == null) {
            return base;
        }
        for (E each : type.getEnumConstants()) {
            if (each.name().equalsIgnoreCase(value)) {
                return each;
            }
        }
        throw new IllegalArgumentException(
                key + " must be one of " + Arrays.toString(type.getEnumConstants()) + ", not '" + value + "'");
    }
}
