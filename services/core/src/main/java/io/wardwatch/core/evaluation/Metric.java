package io.wardwatch.core.evaluation;

import java.util.function.ToDoubleBiFunction;

/** A figure of one number that intervals and differences are given for. */
public enum Metric {
    AUROC("auroc", Aim.HIGH, Ranking::auroc),
    AUPRC("auprc", Aim.HIGH, Ranking::averagePrecision),
    BRIER("brier", Aim.LOW, Calibration::brier),
    SCALED_BRIER("scaledBrier", Aim.HIGH, Calibration::scaledBrier),
    LOG_LOSS("logLoss", Aim.LOW, Calibration::logLoss),
    IN_THE_LARGE("calibrationInTheLarge", Aim.ZERO, Calibration::inTheLarge),
    SLOPE("calibrationSlope", Aim.ONE, Calibration::slope),
    EXPECTED_OVER_OBSERVED("expectedOverObserved", Aim.ONE, Calibration::expectedOverObserved),
    ICI("ici", Aim.LOW, (cases, weights) -> SmoothCalibration.of(cases, weights).ici()),
    PRECISION_TOP_10("precisionTop10", Aim.HIGH, (cases, weights) -> Confusion.atShare(cases, weights, 0.1)
            .precision()),
    RECALL_TOP_10("recallTop10", Aim.HIGH, (cases, weights) -> Confusion.atShare(cases, weights, 0.1)
            .recall());

    /** Which values are good. */
    public enum Aim {
        HIGH,
        LOW,
        ZERO,
        ONE
    }

    private final String code;
    private final Aim aim;
    private final ToDoubleBiFunction<ScoredCases, int[]> figure;

    Metric(String code, Aim aim, ToDoubleBiFunction<ScoredCases, int[]> figure) {
        this.code = code;
        this.aim = aim;
        this.figure = figure;
    }

    /** Its key in files. */
    public String code() {
        return code;
    }

    public Aim aim() {
        return aim;
    }

    /** Its value over all cases. */
    public double of(ScoredCases cases) {
        return of(cases, cases.once());
    }

    /** Its value with each case as often as {@code weights} say; NaN where it has none. */
    public double of(ScoredCases cases, int[] weights) {
        return figure.applyAsDouble(cases, weights);
    }

    /** How good {@code value} is, greater being better: for a comparison. */
    public double goodness(double value) {
        return switch (aim) {
            case HIGH -> value;
            case LOW -> -value;
            case ZERO -> -Math.abs(value);
            case ONE -> -Math.abs(value - 1);
        };
    }
}
