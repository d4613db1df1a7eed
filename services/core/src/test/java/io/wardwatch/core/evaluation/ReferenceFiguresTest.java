package io.wardwatch.core.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every figure against what scikit-learn, statsmodels and R say of the same cases. */
final class ReferenceFiguresTest {
    private static final ScoredCases CASES = ReferenceCases.CASES;
    private static final ScoredCases OTHER = ReferenceCases.OTHER;

    @ParameterizedTest
    @EnumSource(
            names = {
                "AUROC",
                "AUPRC",
                "BRIER",
                "SCALED_BRIER",
                "LOG_LOSS",
                "IN_THE_LARGE",
                "SLOPE",
                "EXPECTED_OVER_OBSERVED"
            })
    void shouldEqualOtherToolsWhenCasesAreTheSame(Metric metric) {
        equal(metric.of(CASES), metric.code());
        equal(metric.of(OTHER), "other." + metric.code());
    }

    @Test
    void shouldEqualTheInterceptOfRecalibrationWhenFitted() {
        equal(Calibration.recalibration(CASES, CASES.once()).intercept(), "recalibrationIntercept");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.2, 0.35})
    void shouldEqualOtherToolsWhenFlaggedAtAThreshold(double threshold) {
        Confusion flagged = Confusion.atThreshold(CASES, CASES.once(), threshold);

        equal(flagged.accuracy(), "accuracy@" + threshold);
        equal(flagged.precision(), "precision@" + threshold);
        equal(flagged.recall(), "recall@" + threshold);
        equal(flagged.specificity(), "specificity@" + threshold);
        equal(flagged.f1(), "f1@" + threshold);
        equal(flagged.netBenefit(threshold), "netBenefit@" + threshold);
        equal(Confusion.netBenefitOfAll(CASES.rate(), threshold), "netBenefitOfAll@" + threshold);
    }

    @ParameterizedTest
    @ValueSource(ints = {25, 50})
    void shouldEqualOtherToolsWhenFlaggedAtACapacity(int capacity) {
        Confusion flagged = Confusion.atCapacity(OTHER, OTHER.once(), capacity);

        equal(flagged.precision(), "other.precision#" + capacity);
        equal(flagged.recall(), "other.recall#" + capacity);
    }

    @Test
    void shouldEqualLoessWhenTheCurveIsSmoothed() {
        for (Map.Entry<String, ScoredCases> each :
                Map.of("", CASES, "other.", OTHER).entrySet()) {
            SmoothCalibration curve =
                    SmoothCalibration.of(each.getValue(), each.getValue().once());

            near(curve.ici(), each.getKey() + "ici");
            near(curve.distance(0.5), each.getKey() + "e50");
            near(curve.distance(0.9), each.getKey() + "e90");
            near(curve.distance(1), each.getKey() + "emax");
        }
    }

    @Test
    void shouldEqualTheFormulaWhenDistributionsAreCompared() {
        double[] edges = {0.1, 0.2, 0.4};
        double[] then = java.util.Arrays.copyOf(CASES.probabilities(), 250);
        double[] now = java.util.Arrays.copyOfRange(OTHER.probabilities(), 250, 500);

        equal(Stability.index(Stability.shares(then, edges), Stability.shares(now, edges)), "psi");
    }

    @Test
    void shouldEqualScikitLearnWhenCalibratedByRisingSteps() {
        double[] steps = IsotonicFit.of(OTHER).to();

        assertThat(steps).hasSize(ReferenceCases.FIGURES.get("isotonic.steps").intValue());
        for (int i = 0; i < steps.length; i++) {
            equal(steps[i], "isotonic#" + i);
        }
    }

    private static void equal(double value, String figure) {
        near(value, figure, 1e-9);
    }

    private static void near(double value, String figure) {
        near(value, figure, 1e-4);
    }

    private static void near(double value, String figure, double tolerance) {
        assertThat(ReferenceCases.FIGURES).containsKey(figure);
        assertThat(value).as(figure).isCloseTo(ReferenceCases.FIGURES.get(figure), within(tolerance));
    }
}
