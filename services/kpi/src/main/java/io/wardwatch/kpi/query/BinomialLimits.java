package io.wardwatch.kpi.query;

import org.apache.commons.statistics.distribution.BinomialDistribution;

/**
 * Control limits of a proportion around a target, as a funnel plot draws them: the exact binomial quantile, interpolated between
 * two counts so that the limit is continuous in its probability (Spiegelhalter, "Funnel plots for comparing institutional
 * performance", Statistics in Medicine 24, 2005, appendix A.1.1): with r the least count whose cumulative probability F(r) ≥ p,
 * the limit is (r − α) / n, α = (F(r) − p) / (F(r) − F(r − 1)); clipped to [0, 1].
 *
 * @param low95 2.5 % of values of a unit that is on target lie below
 * @param high95 2.5 % above
 * @param low998 0.1 % below
 * @param high998 0.1 % above
 */
record BinomialLimits(double low95, double high95, double low998, double high998) {
    private static final double OUTER = 0.001;
    private static final double INNER = 0.025;

    /** Where a value lies. */
    enum Zone {
        INSIDE("inside"),
        ABOVE_95("above95"),
        BELOW_95("below95"),
        ABOVE_998("above998"),
        BELOW_998("below998");

        private final String text;

        Zone(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }
    }

    /** The limits for {@code n} ≥ 1 cases around {@code target}. */
    static BinomialLimits of(int n, double target) {
        if (target <= 0 || target >= 1) {
            // All or none: chance moves nothing, and there is nothing to interpolate.
            return new BinomialLimits(target, target, target, target);
        }
        BinomialDistribution cases = BinomialDistribution.of(n, target);
        return new BinomialLimits(
                limit(cases, INNER), limit(cases, 1 - INNER), limit(cases, OUTER), limit(cases, 1 - OUTER));
    }

    Zone zone(double value) {
        if (value > high998) {
            return Zone.ABOVE_998;
        }
        if (value < low998) {
            return Zone.BELOW_998;
        }
        if (value > high95) {
            return Zone.ABOVE_95;
        }
        return value < low95 ? Zone.BELOW_95 : Zone.INSIDE;
    }

    private static double limit(BinomialDistribution cases, double p) {
        int r = cases.inverseCumulativeProbability(p);
        double mass = cases.probability(r);
        double alpha = (cases.cumulativeProbability(r) - p) / mass;
        double limit = (r - alpha) / cases.getNumberOfTrials();
        return Math.min(1, Math.max(0, limit));
    }
}
