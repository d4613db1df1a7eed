package io.wardwatch.model.folder;

import io.wardwatch.core.policy.KeyValues;
import io.wardwatch.core.policy.SealedText;
import io.wardwatch.core.score.Feature;
import io.wardwatch.core.score.FeatureSpec;
import io.wardwatch.core.score.LinearModel;
import io.wardwatch.model.fit.Calibrator;
import io.wardwatch.model.fit.Fitted;
import io.wardwatch.model.fit.ModelKind;
import io.wardwatch.model.fit.TribuoFile;
import io.wardwatch.model.table.FeaturePlan;
import io.wardwatch.model.table.PlannedFeature;
import io.wardwatch.model.table.TableSpec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tribuo.Model;

/**
 * Reads and writes the folder of a model. A folder that is damaged, cut off, of another make, or whose parts do not belong together is
 * refused as a whole with {@link ModelRefused}: whoever scores keeps the model that it has.
 */
public final class ModelFolder {
    /** First word of every manifest. */
    public static final String FORMAT = "wardwatch-model-1";

    static final String MANIFEST = "manifest.txt";
    static final String SPEC = "table.spec";
    static final String FEATURES = "features.csv";
    static final String TRIBUO = "model.tribuo";
    static final String WEIGHTS = "weights.model";
    static final String CALIBRATION = "calibration.txt";
    static final String TRAINING = "training.csv";

    private ModelFolder() {}

    /** Writes {@code model} into {@code folder}, which is made where it is absent. Equal models are equal bytes. */
    public static void write(StoredModel model, Path folder) throws IOException {
        Files.createDirectories(folder);
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put(SPEC, utf8(model.spec().print()));
        files.put(FEATURES, utf8(FeaturesFile.print(model.fitted().plan())));
        files.put(TRIBUO, TribuoFile.bytes(model.fitted().model()));
        model.flat().ifPresent(flat -> files.put(WEIGHTS, utf8(flat.print())));
        files.put(CALIBRATION, utf8(model.calibrator().print()));
        files.put(TRAINING, utf8(model.training().print()));
        StringBuilder manifest = new StringBuilder("format = " + FORMAT + "\n");
        model.labels()
                .forEach((key, value) ->
                        manifest.append(key).append(" = ").append(value).append('\n'));
        manifest.append("features.digest = ").append(model.featuresDigest()).append('\n');
        files.forEach((name, bytes) -> manifest.append("file.")
                .append(name)
                .append(" = ")
                .append(sha256(bytes))
                .append('\n'));
        files.put(MANIFEST, utf8(SealedText.seal(manifest.toString())));
        Files.deleteIfExists(folder.resolve(WEIGHTS));
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Files.write(folder.resolve(file.getKey()), file.getValue());
        }
    }

    /** Reads the model in {@code folder}; throws {@link ModelRefused} saying what is wrong with which file. */
    public static StoredModel read(Path folder) throws IOException {
        if (!Files.isRegularFile(folder.resolve(MANIFEST))) {
            throw new ModelRefused(folder, "it is no model folder: there is no " + MANIFEST);
        }
        Map<String, String> labels = new LinkedHashMap<>(manifest(folder));
        if (!FORMAT.equals(labels.remove("format"))) {
            throw new ModelRefused(folder, MANIFEST + " is not of the format " + FORMAT);
        }
        if (!SealedText.isWhole(Files.readString(folder.resolve(MANIFEST)))) {
            throw new ModelRefused(
                    folder,
                    MANIFEST + " is not as it was written (its last line is not its SHA-256): damaged or cut off");
        }
        labels.remove("sha256");
        String digest = labels.getOrDefault("features.digest", "");
        labels.remove("features.digest");
        Map<String, byte[]> files = files(folder, labels);
        ModelKind kind = ModelKind.of(labels.getOrDefault("kind", ""))
                .orElseThrow(() -> new ModelRefused(folder, "its kind is unknown"));
        TableSpec spec = parsed(folder, SPEC, files, TableSpec::parse);
        FeaturePlan plan = parsed(folder, FEATURES, files, FeaturesFile::parse);
        Calibrator calibrator = parsed(folder, CALIBRATION, files, Calibrator::parse);
        Distributions training = parsed(folder, TRAINING, files, Distributions::parse);
        Model<?> model = tribuo(folder, kind, plan, files.get(TRIBUO));
        Fitted fitted;
        try {
            fitted = TribuoFile.fitted(plan, kind, model);
        } catch (IllegalArgumentException problem) {
            throw new ModelRefused(folder, TRIBUO + ": " + problem.getMessage());
        }
        StoredModel stored = new StoredModel(fitted, spec, calibrator, training, labels);
        FeatureSpec features = stored.features();
        requirePlanned(folder, plan, stored);
        if (!features.digest().equals(digest)) {
            throw new ModelRefused(folder, "its features are not those that the manifest states (" + digest + ")");
        }
        if (kind.additive()) {
            LinearModel flat = parsed(folder, WEIGHTS, files, text -> LinearModel.parse(text, features));
            if (!flat.print().equals(stored.flat().orElseThrow().print())) {
                throw new ModelRefused(folder, WEIGHTS + " does not hold the weights of " + TRIBUO);
            }
        }
        return stored;
    }

    /**
     * As {@link #read}, for a host that scores {@code expected} features and no others.
     *
     * @throws ModelRefused with every difference, one a line, where the model is made for other features
     */
    public static StoredModel read(Path folder, FeatureSpec expected) throws IOException {
        StoredModel model = read(folder);
        List<String> differences = expected.differences(model.features());
        if (!differences.isEmpty()) {
            throw new ModelRefused(
                    folder,
                    "it is made for other features than " + expected.id() + ": it "
                            + String.join("; it ", differences));
        }
        return model;
    }

    /** A model of the engine's features takes them as they are, in their order and with their references. */
    private static void requirePlanned(Path folder, FeaturePlan plan, StoredModel stored) throws ModelRefused {
        List<Feature> features = stored.features().features();
        List<PlannedFeature> planned = plan.features();
        boolean same = stored.target().isEmpty() || features.size() == planned.size();
        for (int i = 0; same && stored.target().isPresent() && i < planned.size(); i++) {
            same = planned.get(i).part() == PlannedFeature.Part.VALUE
                    && planned.get(i).code().equals(features.get(i).code())
                    && planned.get(i).reference() == features.get(i).reference();
        }
        if (!same) {
            throw new ModelRefused(
                    folder,
                    "its features are not those of "
                            + stored.target().orElseThrow().code() + " in this version");
        }
    }

    private static Map<String, String> manifest(Path folder) throws IOException {
        try {
            return KeyValues.parse(Files.readString(folder.resolve(MANIFEST)));
        } catch (IllegalArgumentException | java.nio.charset.CharacterCodingException problem) {
            throw new ModelRefused(folder, MANIFEST + " cannot be read: " + problem.getMessage());
        }
    }

    /** The files that the manifest names, each as it was written; takes them out of {@code labels}. */
    private static Map<String, byte[]> files(Path folder, Map<String, String> labels) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (String key : new ArrayList<>(labels.keySet())) {
            if (key.startsWith("file.")) {
                String name = key.substring("file.".length());
                if (!name.matches("[a-z.-]+") || !Files.isRegularFile(folder.resolve(name))) {
                    throw new ModelRefused(folder, "it lacks " + name);
                }
                byte[] bytes = Files.readAllBytes(folder.resolve(name));
                if (!sha256(bytes).equals(labels.remove(key))) {
                    throw new ModelRefused(
                            folder,
                            name
                                    + " is not as it was written (SHA-256 differs): damaged, cut off, or of another model");
                }
                files.put(name, bytes);
            }
        }
        for (String needed : List.of(SPEC, FEATURES, TRIBUO, CALIBRATION, TRAINING)) {
            if (!files.containsKey(needed)) {
                throw new ModelRefused(folder, MANIFEST + " does not name " + needed);
            }
        }
        return files;
    }

    private interface Reading<T> {
        T of(String text);
    }

    private static <T> T parsed(Path folder, String name, Map<String, byte[]> files, Reading<T> reading)
            throws ModelRefused {
        if (!files.containsKey(name)) {
            throw new ModelRefused(folder, MANIFEST + " does not name " + name);
        }
        try {
            return reading.of(new String(files.get(name), StandardCharsets.UTF_8));
        } catch (RuntimeException problem) {
            throw new ModelRefused(folder, name + " cannot be read: " + problem.getMessage());
        }
    }

    private static Model<?> tribuo(Path folder, ModelKind kind, FeaturePlan plan, byte[] bytes) throws ModelRefused {
        try {
            return TribuoFile.read(bytes, kind, plan);
        } catch (IllegalArgumentException problem) {
            throw new ModelRefused(folder, TRIBUO + " " + problem.getMessage());
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
