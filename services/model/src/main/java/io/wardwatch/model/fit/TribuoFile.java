package io.wardwatch.model.fit;

import io.wardwatch.model.table.FeaturePlan;
import io.wardwatch.model.table.PlannedFeature;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.TreeSet;
import org.tribuo.Model;
import org.tribuo.classification.Label;
import org.tribuo.classification.sgd.linear.LinearSGDModel;
import org.tribuo.common.xgboost.XGBoostModel;
import org.tribuo.ensemble.WeightedEnsembleModel;
import org.tribuo.regression.Regressor;

/** Tribuo's own file of a model: a protobuf with provenance, without time and machine. */
public final class TribuoFile {
    private TribuoFile() {}

    /** The bytes of {@code model}. */
    public static byte[] bytes(Model<?> model) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            if (model.validate(Regressor.class)) {
                Undated.of(model.castModel(Regressor.class)).serializeToStream(out);
            } else {
                Undated.of(model.castModel(Label.class)).serializeToStream(out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /**
     * The model of {@code bytes}.
     *
     * @throws IllegalArgumentException where they are no model, one of another kind, or one of features that the plan lacks
     */
    public static Model<?> read(byte[] bytes, ModelKind kind, FeaturePlan plan) {
        Model<?> model;
        try {
            model = Model.deserializeFromStream(new ByteArrayInputStream(bytes));
        } catch (IOException | RuntimeException problem) {
            throw new IllegalArgumentException("cannot be read as a model: damaged, cut off or no such file", problem);
        }
        boolean fits =
                switch (kind) {
                    case LOGISTIC -> model instanceof LinearSGDModel;
                    case LINEAR -> model instanceof org.tribuo.regression.sgd.linear.LinearSGDModel;
                    case FOREST -> model instanceof WeightedEnsembleModel;
                    case XGBOOST -> model instanceof XGBoostModel;
                };
        if (!fits) {
            throw new IllegalArgumentException(
                    "holds a " + model.getClass().getSimpleName() + ", which is no " + kind.words());
        }
        Set<String> known = new TreeSet<>();
        model.getFeatureIDMap().forEach(feature -> known.add(feature.getName()));
        Set<String> planned = new TreeSet<>();
        for (PlannedFeature feature : plan.features()) {
            if (kind.additive() || !feature.bent()) {
                planned.add(feature.code());
            }
        }
        Set<String> lacking = new TreeSet<>(planned);
        lacking.removeAll(known);
        known.removeAll(planned);
        if (!known.isEmpty() || !lacking.isEmpty()) {
            throw new IllegalArgumentException("is of other features: it lacks "
                    + (lacking.isEmpty() ? "none" : String.join(", ", lacking)) + ", and has, unknown to features.csv, "
                    + (known.isEmpty() ? "none" : String.join(", ", known)));
        }
        return model;
    }

    /** {@code model} with its plan; throws {@link IllegalArgumentException} where a weight is not finite. */
    public static Fitted fitted(FeaturePlan plan, ModelKind kind, Model<?> model) {
        double[] weights =
                switch (kind) {
                    case LOGISTIC -> Learner.logisticWeights(plan, (LinearSGDModel) model);
                    case LINEAR -> Learner.linearWeights(plan, (org.tribuo.regression.sgd.linear.LinearSGDModel) model);
                    case FOREST, XGBOOST -> new double[0];
                };
        return Fitted.stored(plan, kind, model, weights);
    }
}
