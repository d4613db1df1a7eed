package io.wardwatch.model;

import java.util.Map;

/**
 * How a model is trained and what it is called. Equal examples and an equal spec give an equal model file.
 *
 * @param testShare share of patients kept out of training, between 0 and 1
 * @param provenance what the file says of its data, without the {@code provenance.} prefix
 */
public record TrainSpec(
        Target target,
        String version,
        String card,
        long seed,
        int epochs,
        double testShare,
        Map<String, String> provenance) {
    /** As models are trained by default: 30 epochs, a quarter of the patients kept for the test. */
    public static TrainSpec of(Target target, String version, long seed, Map<String, String> provenance) {
        return new TrainSpec(target, version, "synthetic, not for clinical use", seed, 30, 0.25, provenance);
    }
}
