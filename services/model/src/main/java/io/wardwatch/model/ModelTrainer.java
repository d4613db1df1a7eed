package io.wardwatch.model;

import io.wardwatch.core.score.FeatureSpec;
import io.wardwatch.core.score.LinearModel;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.classification.sgd.linear.LinearSGDModel;
import org.tribuo.classification.sgd.linear.LinearSGDTrainer;
import org.tribuo.classification.sgd.objectives.LogMulticlass;
import org.tribuo.impl.ArrayExample;
import org.tribuo.math.la.DenseMatrix;
import org.tribuo.math.optimisers.AdaGrad;
import org.tribuo.provenance.SimpleDataSourceProvenance;

/**
 * Trains the logistic regression with Tribuo and exports it as flat weights.
 *
 * <p>Tribuo sees standardised features, because one learning rate fits them all then; the export folds mean and deviation back
 * into the weights, so a flat model takes features as they are. Examples are brought into an order of their own first: neither
 * threads nor the order of a replay change the result.
 */
public final class ModelTrainer {
    private static final LabelFactory LABELS = new LabelFactory();
    private static final Label OUTCOME = new Label("outcome");
    private static final Label OTHER = new Label("other");
    private static final int MINIBATCH = 64;
    // Tribuo tells every training at INFO; held here, or the level would be lost with the logger.
    private static final Logger TRIBUO = Logger.getLogger("org.tribuo");

    static {
        TRIBUO.setLevel(Level.WARNING);
    }

    private ModelTrainer() {}

    /**
     * The model of {@code examples}, and how it does on the patients that it never saw.
     *
     * @throws IllegalArgumentException where training or test patients lack one of the two outcomes
     */
    public static TrainedModel train(List<Example> examples, TrainSpec spec) {
        List<Example> ordered = new ArrayList<>(examples);
        ordered.sort(Example.ORDER);
        List<Example> training = new ArrayList<>();
        List<Example> test = new ArrayList<>();
        for (Example example : ordered) {
            (forTest(example.patient(), spec) ? test : training).add(example);
        }
        requireBothOutcomes(training, "training");
        requireBothOutcomes(test, "test");

        Scale scale = Scale.of(training, spec.target().features().size());
        String[] names = names(spec.target().features());
        MutableDataset<Label> data = new MutableDataset<>(
                new SimpleDataSourceProvenance(spec.target().model(), LABELS), LABELS);
        for (Example example : training) {
            data.add(new ArrayExample<>(example.outcome() ? OUTCOME : OTHER, names, scale.apply(example.features())));
        }
        Model<Label> trained = new LinearSGDTrainer(
                        new LogMulticlass(), new AdaGrad(0.1), spec.epochs(), -1, MINIBATCH, spec.seed())
                .train(data);

        LinearModel flat = flat((LinearSGDModel) trained, scale, spec, labels(spec, training, test));
        return new TrainedModel(spec.target(), flat, training, test, values -> {
            ArrayExample<Label> example = new ArrayExample<>(OTHER, names, scale.apply(values));
            return trained.predict(example)
                    .getOutputScores()
                    .get(OUTCOME.getLabel())
                    .getScore();
        });
    }

    private static LinearModel flat(LinearSGDModel trained, Scale scale, TrainSpec spec, Map<String, String> labels) {
        DenseMatrix rows = trained.getWeightsCopy();
        int yes = trained.getOutputIDInfo().getID(OUTCOME);
        int no = trained.getOutputIDInfo().getID(OTHER);
        int bias = rows.getDimension2Size() - 1;
        double intercept = rows.get(yes, bias) - rows.get(no, bias);
        double[] weights = new double[spec.target().features().size()];
        for (int i = 0; i < weights.length; i++) {
            // A softmax over two classes is a logistic function of the difference of their rows.
            int id = trained.getFeatureIDMap()
                    .getID(spec.target().features().features().get(i).code());
            weights[i] = (rows.get(yes, id) - rows.get(no, id)) / scale.deviations[i];
            intercept -= weights[i] * scale.means[i];
        }
        return new LinearModel(spec.target().features(), intercept, weights, labels);
    }

    private static Map<String, String> labels(TrainSpec spec, List<Example> training, List<Example> test) {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put("name", spec.target().model());
        labels.put("version", spec.version());
        labels.put("card", spec.card());
        labels.put(
                "provenance.trainer", "Tribuo 4.3.2 LinearSGDTrainer, log loss, AdaGrad 0.1, minibatch " + MINIBATCH);
        labels.put("provenance.seed", Long.toString(spec.seed()));
        labels.put("provenance.epochs", Integer.toString(spec.epochs()));
        labels.put("provenance.trainingExamples", Integer.toString(training.size()));
        labels.put("provenance.testExamples", Integer.toString(test.size()));
        labels.put("provenance.trainingDigest", digest(training));
        new TreeMap<>(spec.provenance()).forEach((key, value) -> labels.put("provenance." + key, value));
        return labels;
    }

    private static String[] names(FeatureSpec spec) {
        return spec.features().stream().map(feature -> feature.code()).toArray(String[]::new);
    }

    /** By patient and seed alone, so that a patient's side does not change as others come and go. */
    private static boolean forTest(String patient, TrainSpec spec) {
        byte[] hash = sha256().digest((spec.seed() + "|" + patient).getBytes(StandardCharsets.UTF_8));
        double unit = (ByteBuffer.wrap(hash).getLong() >>> 11) * 0x1p-53;
        return unit < spec.testShare();
    }

    /** SHA-256 over features and outcomes in training order; patients do not enter. */
    private static String digest(List<Example> examples) {
        MessageDigest sha256 = sha256();
        for (Example example : examples) {
            double[] features = example.features();
            ByteBuffer bytes = ByteBuffer.allocate(features.length * Double.BYTES + 1);
            for (double feature : features) {
                bytes.putDouble(feature);
            }
            bytes.put((byte) (example.outcome() ? 1 : 0));
            sha256.update(bytes.array());
        }
        return HexFormat.of().formatHex(sha256.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static void requireBothOutcomes(List<Example> examples, String what) {
        long outcomes = examples.stream().filter(Example::outcome).count();
        if (outcomes == 0 || outcomes == examples.size()) {
            throw new IllegalArgumentException("the " + what + " set has " + examples.size() + " examples, " + outcomes
                    + " of them with the outcome: both outcomes are needed; take more patients");
        }
    }

    /** Mean and deviation of each feature in training; a constant feature is only centred. */
    private record Scale(double[] means, double[] deviations) {
        static Scale of(List<Example> examples, int size) {
            double[] means = new double[size];
            double[] deviations = new double[size];
            for (int i = 0; i < size; i++) {
                int feature = i;
                double mean = examples.stream()
                        .mapToDouble(example -> example.features()[feature])
                        .average()
                        .orElse(0);
                double variance = examples.stream()
                        .mapToDouble(example -> example.features()[feature] - mean)
                        .map(difference -> difference * difference)
                        .average()
                        .orElse(0);
                means[i] = mean;
                deviations[i] = variance > 1e-12 ? Math.sqrt(variance) : 1;
            }
            return new Scale(means, deviations);
        }

        double[] apply(double[] values) {
            double[] scaled = new double[values.length];
            for (int i = 0; i < values.length; i++) {
                scaled[i] = (values[i] - means[i]) / deviations[i];
            }
            return scaled;
        }
    }
}
