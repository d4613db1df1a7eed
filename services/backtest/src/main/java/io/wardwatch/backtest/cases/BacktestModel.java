package io.wardwatch.backtest.cases;

import io.wardwatch.core.score.FeatureSpec;
import io.wardwatch.core.score.LinearModel;
import java.util.Optional;

/**
 * A model under test: a function of the features that the engine saw. So a second model, or a third, costs no second replay.
 *
 * @param id {@code A}, {@code B}, … within the run
 * @param digest SHA-256 of the file it was read from
 * @param threshold from which on a case is flagged; empty: by the policy
 * @param scoring of the features that the engine saw, the probability that it stands by: calibrated, where it is
 * @param linear the weights, where it is linear: then it can be in force in the engine, too
 */
public record BacktestModel(
        String id,
        String name,
        String version,
        String kind,
        String digest,
        FeatureSpec spec,
        Scoring scoring,
        Optional<Double> threshold,
        Optional<LinearModel> linear) {}
