package io.wardwatch.model.fit;

import io.wardwatch.core.evaluation.LogisticFit;
import io.wardwatch.model.table.Encoded;
import io.wardwatch.model.table.FeaturePlan;
import io.wardwatch.model.table.TableCases;
import java.util.ArrayList;
import java.util.List;
import org.tribuo.Example;
import org.tribuo.Model;
import org.tribuo.Prediction;
import org.tribuo.classification.Label;
import org.tribuo.regression.Regressor;

/**
 * A trained model with the plan that encodes cases for it. Additive models score by their flat weights, which a test holds to
 * Tribuo's own predictions; trees by Tribuo.
 */
public final class Fitted {
    private static final double LEAST = 0.001;
    private static final int CHUNK = 4_096;

    private final FeaturePlan plan;
    private final ModelKind kind;
    private final Model<?> model;
    private final double[] weights;

    Fitted(FeaturePlan plan, ModelKind kind, Model<?> model, double[] weights) {
        this.plan = plan;
        this.kind = kind;
        this.model = model;
        this.weights = weights;
    }

    static Fitted additive(FeaturePlan plan, ModelKind kind, Model<?> model, double[] weights) {
        return new Fitted(plan, kind, model, weights);
    }

    /**
     * A stored model.
     *
     * @param weights by feature of the plan, the intercept last; empty for trees
     * @throws IllegalArgumentException where weights are not finite or do not fit the plan
     */
    public static Fitted stored(FeaturePlan plan, ModelKind kind, Model<?> model, double[] weights) {
        if (kind.additive() && weights.length != plan.features().size() + 1) {
            throw new IllegalArgumentException("the model has " + (weights.length - 1) + " weights for "
                    + plan.features().size() + " features");
        }
        for (double weight : weights) {
            if (!Double.isFinite(weight)) {
                throw new IllegalArgumentException("the model has a weight that is not a finite number");
            }
        }
        return new Fitted(plan, kind, model, kind.additive() ? weights.clone() : null);
    }

    public FeaturePlan plan() {
        return plan;
    }

    public ModelKind kind() {
        return kind;
    }

    /** What Tribuo trained. */
    public Model<?> model() {
        return model;
    }

    /** By feature of the plan, the intercept last; empty for trees. */
    public double[] weights() {
        return weights == null ? new double[0] : weights.clone();
    }

    /** The raw probability of each case. */
    public double[] probabilities(TableCases cases) {
        return probabilities(plan.encode(cases));
    }

    /** The raw probability of the cases of those numbers. */
    public double[] probabilities(TableCases cases, int[] which) {
        return probabilities(plan.encode(cases, which));
    }

    /** The raw probability of each encoded case. */
    public double[] probabilities(Encoded cases) {
        double[] probabilities = new double[cases.rows()];
        if (weights == null) {
            byTribuo(cases, probabilities);
        } else {
            for (int i = 0; i < probabilities.length; i++) {
                probabilities[i] = flat(cases, i);
            }
        }
        return probabilities;
    }

    /** Many at once: boosted trees are asked through a native library, which is slow to begin. */
    private void byTribuo(Encoded cases, double[] into) {
        TribuoExamples examples = new TribuoExamples(plan, kind);
        Model<Label> trees = model.castModel(Label.class);
        for (int begin = 0; begin < into.length; begin += CHUNK) {
            List<Example<Label>> chunk = new ArrayList<>();
            for (int row = begin; row < Math.min(into.length, begin + CHUNK); row++) {
                chunk.add(examples.example(cases, row, TribuoExamples.OTHER, 1f));
            }
            int at = begin;
            for (Prediction<Label> said : trees.predict(chunk)) {
                into[at++] = outcome(said);
            }
        }
    }

    private static double outcome(Prediction<Label> said) {
        return said.getOutputScores().get(TribuoExamples.OUTCOME.getLabel()).getScore();
    }

    private double flat(Encoded cases, int row) {
        double sum = weights[weights.length - 1];
        for (int at = cases.start(row); at < cases.start(row + 1); at++) {
            sum += weights[cases.feature(at)] * cases.value(at);
        }
        return kind == ModelKind.LOGISTIC ? LogisticFit.probability(sum) : cut(sum);
    }

    /** Least squares knows no bounds, and nothing is certain. */
    private static double cut(double sum) {
        return Math.min(1 - LEAST, Math.max(LEAST, sum));
    }

    /** The probability that Tribuo's model itself gives case {@code index}: what {@link #probabilities} is held to. */
    public double original(TableCases cases, int index) {
        return original(plan.encode(cases, new int[] {index}), 0);
    }

    private double original(Encoded cases, int row) {
        TribuoExamples examples = new TribuoExamples(plan, kind);
        if (kind == ModelKind.LINEAR) {
            Prediction<Regressor> said = model.castModel(Regressor.class)
                    .predict(examples.example(cases, row, new Regressor(TribuoExamples.NUMBER, 0.0), 1f));
            return cut(said.getOutput().getValues()[0]);
        }
        Prediction<Label> said =
                model.castModel(Label.class).predict(examples.example(cases, row, TribuoExamples.OTHER, 1f));
        return outcome(said);
    }
}
