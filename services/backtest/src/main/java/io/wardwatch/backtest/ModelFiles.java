package io.wardwatch.backtest;

import io.wardwatch.backtest.cases.BacktestModel;
import io.wardwatch.core.score.LinearModel;
import io.wardwatch.core.score.Models;
import io.wardwatch.core.score.PaymentTarget;
import io.wardwatch.model.Target;
import io.wardwatch.model.fit.Calibrator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads models under test: the bundled one by its name, others from flat files or from folders that hold one. */
public final class ModelFiles {
    /** Names the model that this version carries for the target. */
    public static final String BUNDLED = "bundled";

    private static final String SUFFIX = ".model";
    private static final String CALIBRATION = "calibration.txt";
    private static final String LINEAR = "linear";
    private static final Pattern NAMED = Pattern.compile("(.+?)(?:@([0-9.]+))?");

    private ModelFiles() {}

    /**
     * The model meant by {@code named}.
     *
     * @param id of it within the run
     * @param named its name or path; with {@code @0.25} behind it, that is its threshold
     * @throws IllegalArgumentException where it is unreadable or made for other features; says the difference
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
        Path flat = file(Path.of(name));
        String text = Files.readString(flat);
        Path calibration = flat.resolveSibling(CALIBRATION);
        boolean folder = !flat.equals(Path.of(name));
        String fit = folder && Files.exists(calibration) ? Files.readString(calibration) : "";
        LinearModel model = LinearModel.parse(text, target.features());
        String digest = InputDigest.ofText(text + fit);
        return fit.isEmpty()
                ? of(id, model, digest, threshold)
                : of(id, model, Calibrator.parse(fit), digest, threshold);
    }

    private static BacktestModel of(String id, LinearModel model, String digest, Optional<Double> threshold) {
        return new BacktestModel(
                id,
                model.name(),
                model.version(),
                LINEAR,
                digest,
                model.spec(),
                model::probability,
                threshold,
                Optional.of(model));
    }

    /** What it says is the calibrated probability; in force in the engine, by which tiers go, are its weights alone. */
    private static BacktestModel of(
            String id, LinearModel model, Calibrator calibrator, String digest, Optional<Double> threshold) {
        boolean raw = calibrator.code().equals("raw");
        return new BacktestModel(
                id,
                model.name(),
                model.version(),
                raw ? LINEAR : LINEAR + ", " + calibrator.code(),
                digest,
                model.spec(),
                features -> calibrator.apply(model.probability(features)),
                threshold,
                Optional.of(model));
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
