package io.wardwatch.model.folder;

import io.wardwatch.core.evaluation.LogisticFit;
import io.wardwatch.core.score.FeatureSpec;
import io.wardwatch.core.score.LinearModel;
import io.wardwatch.model.Target;
import io.wardwatch.model.fit.Calibrator;
import io.wardwatch.model.fit.Fitted;
import io.wardwatch.model.fit.ModelKind;
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
    /** Key of the manifest that names the target of a model of events. */
    public static final String TARGET = "target";

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
        return features().digest();
    }

    /** The question of the engine that it answers; absent of a model of an analyst's own table. */
    public Optional<Target> target() {
        return Target.of(labels.getOrDefault(TARGET, ""));
    }

    /** What it scores: the engine's own features where it answers one of its questions, else those of the table. */
    public FeatureSpec features() {
        return target().map(Target::features).orElseGet(() -> fitted.plan().spec(spec.name() + "-features-1"));
    }

    /** The probability above which a case is flagged, where training was asked for one. */
    public Optional<Double> threshold() {
        return Optional.ofNullable(labels.get("threshold")).map(Double::valueOf);
    }

    /**
     * What is in force where the engine scores with this model: the flat weights with Platt's calibration in them, which is a line
     * in log-odds. Absent of models that are no logistic regression, and of those calibrated by a curve.
     */
    public Optional<LinearModel> live() {
        boolean line = calibrator instanceof Calibrator.Platt || calibrator instanceof Calibrator.Raw;
        if (fitted.kind() != ModelKind.LOGISTIC || !line) {
            return Optional.empty();
        }
        return flat().map(model -> calibrator instanceof Calibrator.Platt(LogisticFit fit)
                ? model.recalibrated(fit.intercept(), fit.slope())
                : model);
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
                features(), weights[weights.length - 1], java.util.Arrays.copyOf(weights, weights.length - 1), words));
    }
}
