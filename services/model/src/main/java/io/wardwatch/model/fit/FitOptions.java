package io.wardwatch.model.fit;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How a model is trained. Equal cases and equal options give an equal model.
 *
 * @param seed of the order of examples and of what is drawn
 * @param epochs passes over the examples, of additive models
 * @param learningRate of AdaGrad, of additive models; of a round, for boosting
 * @param ridge L2 penalty for one example, of additive models; on the leaves, for boosting
 * @param positiveWeight how much an example with the outcome counts; other than 1 it spoils calibration, which then has to be mended
 * @param trees of a forest, or rounds of boosting
 * @param depth most splits from the root to a leaf
 */
public record FitOptions(
        ModelKind kind,
        long seed,
        int epochs,
        double learningRate,
        double ridge,
        double positiveWeight,
        int trees,
        int depth) {
    private static final double LEAST_STEPS = 500;
    private static final int LEAST_ROWS = 16;

    public FitOptions {
        boolean sound = epochs > 0 && learningRate > 0 && ridge >= 0 && positiveWeight > 0 && trees > 0 && depth > 0;
        if (!sound) {
            throw new IllegalArgumentException("options of training have to be positive");
        }
        if (kind == ModelKind.LINEAR && positiveWeight != 1) {
            throw new IllegalArgumentException(
                    "class weights are not for linear models; use logistic, forest or xgboost");
        }
    }

    /** What has proved itself on tables of tens of thousands of rows. */
    public static FitOptions of(ModelKind kind, long seed) {
        return switch (kind) {
            case LOGISTIC -> new FitOptions(kind, seed, 8, 0.01, 0.06, 1, 1, 1);
            case LINEAR -> new FitOptions(kind, seed, 8, 0.01, 0.06, 1, 1, 1);
            case FOREST -> new FitOptions(kind, seed, 1, 1, 0, 1, 100, 10);
            case XGBOOST -> new FitOptions(kind, seed, 1, 0.05, 20, 1, 400, 4);
        };
    }

    /**
     * The same for a table of {@code rows}: additive models pass oftener over a small one, or too few steps leave every probability
     * near the mean. From 4,000 rows on as above.
     */
    public static FitOptions of(ModelKind kind, long seed, int rows) {
        FitOptions by = of(kind, seed);
        int passes = (int) Math.ceil(LEAST_STEPS * Learner.BATCH / Math.max(LEAST_ROWS, (double) rows));
        return kind.additive()
                ? new FitOptions(kind, seed, Math.max(by.epochs, passes), by.learningRate, by.ridge, 1, 1, 1)
                : by;
    }

    /**
     * What suits the engine's features, a dozen or two that are all there: little has to be held back. Many small steps: with few
     * large ones the last of them decide by how much probabilities are off.
     */
    public static FitOptions ofEngine(ModelKind kind, long seed) {
        return kind.additive() ? new FitOptions(kind, seed, 40, 0.03, 0.0001, 1, 1, 1) : of(kind, seed);
    }

    /** These with another learning rate and penalty. */
    public FitOptions with(double otherRate, double otherRidge) {
        return new FitOptions(kind, seed, epochs, otherRate, otherRidge, positiveWeight, trees, depth);
    }

    /** These with another weight of the outcome. */
    public FitOptions weighing(double otherWeight) {
        return new FitOptions(kind, seed, epochs, learningRate, ridge, otherWeight, trees, depth);
    }

    /** What matters for this kind, by name, for a manifest. */
    public Map<String, String> words() {
        Map<String, String> words = new LinkedHashMap<>();
        words.put("seed", Long.toString(seed));
        if (kind.additive()) {
            words.put("epochs", Integer.toString(epochs));
            words.put("learningRate", Double.toString(learningRate));
            words.put("ridge", Double.toString(ridge));
        } else {
            words.put("trees", Integer.toString(trees));
            words.put("depth", Integer.toString(depth));
            if (kind == ModelKind.XGBOOST) {
                words.put("learningRate", Double.toString(learningRate));
                words.put("ridge", Double.toString(ridge));
            }
        }
        words.put("positiveWeight", Double.toString(positiveWeight));
        return words;
    }
}
