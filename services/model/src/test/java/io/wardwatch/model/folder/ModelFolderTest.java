package io.wardwatch.model.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.wardwatch.core.evaluation.Bootstrap;
import io.wardwatch.core.policy.SealedText;
import io.wardwatch.core.score.Feature;
import io.wardwatch.core.score.FeatureSpec;
import io.wardwatch.model.MadeTable;
import io.wardwatch.model.fit.FitOptions;
import io.wardwatch.model.fit.ModelKind;
import io.wardwatch.model.table.TableCases;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is stored comes back; what is damaged, cut off, poisoned or of another make is refused. */
final class ModelFolderTest {
    private static StoredModel model;

    @TempDir
    private Path folder;

    @BeforeAll
    static void train() {
        model = trained(ModelKind.LOGISTIC);
    }

    @BeforeEach
    void write() throws IOException {
        ModelFolder.write(model, folder);
    }

    @ParameterizedTest
    @EnumSource
    void shouldScoreAsBeforeWhenReadBack(ModelKind kind) throws IOException {
        StoredModel stored = trained(kind);
        Path other = folder.resolve("other");
        ModelFolder.write(stored, other);
        StoredModel read = ModelFolder.read(other);
        TableCases cases = TableCases.of(MadeTable.SPEC, MadeTable.of(50, 3));

        assertThat(read.fitted().probabilities(cases)).isEqualTo(stored.fitted().probabilities(cases));
        assertThat(read.labels()).isEqualTo(stored.labels());
        assertThat(read.spec()).isEqualTo(stored.spec());
        assertThat(read.training()).isEqualTo(stored.training());
    }

    @Test
    void shouldHoldWeightsThatCoreScoresAlikeWhenTheModelIsLogistic() throws IOException {
        StoredModel read = ModelFolder.read(folder);
        TableCases cases = TableCases.of(MadeTable.SPEC, MadeTable.of(50, 3));
        double[] said = read.fitted().probabilities(cases);

        for (int i = 0; i < said.length; i++) {
            double[] features = read.fitted().plan().encode(cases).dense(i);
            assertThat(read.flat().orElseThrow().probability(features)).isCloseTo(said[i], within(1e-12));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"table.spec", "features.csv", "model.tribuo", "weights.model", "calibration.txt", "training.csv"
            })
    void shouldBeRefusedWhenAFileIsDamagedCutOffOrGone(String name) throws IOException {
        byte[] whole = Files.readAllBytes(folder.resolve(name));
        byte[] damaged = whole.clone();
        damaged[whole.length / 2] ^= 1;

        Files.write(folder.resolve(name), damaged);
        refused(name + " is not as it was written");
        Files.write(folder.resolve(name), Arrays.copyOf(whole, whole.length - 1));
        refused(name + " is not as it was written");
        Files.delete(folder.resolve(name));
        refused("it lacks " + name);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 100})
    void shouldBeRefusedWhenTheModelIsCutOffAndTheManifestAgrees(int bytes) throws IOException {
        replace("model.tribuo", Arrays.copyOf(Files.readAllBytes(folder.resolve("model.tribuo")), bytes));

        refused("model.tribuo cannot be read as a model");
    }

    @Test
    void shouldBeRefusedWhenTheModelIsNoSuchFile() throws IOException {
        replace("model.tribuo", "PK\u0003\u0004 a text in place of a model".getBytes(StandardCharsets.UTF_8));

        refused("model.tribuo cannot be read as a model");
    }

    @Test
    void shouldBeRefusedWhenAWeightIsNoNumber() throws IOException {
        String weights = Files.readString(folder.resolve("weights.model"));
        replace("weights.model", utf8(weights.replaceFirst("(weight\\.before) = .*", "$1 = NaN")));

        refused("weights.model cannot be read: model has a weight that is not a finite number");
    }

    @Test
    void shouldBeRefusedWhenATrainedWeightIsNoNumber() throws IOException {
        // The eight bytes of one weight, found in the protobuf, become those of NaN.
        double[] scaled = model.fitted().weights();
        byte[] bytes = Files.readAllBytes(folder.resolve("model.tribuo"));
        assertThat(scaled).isNotEmpty();
        int at = weightsIn(bytes);
        byte[] nan = new byte[8];
        java.nio.ByteBuffer.wrap(nan).order(java.nio.ByteOrder.LITTLE_ENDIAN).putDouble(Double.NaN);
        System.arraycopy(nan, 0, bytes, at, 8);
        replace("model.tribuo", bytes);

        refused("the model has a weight that is not a finite number");
    }

    @Test
    void shouldBeRefusedWhenWeightsAreOfAnotherModel() throws IOException {
        String weights = Files.readString(folder.resolve("weights.model"));
        replace("weights.model", utf8(weights.replaceFirst("(weight\\.before) = .*", "$1 = 0.25")));

        refused("weights.model does not hold the weights of model.tribuo");
    }

    @Test
    void shouldBeRefusedWhenTheModelIsOfAnotherKind() throws IOException {
        Path other = folder.resolve("other");
        ModelFolder.write(trained(ModelKind.FOREST), other);
        replace("model.tribuo", Files.readAllBytes(other.resolve("model.tribuo")));

        refused("which is no logistic regression");
    }

    @Test
    void shouldShowTheDifferenceWhenFeaturesDoNotFitTheModel() throws IOException {
        String features = Files.readString(folder.resolve("features.csv"));
        replace("features.csv", utf8(features.replace("ward:C,ward,IS,C", "ward:D,ward,IS,D")));

        refused("is of other features: it lacks ward:D, and has, unknown to features.csv, ward:C");
    }

    @Test
    void shouldBeRefusedWhenFeaturesAreNotThoseOfTheManifest() throws IOException {
        String features = Files.readString(folder.resolve("features.csv"));
        replace("features.csv", utf8(features.replaceFirst("(before,before,VALUE,,[0-9.]+),[0-9.]+,", "$1,9.0,")));

        refused("its features are not those that the manifest states");
    }

    @Test
    void shouldBeRefusedWhenItIsNoModelFolder() throws IOException {
        Files.writeString(folder.resolve("manifest.txt"), "format = another-1\n");
        refused("manifest.txt is not of the format wardwatch-model-1");
        Files.writeString(folder.resolve("manifest.txt"), "no pair\n");
        refused("manifest.txt cannot be read");
        Files.delete(folder.resolve("manifest.txt"));
        refused("it is no model folder");
    }

    @Test
    void shouldShowEveryDifferenceWhenAHostScoresOtherFeatures() throws IOException {
        FeatureSpec own = model.fitted().plan().spec("host-features-1");
        List<Feature> features = new ArrayList<>(own.features());
        Feature first = features.get(0);
        features.set(0, new Feature(first.code(), first.reference() + 1, first.meaning()));
        Feature gone = features.remove(features.size() - 1);
        features.add(new Feature("blood_pressure", 120, "mmHg"));

        assertThatThrownBy(() -> ModelFolder.read(folder, new FeatureSpec("host-features-1", features)))
                .isInstanceOf(ModelRefused.class)
                .hasMessageContaining("it nights has reference")
                .hasMessageContaining("it lacks blood_pressure")
                .hasMessageContaining("it has " + gone.code());
        assertThat(ModelFolder.read(folder, own).name()).isEqualTo("made");
    }

    @Test
    void shouldNotSayWhatAPatientIsCalledWhenATableDoesNotFit() {
        TableFileWithout table = new TableFileWithout("ward");

        assertThatThrownBy(() -> TableEvaluation.of(model, table.file(), true, new Bootstrap(2, 1)))
                .hasMessageContaining("it lacks ward")
                .hasMessageNotContaining("p1");
    }

    private record TableFileWithout(String column) {
        io.wardwatch.model.table.TableFile file() {
            return new io.wardwatch.model.table.TableFile(MadeTable.without(MadeTable.of(20, 1), column), "none");
        }
    }

    private static StoredModel trained(ModelKind kind) {
        FitOptions by = FitOptions.of(kind, 1);
        FitOptions small = new FitOptions(kind, 1, by.epochs(), by.learningRate(), by.ridge(), 1, 5, 3);
        TableTraining.Settings settings = new TableTraining.Settings(
                "made", "1", small, 2, false, false, "platt", java.util.Optional.empty(), 2, Map.of());
        return new TableTraining(MadeTable.SPEC, MadeTable.file(400, 1), settings, words -> {})
                .train()
                .model();
    }

    private void refused(String why) {
        assertThatThrownBy(() -> ModelFolder.read(folder))
                .isInstanceOf(ModelRefused.class)
                .hasMessageContaining(why);
    }

    @ParameterizedTest
    @ValueSource(strings = {"name = made", "positiveWeight = 1", "groups = ", "calibration = platt"})
    void shouldBeRefusedWhenAWordOfTheManifestIsAnother(String words) throws IOException {
        Path manifest = folder.resolve("manifest.txt");
        String stated = Files.readString(manifest);
        assertThat(stated).contains(words);
        Files.writeString(manifest, stated.replaceFirst(words, words + "7"));

        refused("manifest.txt is not as it was written");
    }

    @Test
    void shouldBeRefusedWhenTheManifestIsCutOff() throws IOException {
        Path manifest = folder.resolve("manifest.txt");
        String stated = Files.readString(manifest);
        Files.writeString(manifest, stated.substring(0, stated.length() - 1));

        refused("manifest.txt is not as it was written");
    }

    /** Replaces a file and what the manifest says of it, as who makes a folder by hand would. */
    private void replace(String name, byte[] bytes) throws IOException {
        String before = ModelFolder.sha256(Files.readAllBytes(folder.resolve(name)));
        Files.write(folder.resolve(name), bytes);
        Path manifest = folder.resolve("manifest.txt");
        String stated = Files.readString(manifest).replaceFirst("sha256 = \\w+\n$", "");
        Files.writeString(manifest, SealedText.seal(stated.replace(before, ModelFolder.sha256(bytes))));
    }

    private static int weightsIn(byte[] bytes) {
        double largest = 0;
        int at = -1;
        java.nio.ByteBuffer buffer = java.nio.ByteBuffer.wrap(bytes).order(java.nio.ByteOrder.LITTLE_ENDIAN);
        org.tribuo.classification.sgd.linear.LinearSGDModel linear =
                (org.tribuo.classification.sgd.linear.LinearSGDModel)
                        model.fitted().model();
        double wanted = linear.getWeightsCopy().get(0, 0);
        for (int i = 0; i + 8 <= bytes.length; i++) {
            if (buffer.getDouble(i) == wanted) {
                at = i;
                largest = wanted;
            }
        }
        assertThat(at).as("place of a weight").isPositive();
        assertThat(largest).isEqualTo(wanted);
        return at;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
