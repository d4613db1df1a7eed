package io.wardwatch.model;

import io.wardwatch.core.score.FeatureSpec;
import io.wardwatch.core.score.Features;
import java.util.Map;

/**
 * How a model is trained and what it is called. Equal examples and an equal spec give an equal model file.
 *
 * @param testShare share of patients kept out of training, between 0 and 1
 * @param provenance what the file says of its data, without the {@code provenance.} prefix
 */
public record TrainSpec(
        String name,
        String version,
        String card,
        FeatureSpec features,
        long seed,
        int epochs,
        double testShare,
        Map<String, String> provenance) {
    /** The readmission model as it is trained by default: 30 epochs, a quarter of the patients kept for the test. */
    public static TrainSpec readmission(String version, long seed, Map<String, String> provenance) {
        return new TrainSpec(
                "readmission-30d",
                version,
                "synthetic, not for clinical use",
                Features.SPEC,
                seed,
                30,
                0.25,
                provenance);
    }
}
