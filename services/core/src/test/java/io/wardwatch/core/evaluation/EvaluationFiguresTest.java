package io.wardwatch.core.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class EvaluationFiguresTest {
    private static final ScoredCases CASES = ReferenceCases.CASES;

    @ParameterizedTest
    @EnumSource
    void shouldCountACaseTwiceWhenItsWeightIsTwo(Metric metric) {
        ScoredCases twice = new ScoredCases(
                IntStream.range(0, 1_000)
                        .mapToDouble(i -> CASES.probability(i % 500))
                        .toArray(),
                doubled(CASES.outcomes()),
                new int[1_000]);
        int[] weights = new int[500];
        Arrays.fill(weights, 2);

        // Loess counts points, so a point that weighs two is no two points.
        double tolerance = metric == Metric.ICI ? 0.01 : 1e-9;
        assertThat(metric.of(CASES, weights)).isCloseTo(metric.of(twice), within(tolerance));
    }

    @Test
    void shouldCutATieByItsProportionWhenItLiesAcrossTheCapacity() {
        ScoredCases cases = ScoredCases.independent(
                new double[] {0.9, 0.5, 0.5, 0.5, 0.5, 0.1}, new boolean[] {true, true, false, false, false, true});

        Confusion flagged = Confusion.atCapacity(cases, cases.once(), 3);

        assertThat(flagged.flagged()).isEqualTo(3);
        assertThat(flagged.truePositives()).isEqualTo(1.5);
        assertThat(flagged.cases()).isEqualTo(6);
        assertThat(flagged.numberNeededToEvaluate()).isEqualTo(2);
    }

    @Test
    void shouldFlagAllWhenTheCapacityIsGreaterThanTheCases() {
        assertThat(Confusion.atCapacity(CASES, CASES.once(), 10_000).flagged()).isEqualTo(500);
    }

    @Test
    void shouldHaveNoRankingWhenAllOutcomesAreEqual() {
        ScoredCases cases = ScoredCases.independent(new double[] {0.2, 0.4}, new boolean[2]);

        assertThat(Metric.AUROC.of(cases)).isNaN();
        assertThat(Metric.AUPRC.of(cases)).isNaN();
        assertThat(Metric.SLOPE.of(cases)).isNaN();
    }

    @Test
    void shouldHaveNoSlopeWhenAThresholdSeparatesTheOutcomes() {
        ScoredCases cases =
                ScoredCases.independent(new double[] {0.2, 0.4, 0.6, 0.8}, new boolean[] {false, false, true, true});

        assertThat(Metric.AUROC.of(cases)).isEqualTo(1);
        assertThat(Metric.SLOPE.of(cases)).isNaN();
    }

    @Test
    void shouldRefuseWhatIsNoProbability() {
        assertThatThrownBy(() -> ScoredCases.independent(new double[] {Double.NaN}, new boolean[1]))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ScoredCases.independent(new double[] {1.5}, new boolean[1]))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ScoredCases.independent(new double[0], new boolean[0]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldKeepTiesTogetherWhenCasesAreGrouped() {
        List<Calibration.Group> groups = Calibration.groups(CASES, 10);

        assertThat(groups).hasSizeLessThanOrEqualTo(10);
        assertThat(groups.stream().mapToLong(Calibration.Group::cases).sum()).isEqualTo(500);
        assertThat(groups).isSortedAccordingTo(java.util.Comparator.comparingDouble(Calibration.Group::predicted));
        double observed = groups.stream()
                .mapToDouble(group -> group.cases() * group.observed())
                .sum();
        assertThat(observed).isCloseTo(CASES.positives(), within(1e-9));
    }

    @Test
    void shouldSmoothManyCasesAsFewWhenTheyFollowTheSameCurve() {
        Random random = new Random(5);
        double[] p = random.doubles(20_000, 0.02, 0.6).toArray();
        boolean[] y = new boolean[p.length];
        for (int i = 0; i < p.length; i++) {
            y[i] = random.nextDouble() < p[i] * p[i] + 0.1;
        }
        double truth = Arrays.stream(p)
                .map(each -> Math.abs(each * each + 0.1 - each))
                .average()
                .orElseThrow();

        ScoredCases cases = ScoredCases.independent(p, y);

        assertThat(Metric.ICI.of(cases)).isCloseTo(truth, within(0.01));
        assertThat(SmoothCalibration.of(cases, cases.once()).points(20)).hasSize(20);
    }

    @Test
    void shouldWidenTheIntervalWhenCasesComeInClusters() {
        // Each patient has the same case five times: there is no more to learn from them than from one.
        double[] p = IntStream.range(0, 500)
                .mapToDouble(i -> CASES.probability(i / 5))
                .toArray();
        boolean[] y = new boolean[500];
        IntStream.range(0, 500).forEach(i -> y[i] = CASES.outcome(i / 5));
        int[] cluster = IntStream.range(0, 500).map(i -> i / 5).toArray();
        Bootstrap bootstrap = new Bootstrap(400, 3);

        double clustered = width(bootstrap, new ScoredCases(p, y, cluster));
        double independent = width(bootstrap, ScoredCases.independent(p, y));

        assertThat(clustered / independent).isBetween(1.8, 2.7);
    }

    @Test
    void shouldCoverTheTruthWhenManySamplesAreTaken() {
        Random random = new Random(11);
        int covered = 0;
        for (int sample = 0; sample < 100; sample++) {
            double[] p = new double[300];
            boolean[] y = new boolean[300];
            for (int i = 0; i < p.length; i++) {
                y[i] = i % 3 == 0;
                // Normal scores one deviation apart: AUROC = Φ(1/√2) = 0.7602.
                p[i] = LogisticFit.probability(random.nextGaussian() + (y[i] ? 1 : 0));
            }
            Estimate auroc = new Bootstrap(200, sample)
                    .estimate(ScoredCases.independent(p, y), List.of(Metric.AUROC))
                    .get(Metric.AUROC);
            covered += auroc.low() <= 0.76025 && auroc.high() >= 0.76025 ? 1 : 0;
        }
        assertThat(covered).isBetween(88, 100);
    }

    @Test
    void shouldSayTheSameTwiceWhenTheSeedIsEqual() {
        List<Metric> metrics = List.of(Metric.values());

        Map<Metric, Estimate> first = new Bootstrap(50, 9).estimate(CASES, metrics);

        assertThat(new Bootstrap(50, 9).estimate(CASES, metrics)).isEqualTo(first);
        assertThat(new Bootstrap(50, 10).estimate(CASES, metrics)).isNotEqualTo(first);
    }

    @Test
    void shouldTellModelsApartOnlyWhenTheIntervalOfTheirDifferenceLeavesZeroOut() {
        boolean[] y = CASES.outcomes();
        double[] better = IntStream.range(0, 500)
                .mapToDouble(i -> LogisticFit.probability(LogisticFit.logOdds(CASES.probability(i)) + (y[i] ? 1 : 0)))
                .toArray();
        Bootstrap bootstrap = new Bootstrap(300, 1);

        assertThat(Comparison.of(CASES, CASES.with(better), bootstrap).verdict("A", "B"))
                .startsWith("B ranks better than A (");
        assertThat(Comparison.of(CASES.with(better), CASES, bootstrap).verdict("A", "B"))
                .startsWith("B ranks worse than A (");
        assertThat(Comparison.of(CASES, CASES, bootstrap).verdict("A", "B"))
                .isEqualTo(
                        "These cases do not tell B from A (difference in AUROC +0.0000, 95 % interval +0.0000 to +0.0000).");
    }

    @Test
    void shouldCountWhoEntersAndLeavesWhenListsChange() {
        ScoredCases first =
                ScoredCases.independent(new double[] {0.9, 0.8, 0.2, 0.1}, new boolean[] {false, true, true, false});

        Comparison.ListChange change = Comparison.lists(first, first.with(new double[] {0.1, 0.8, 0.9, 0.2}), 2);

        assertThat(change).isEqualTo(new Comparison.ListChange(2, 1, 1, 1, 0));
    }

    @Test
    void shouldRefuseToCompareWhenCasesDiffer() {
        ScoredCases other = ScoredCases.independent(CASES.probabilities(), CASES.outcomes());

        assertThatThrownBy(() -> Comparison.of(CASES, other, new Bootstrap(2, 1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldBeStableWhenNothingMovesAndCountEmptyBinsWhenAllDoes() {
        double[] values =
                IntStream.range(0, 1_000).mapToDouble(i -> i / 1_000.0).toArray();
        double[] edges = Stability.edges(values, 10);

        assertThat(edges).hasSize(9);
        assertThat(Stability.index(Stability.shares(values, edges), Stability.shares(values, edges)))
                .isZero();
        double[] moved = {0.95, 0.96};
        assertThat(Stability.index(Stability.shares(values, edges), Stability.shares(moved, edges)))
                .isBetween(6.0, 9.0);
        assertThat(Stability.edges(new double[] {1, 1, 1}, 10)).isEmpty();
    }

    @Test
    void shouldRiseWhenCalibratedBySteps() {
        IsotonicFit fit = IsotonicFit.of(CASES);
        double[] calibrated =
                Arrays.stream(CASES.probabilities()).map(fit::apply).toArray();

        assertThat(Metric.EXPECTED_OVER_OBSERVED.of(CASES.with(calibrated))).isCloseTo(1, within(0.02));
        assertThat(fit.apply(0)).isLessThanOrEqualTo(fit.apply(1));
        assertThatThrownBy(() -> new IsotonicFit(new double[] {0.1, 0.2}, new double[] {0.3, Double.NaN}))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static double width(Bootstrap bootstrap, ScoredCases cases) {
        Estimate auroc = bootstrap.estimate(cases, List.of(Metric.AUROC)).get(Metric.AUROC);
        return auroc.high() - auroc.low();
    }

    private static boolean[] doubled(boolean[] values) {
        boolean[] twice = Arrays.copyOf(values, 2 * values.length);
        System.arraycopy(values, 0, twice, values.length, values.length);
        return twice;
    }
}
