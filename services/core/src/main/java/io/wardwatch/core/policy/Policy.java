package io.wardwatch.core.policy;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a hospital decides about its risk scores: where tiers begin and end, how loudly each speaks, from which tier on an alert
 * opens, and which Charlson weights LACE's C stands on. Immutable; {@link #parse} and {@link #print} are inverse to each other.
 *
 * <p>The defaults are plain choices, not evidence: HIGH begins at twice a common crude 30-day rate of 10 %, VERY_HIGH where
 * about one patient in three comes back, MODERATE at that common rate. They suit demonstration; a hospital sets its own.
 *
 * <p>An {@link IllegalArgumentException} refuses tiers that do not rise in both thresholds, and alerts from LOW.
 *
 * @param version names this policy in logs and records, e.g. {@code default-1}
 * @param alertFrom the lowest tier that opens an alert; never {@code LOW}
 */
public record Policy(
        String version,
        Threshold moderate,
        Threshold high,
        Threshold veryHigh,
        Tier alertFrom,
        CharlsonWeights laceCharlsonWeights) {
    private static final String VERSION = "version";
    private static final String ALERT_FROM = "alertFrom";
    private static final String WEIGHTS = "laceCharlsonWeights";

    public Policy {
        requireRising("moderate", moderate, "high", high);
        requireRising("high", high, "veryHigh", veryHigh);
        if (alertFrom == Tier.LOW) {
            throw new IllegalArgumentException("alertFrom must be MODERATE, HIGH or VERY_HIGH: LOW has no threshold");
        }
        if (version.isBlank() || !version.equals(version.strip()) || version.indexOf('\n') >= 0) {
            throw new IllegalArgumentException("version must be one word or line, without blanks around it");
        }
    }

    /** The policy that holds where no file says otherwise. */
    public static Policy defaults() {
        return new Policy(
                "default-1",
                new Threshold(0.10, 0.08, Severity.INFO),
                new Threshold(0.20, 0.17, Severity.WARNING),
                new Threshold(0.35, 0.30, Severity.CRITICAL),
                Tier.HIGH,
                CharlsonWeights.LACE_2010);
    }

    /** The threshold of a tier; throws {@link IllegalArgumentException} for LOW, which has none. */
    public Threshold threshold(Tier tier) {
        return switch (tier) {
            case MODERATE -> moderate;
            case HIGH -> high;
            case VERY_HIGH -> veryHigh;
            case LOW -> throw new IllegalArgumentException("LOW has no threshold");
        };
    }

    /** Whether an alert stands for an encounter in {@code tier}. */
    public boolean alerts(Tier tier) {
        return tier.compareTo(alertFrom) >= 0;
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
                threshold(given, "moderate", base.moderate),
                threshold(given, "high", base.high),
                threshold(given, "veryHigh", base.veryHigh),
                choice(given, ALERT_FROM, base.alertFrom, Tier.class),
                choice(given, WEIGHTS, base.laceCharlsonWeights, CharlsonWeights.class));
        if (!given.isEmpty()) {
            throw new IllegalArgumentException(
                    "unknown key in policy: "
                            + given.keySet().iterator().next()
                            + "; known are version, alertFrom, laceCharlsonWeights and {moderate,high,veryHigh}.{raise,clear,severity}");
        }
        return policy;
    }

    /** This policy as a file that {@link #parse} reads back to an equal one. */
    public String print() {
        return "# Tiers of readmission risk. A tier is entered at 'raise' and left below 'clear' (probabilities).\n"
                + line(VERSION, version)
                + tier("moderate", moderate)
                + tier("high", high)
                + tier("veryHigh", veryHigh)
                + "# The lowest tier that opens an alert: MODERATE, HIGH or VERY_HIGH.\n"
                + line(ALERT_FROM, alertFrom)
                + "# Weights of LACE's comorbidity part: CHARLSON_1987, QUAN_2011 or LACE_2010.\n"
                + line(WEIGHTS, laceCharlsonWeights);
    }

    private static String tier(String name, Threshold threshold) {
        return line(name + ".raise", threshold.raise())
                + line(name + ".clear", threshold.clear())
                + line(name + ".severity", threshold.severity().code());
    }

    private static String line(String key, Object value) {
        return key + " = " + value + "\n";
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

    private static void requireRising(String lowerName, Threshold lower, String upperName, Threshold upper) {
        if (!(lower.raise() < upper.raise() && lower.clear() < upper.clear())) {
            throw new IllegalArgumentException(
                    "thresholds must rise from tier to tier, but " + lowerName + " is raised at "
                            + lower.raise() + " and cleared at " + lower.clear() + ", " + upperName + " raised at "
                            + upper.raise()
                            + " and cleared at " + upper.clear());
        }
    }
}
