package io.wardwatch.backtest;

import io.wardwatch.backtest.cases.BacktestModel;
import io.wardwatch.backtest.cases.Scoring;
import io.wardwatch.core.score.LinearModel;
import io.wardwatch.core.score.Models;
import io.wardwatch.core.score.PaymentTarget;
import io.wardwatch.model.Target;
import io.wardwatch.model.fit.Calibrator;
import io.wardwatch.model.fit.ModelKind;
import io.wardwatch.model.folder.ModelFolder;
import io.wardwatch.model.folder.StoredModel;
import io.wardwatch.model.table.Encoded;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads models under test: the bundled one by its name, others from flat files or model folders. */
public final class ModelFiles {
    /** Names the model that this version carries for the target. */
    public static final String BUNDLED = "bundled";

    private static final String SUFFIX = ".model";
    private static final String MANIFEST = "manifest.txt";
    private static final String LINEAR = "linear";
    private static final Pattern NAMED = Pattern.compile("(.+?)(?:@([0-9.]+))?");

    private ModelFiles() {}

    /**
     * The model meant by {@code named}.
     *
     * @param id of it within the run
     * @param named its name or path; with {@code @0.25} behind it, that is its threshold
     * @throws IllegalArgumentException where a flat file is unreadable or made for other features; says the difference
     * @throws io.wardwatch.model.folder.ModelRefused where a folder is
     */
    public static BacktestModel read(String id, String named, Target target) throws IOException {
        Matcher parts = NAMED.matcher(named);
        if (!parts.matches()) {
            throw new IllegalArgumentException("a model is named by a name or a path");
        }
        Optional<Double> threshold = Optional.ofNullable(parts.group(2)).map(Double::valueOf);
        if (threshold.isPresent() && !(threshold.get() > 0 && threshold.get() < 1)) {
            throw new IllegalArgumentException("a threshold lies between 0 and 1");
        }
        LinearModel carried = bundled(target);
        String name = parts.group(1);
        if (name.equals(BUNDLED) || name.equals(carried.name())) {
            return of(id, carried, InputDigest.ofText(carried.print()), threshold);
        }
        if (Files.exists(Path.of(name).resolve(MANIFEST))) {
            return of(id, ModelFolder.read(Path.of(name), target.features()), manifest(Path.of(name)), threshold);
        }
        Path flat = file(Path.of(name));
        String text = Files.readString(flat);
        return of(id, LinearModel.parse(text, target.features()), InputDigest.ofText(text), threshold);
    }

    /** The manifest has the digest of every file of the folder. */
    private static String manifest(Path folder) throws IOException {
        return InputDigest.of(folder.resolve(MANIFEST)).sha256();
    }

    private static BacktestModel of(String id, LinearModel model, String digest, Optional<Double> threshold) {
        return new BacktestModel(
                id,
                model.name(),
                model.version(),
                LINEAR,
                digest,
                model.spec(),
                Scoring.each(model::probability),
                threshold,
                Optional.of(model));
    }

    /**
     * A model folder, read as a whole or refused. What it says is the calibrated probability. In force in the engine it is where
     * flat weights say the same: logistic regression, raw or by Platt; else the bundled model stays in force.
     */
    private static BacktestModel of(String id, StoredModel model, String digest, Optional<Double> threshold) {
        Calibrator calibrator = model.calibrator();
        Optional<LinearModel> live = model.live();
        ModelKind trained = model.fitted().kind();
        String kind = trained == ModelKind.LOGISTIC ? LINEAR : trained.code();
        return new BacktestModel(
                id,
                model.name(),
                model.version(),
                calibrator.code().equals("raw") ? kind : kind + ", " + calibrator.code(),
                digest,
                model.features(),
                live.isPresent() ? Scoring.each(live.get()::probability) : features -> calibrated(model, features),
                threshold,
                live);
    }

    private static double[] calibrated(StoredModel model, double[][] features) {
        double[] probabilities = model.fitted().probabilities(Encoded.of(features));
        Arrays.setAll(probabilities, i -> model.calibrator().apply(probabilities[i]));
        return probabilities;
    }

    private static LinearModel bundled(Target target) {
        return switch (target) {
            case READMISSION_30D -> Models.bundled().readmission();
            case DENIAL -> Models.bundled().of(PaymentTarget.DENIAL);
            case PAYMENT_90D -> Models.bundled().of(PaymentTarget.UNPAID_90D);
        };
    }

    private static Path file(Path named) throws IOException {
        if (!Files.isDirectory(named)) {
            return named;
        }
        try (Stream<Path> there = Files.list(named)) {
            List<Path> models =
                    there.filter(file -> file.toString().endsWith(SUFFIX)).toList();
            if (models.size() != 1) {
                throw new NoSuchFileException(
                        named.toString(),
                        null,
                        "a folder of a model holds one " + SUFFIX + " file, this " + models.size());
            }
            return models.get(0);
        }
    }
}
