package io.wardwatch.backtest;

import io.wardwatch.backtest.cases.BacktestModel;
import io.wardwatch.core.score.LinearModel;
import io.wardwatch.core.score.Models;
import io.wardwatch.core.score.PaymentTarget;
import io.wardwatch.model.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads models under test: the bundled one by its name, others from flat files or from folders that hold one. */
public final class ModelFiles {
    /** Names the model that this version carries for the target. */
    public static final String BUNDLED = "bundled";

    private static final String SUFFIX = ".model";

    private ModelFiles() {}

    /**
     * The model meant by {@code named}.
     *
     * @param id of it within the run
     * @throws IllegalArgumentException where it is unreadable or made for other features; says the difference
     */
    public static BacktestModel read(String id, String named, Target target) throws IOException {
        LinearModel carried = bundled(target);
        if (named.equals(BUNDLED) || named.equals(carried.name())) {
            return of(id, carried, InputDigest.ofText(carried.print()));
        }
        Path file = file(Path.of(named));
        String text = Files.readString(file);
        return of(id, LinearModel.parse(text, target.features()), InputDigest.ofText(text));
    }

    private static BacktestModel of(String id, LinearModel model, String digest) {
        return new BacktestModel(
                id,
                model.name(),
                model.version(),
                "linear",
                digest,
                model.spec(),
                model::probability,
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
