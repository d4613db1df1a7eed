package io.wardwatch.model.fit;

import io.wardwatch.model.table.Encoded;
import io.wardwatch.model.table.FeaturePlan;
import io.wardwatch.model.table.PlannedFeature;
import io.wardwatch.model.table.TableCases;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.classification.Label;
import org.tribuo.classification.dtree.CARTClassificationTrainer;
import org.tribuo.classification.dtree.impurity.GiniIndex;
import org.tribuo.classification.ensemble.FullyWeightedVotingCombiner;
import org.tribuo.classification.sgd.LabelObjective;
import org.tribuo.classification.sgd.linear.LinearSGDModel;
import org.tribuo.classification.sgd.linear.LinearSGDTrainer;
import org.tribuo.classification.sgd.objectives.LogMulticlass;
import org.tribuo.classification.xgboost.XGBoostClassificationTrainer;
import org.tribuo.common.tree.RandomForestTrainer;
import org.tribuo.math.la.DenseMatrix;
import org.tribuo.regression.sgd.objectives.SquaredLoss;

/** Trains one model on the cases of given numbers; nothing of any other case enters it. */
public final class Learner {
    static final int BATCH = 64;
    private static final int LEAF = 40;
    private static final float FEATURES_OF_A_SPLIT = 0.12f;
    // Tribuo tells every training at INFO; held here, or the level would be lost with the logger.
    private static final Logger TRIBUO = Logger.getLogger("org.tribuo");

    static {
        TRIBUO.setLevel(Level.WARNING);
    }

    private Learner() {}

    /**
     * The model of the {@code training} cases.
     *
     * @throws IllegalArgumentException where they lack one of the two outcomes
     */
    public static Fitted train(TableCases cases, int[] training, FitOptions options) {
        boolean[] outcomes = new boolean[training.length];
        int positives = 0;
        for (int i = 0; i < outcomes.length; i++) {
            outcomes[i] = cases.outcome(training[i]);
            positives += outcomes[i] ? 1 : 0;
        }
        if (positives == 0 || positives == outcomes.length) {
            throw new IllegalArgumentException("of " + outcomes.length + " training cases " + positives
                    + " have the outcome: a model needs some with and some without");
        }
        FeaturePlan plan = FeaturePlan.of(cases, training);
        Encoded encoded = plan.encode(cases, training);
        TribuoExamples examples = new TribuoExamples(plan, options.kind());
        return switch (options.kind()) {
            case LOGISTIC -> logistic(plan, examples, encoded, outcomes, options);
            case LINEAR -> linear(plan, examples, encoded, outcomes, options);
            case FOREST -> new Fitted(plan, options.kind(), forest(examples, encoded, outcomes, options), null);
            case XGBOOST -> new Fitted(plan, options.kind(), boosted(examples, encoded, outcomes, options), null);
        };
    }

    private static Fitted logistic(
            FeaturePlan plan, TribuoExamples examples, Encoded encoded, boolean[] outcomes, FitOptions options) {
        RidgeAdaGrad steps = new RidgeAdaGrad(options.learningRate(), options.ridge(), BATCH);
        MutableDataset<Label> data = examples.labelled(encoded, outcomes, 1);
        LabelObjective loss = options.positiveWeight() == 1
                ? new LogMulticlass()
                : new WeightedLogLoss(data.getOutputIDInfo().getID(TribuoExamples.OUTCOME), options.positiveWeight());
        LinearSGDModel model =
                new LinearSGDTrainer(loss, steps, options.epochs(), -1, BATCH, options.seed()).train(data);
        return Fitted.additive(plan, options.kind(), model, logisticWeights(plan, model));
    }

    private static Fitted linear(
            FeaturePlan plan, TribuoExamples examples, Encoded encoded, boolean[] outcomes, FitOptions options) {
        RidgeAdaGrad steps = new RidgeAdaGrad(options.learningRate(), options.ridge(), BATCH);
        org.tribuo.regression.sgd.linear.LinearSGDModel model = new org.tribuo.regression.sgd.linear.LinearSGDTrainer(
                        new SquaredLoss(), steps, options.epochs(), -1, BATCH, options.seed())
                .train(examples.numbered(encoded, outcomes));
        return Fitted.additive(plan, options.kind(), model, linearWeights(plan, model));
    }

    private static Model<Label> forest(
            TribuoExamples examples, Encoded encoded, boolean[] outcomes, FitOptions options) {
        CARTClassificationTrainer tree = new CARTClassificationTrainer(
                options.depth(), LEAF, 0f, FEATURES_OF_A_SPLIT, false, new GiniIndex(), options.seed());
        return new RandomForestTrainer<>(tree, new FullyWeightedVotingCombiner(), options.trees(), options.seed())
                .train(examples.labelled(encoded, outcomes, options.positiveWeight()));
    }

    private static Model<Label> boosted(
            TribuoExamples examples, Encoded encoded, boolean[] outcomes, FitOptions options) {
        // One thread: sums of floating-point numbers over several would differ in their last bits.
        Map<String, Object> how = new LinkedHashMap<>();
        how.put("objective", "multi:softprob");
        how.put("eta", options.learningRate());
        how.put("max_depth", options.depth());
        how.put("lambda", options.ridge());
        how.put("min_child_weight", 20.0);
        how.put("subsample", 0.8);
        how.put("colsample_bytree", 0.3);
        how.put("tree_method", "hist");
        how.put("max_bin", 64);
        how.put("nthread", 1);
        how.put("verbosity", 0);
        how.put("seed", options.seed());
        try {
            return new XGBoostClassificationTrainer(options.trees(), how)
                    .train(examples.labelled(encoded, outcomes, options.positiveWeight()));
        } catch (UnsatisfiedLinkError | NoClassDefFoundError | ExceptionInInitializerError absent) {
            throw new IllegalArgumentException(
                    "XGBoost has no library for this machine (it comes for x86-64); use --model forest or logistic",
                    absent);
        }
    }

    /** A softmax over two classes is a logistic function of the difference of their rows. */
    static double[] logisticWeights(FeaturePlan plan, LinearSGDModel model) {
        DenseMatrix rows = model.getWeightsCopy();
        int yes = model.getOutputIDInfo().getID(TribuoExamples.OUTCOME);
        int no = model.getOutputIDInfo().getID(TribuoExamples.OTHER);
        List<PlannedFeature> features = plan.features();
        double[] weights = new double[features.size() + 1];
        for (int i = 0; i < features.size(); i++) {
            int id = model.getFeatureIDMap().getID(features.get(i).code());
            weights[i] = id < 0 ? 0 : rows.get(yes, id) - rows.get(no, id);
        }
        int bias = rows.getDimension2Size() - 1;
        weights[features.size()] = rows.get(yes, bias) - rows.get(no, bias);
        return unscaled(features, weights);
    }

    static double[] linearWeights(FeaturePlan plan, org.tribuo.regression.sgd.linear.LinearSGDModel model) {
        DenseMatrix rows = model.getWeightsCopy();
        List<PlannedFeature> features = plan.features();
        double[] weights = new double[features.size() + 1];
        for (int i = 0; i < features.size(); i++) {
            int id = model.getFeatureIDMap().getID(features.get(i).code());
            weights[i] = id < 0 ? 0 : rows.get(0, id);
        }
        weights[features.size()] = rows.get(0, rows.getDimension2Size() - 1);
        return unscaled(features, weights);
    }

    /** Folds centre and scale back into the weights, the last of which is the intercept. */
    private static double[] unscaled(List<PlannedFeature> features, double[] weights) {
        int last = features.size();
        for (int i = 0; i < last; i++) {
            weights[i] /= features.get(i).scale();
            weights[last] -= weights[i] * features.get(i).centre();
        }
        return weights;
    }
}
