package io.wardwatch.model.figures;

import io.wardwatch.core.evaluation.Estimate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Single figures of {@code metrics.json} as maps and numbers: rounded to six places, with their interval and the number of cases
 * they rest on; what has no value says why.
 */
public final class Figure {
    /** Why nothing can be said of a model. */
    public static final String ONE_SIDED = "no case with the outcome, or none without";

    private static final double PLACES = 1e6;
    private static final double Z2 = 1.959963984540054 * 1.959963984540054;

    private Figure() {}

    /** {@code {value, lo, hi, n}}; an interval that no resample gave is left out. */
    public static Map<String, Object> of(Estimate estimate, long n) {
        if (!Double.isFinite(estimate.value())) {
            return unavailable("it has no value for these cases");
        }
        Map<String, Object> parts = new LinkedHashMap<>();
        parts.put("value", rounded(estimate.value()));
        put(parts, "lo", estimate.low());
        put(parts, "hi", estimate.high());
        parts.put("n", n);
        return parts;
    }

    public static Map<String, Object> unavailable(String why) {
        Map<String, Object> parts = new LinkedHashMap<>();
        parts.put("unavailable", why);
        return parts;
    }

    /** Absent where it is not finite. */
    public static void put(Map<String, Object> parts, String name, double value) {
        if (Double.isFinite(value)) {
            parts.put(name, rounded(value));
        }
    }

    /** A point of a curve. */
    static List<Double> point(double x, double y) {
        return List.of(rounded(x), rounded(y));
    }

    public static double rounded(double value) {
        return Math.rint(value * PLACES) / PLACES;
    }

    /** The share of cases with the outcome, with Wilson's interval. */
    public static Map<String, Object> rate(long events, long cases) {
        return cases == 0
                ? unavailable("no case with complete follow-up")
                : of(wilson((double) events / cases, cases), cases);
    }

    /** Wilson's interval of a share of {@code n} cases. */
    public static Estimate wilson(double share, long n) {
        double middle = (share + Z2 / (2 * n)) / (1 + Z2 / n);
        double half = Math.sqrt(Z2) / (1 + Z2 / n) * Math.sqrt(share * (1 - share) / n + Z2 / (4.0 * n * n));
        return new Estimate(share, Math.max(0, middle - half), Math.min(1, middle + half));
    }
}
