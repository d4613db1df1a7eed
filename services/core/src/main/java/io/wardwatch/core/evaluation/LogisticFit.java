package io.wardwatch.core.evaluation;

/**
 * Logistic regression of an outcome on one number, by Newton's method: {@code log-odds = intercept + slope · z}.
 *
 * @param converged false where no finite fit exists, as with outcomes that a threshold separates
 */
public record LogisticFit(double intercept, double slope, boolean converged) {
    private static final double EDGE = 1e-12;
    private static final int STEPS = 50;
    private static final double PRECISION = 1e-10;
    private static final LogisticFit NONE = new LogisticFit(Double.NaN, Double.NaN, false);

    /** Log-odds of {@code p}, which is kept away from 0 and 1 by 1e-12 so that they are finite. */
    public static double logOdds(double p) {
        double inside = Math.min(1 - EDGE, Math.max(EDGE, p));
        return StrictMath.log(inside / (1 - inside));
    }

    /** The probability of {@code logOdds}. */
    public static double probability(double logOdds) {
        return 1 / (1 + StrictMath.exp(-logOdds));
    }

    /** The fit of a recalibrated probability. */
    public double apply(double p) {
        return probability(intercept + slope * logOdds(p));
    }

    /** The best fit over the log-odds of the predictions. */
    static LogisticFit of(ScoredCases cases, int[] weights) {
        LogisticFit fit = of(cases, weights, 0, 1);
        if (fit.converged) {
            return fit;
        }
        // Far from a slope of one, Newton's steps may leap; from the flat line they do not.
        return of(cases, weights, logOdds(Calibration.observed(cases, weights) / Calibration.total(weights)), 0);
    }

    private static LogisticFit of(ScoredCases cases, int[] weights, double intercept, double slope) {
        double a = intercept;
        double b = slope;
        double[] z = cases.logOdds();
        for (int step = 0; step < STEPS; step++) {
            double ga = 0;
            double gb = 0;
            double haa = 0;
            double hab = 0;
            double hbb = 0;
            for (int i = 0; i < z.length; i++) {
                int weight = weights[i];
                if (weight > 0) {
                    double p = probability(a + b * z[i]);
                    double off = weight * ((cases.outcome(i) ? 1 : 0) - p);
                    double curve = weight * p * (1 - p);
                    ga += off;
                    gb += off * z[i];
                    haa += curve;
                    hab += curve * z[i];
                    hbb += curve * z[i] * z[i];
                }
            }
            double det = haa * hbb - hab * hab;
            double da = (hbb * ga - hab * gb) / det;
            double db = (haa * gb - hab * ga) / det;
            if (!Double.isFinite(da) || !Double.isFinite(db)) {
                return NONE;
            }
            a += da;
            b += db;
            if (Math.abs(da) < PRECISION && Math.abs(db) < PRECISION) {
                return new LogisticFit(a, b, true);
            }
        }
        return NONE;
    }

    /** The best intercept with a slope of one: by how many log-odds all predictions are too low; NaN where there is none. */
    static double offset(ScoredCases cases, int[] weights) {
        double a = 0;
        double[] z = cases.logOdds();
        for (int step = 0; step < STEPS; step++) {
            double gradient = 0;
            double curve = 0;
            for (int i = 0; i < z.length; i++) {
                if (weights[i] > 0) {
                    double p = probability(a + z[i]);
                    gradient += weights[i] * ((cases.outcome(i) ? 1 : 0) - p);
                    curve += weights[i] * p * (1 - p);
                }
            }
            double move = gradient / curve;
            if (!Double.isFinite(move)) {
                return Double.NaN;
            }
            a += move;
            if (Math.abs(move) < PRECISION) {
                return a;
            }
        }
        return Double.NaN;
    }
}
