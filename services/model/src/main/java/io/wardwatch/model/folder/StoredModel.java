package io.wardwatch.model.folder;

import io.wardwatch.core.score.LinearModel;
import io.wardwatch.model.fit.Calibrator;
import io.wardwatch.model.fit.Fitted;
import io.wardwatch.model.table.TableSpec;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A model as its folder holds it: all that it takes to score a table of the same layout.
 *
 * @param fitted what was trained, with the plan of its features
 * @param spec how its table is typed
 * @param calibrator from raw to said probability
 * @param training how scores and inputs were distributed
 * @param labels what the manifest says beside the digests: name, version, kind, data, options
 */
public record StoredModel(
        Fitted fitted, TableSpec spec, Calibrator calibrator, Distributions training, Map<String, String> labels) {
    public StoredModel {
        labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
    }

    public String name() {
        return labels.getOrDefault("name", "model");
    }

    public String version() {
        return labels.getOrDefault("version", "1");
    }

    /** Sixteen digits that stand for features, order, references and meanings. */
    public String featuresDigest() {
        return fitted.plan().spec(featuresId()).digest();
    }

    String featuresId() {
        return spec.name() + "-features-1";
    }

    /** The probability above which a case is flagged, where training was asked for one. */
    public Optional<Double> threshold() {
        return Optional.ofNullable(labels.get("threshold")).map(Double::valueOf);
    }

    /** Flat weights that {@code core} scores with, of a model that is a sum; reasons are its terms. */
    public Optional<LinearModel> flat() {
        double[] weights = fitted.weights();
        if (weights.length == 0) {
            return Optional.empty();
        }
        Map<String, String> words = new LinkedHashMap<>();
        words.put("name", name());
        words.put("version", version());
        words.put("card", labels.getOrDefault("card", "see model-card.md"));
        words.put("provenance.data.sha256", labels.getOrDefault("data.sha256", "unknown"));
        words.put("provenance.kind", fitted.kind().code());
        return Optional.of(new LinearModel(
                fitted.plan().spec(featuresId()),
                weights[weights.length - 1],
                java.util.Arrays.copyOf(weights, weights.length - 1),
                words));
    }
}
