package io.wardwatch.kpi.query;

import io.wardwatch.core.measure.KpiValue;
import io.wardwatch.core.measure.Reading;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.distribution.DiscreteDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.PoissonDistribution;

/**
 * Control limits of a part around a target, as a funnel plot draws them (Spiegelhalter, "Funnel plots for comparing institutional
 * performance", Statistics in Medicine 24, 2005, appendix A.1). Of a proportion by the exact binomial quantile, of observed over
 * expected counts by the exact Poisson quantile, each interpolated between two counts so that the limit is continuous in its
 * probability: with r the least count whose cumulative probability F(r) ≥ p, the limit is (r − α) / n, α = (F(r) − p) / (F(r) −
 * F(r − 1)). Of a mean by the normal distribution with the whole's standard deviation. Clipped to what the value can be.
 *
 * @param low95 2.5 % of values of a unit that is on target lie below
 * @param high95 2.5 % above
 * @param low998 0.1 % below
 * @param high998 0.1 % above
 */
record FunnelLimits(double low95, double high95, double low998, double high998) {
    private static final double OUTER = 0.001;
    private static final double INNER = 0.025;
    private static final double Z_INNER = -NormalDistribution.of(0, 1).inverseCumulativeProbability(INNER);
    private static final double Z_OUTER = -NormalDistribution.of(0, 1).inverseCumulativeProbability(OUTER);

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

    /** Whether there are limits for what {@code reading} reads. */
    static boolean areOf(Reading reading) {
        return reading instanceof Reading.Share
                || reading instanceof Reading.CountRatio
                || reading instanceof Reading.Mean;
    }

    /** How much a value rests on, as limits count it: cases, or of observed over expected the expected ones. */
    static double size(Reading reading, KpiValue value) {
        return reading instanceof Reading.CountRatio
                ? (double) value.sum() / Reading.CountRatio.SCALE
                : value.denominator();
    }

    /**
     * The limits of a part of {@code size} around {@code whole}.
     *
     * @param whole the value of the whole; a mean with its sum and sum of squares
     */
    static FunnelLimits of(Reading reading, double size, KpiValue whole) {
        return switch (reading) {
            case Reading.CountRatio ratio -> poisson(size, whole.value());
            case Reading.Mean mean -> normal(size, whole.value(), deviation(whole));
            default -> binomial((int) size, whole.value());
        };
    }

    private static double deviation(KpiValue whole) {
        double n = whole.denominator();
        double squares = whole.sumSquares().orElseThrow().doubleValue();
        return n < 2 ? 0 : Math.sqrt(Math.max(0, squares - n * whole.value() * whole.value()) / (n - 1));
    }

    /** Of a proportion of {@code n} ≥ 1 cases around {@code target}. */
    static FunnelLimits binomial(int n, double target) {
        if (target <= 0 || target >= 1) {
            // All or none: chance moves nothing, and there is nothing to interpolate.
            return new FunnelLimits(target, target, target, target);
        }
        BinomialDistribution cases = BinomialDistribution.of(n, target);
        return new FunnelLimits(
                Math.min(1, limit(cases, INNER) / n),
                Math.min(1, limit(cases, 1 - INNER) / n),
                Math.min(1, limit(cases, OUTER) / n),
                Math.min(1, limit(cases, 1 - OUTER) / n));
    }

    /** Of observed over {@code expected} > 0 cases around {@code target}. */
    static FunnelLimits poisson(double expected, double target) {
        if (target <= 0) {
            return new FunnelLimits(0, 0, 0, 0);
        }
        PoissonDistribution cases = PoissonDistribution.of(expected * target);
        return new FunnelLimits(
                limit(cases, INNER) / expected,
                limit(cases, 1 - INNER) / expected,
                limit(cases, OUTER) / expected,
                limit(cases, 1 - OUTER) / expected);
    }

    /** Of a mean of {@code n} ≥ 1 cases, none below 0, around {@code target}. */
    static FunnelLimits normal(double n, double target, double deviation) {
        double error = deviation / Math.sqrt(n);
        return new FunnelLimits(
                Math.max(0, target - Z_INNER * error),
                target + Z_INNER * error,
                Math.max(0, target - Z_OUTER * error),
                target + Z_OUTER * error);
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

    /** A count that a share {@code p} of all lie below; never below 0. */
    private static double limit(DiscreteDistribution cases, double p) {
        int r = cases.inverseCumulativeProbability(p);
        double alpha = (cases.cumulativeProbability(r) - p) / cases.probability(r);
        return Math.max(0, r - alpha);
    }
}
