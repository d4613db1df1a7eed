package io.wardwatch.formats;

import io.wardwatch.core.policy.KeyValues;
import io.wardwatch.core.policy.SealedText;
import io.wardwatch.core.score.FeatureSpec;
import io.wardwatch.core.score.Features;
import io.wardwatch.core.score.LinearModel;
import io.wardwatch.core.score.PaymentFeatures;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads a model that is to score live: a flat file of weights, or the folder that {@code train} writes, of which only text is read.
 * What is damaged, cut off, not finite, made for other features or cannot be said by weights alone is an {@link IOException} with
 * the reason: whoever scores keeps the model it has.
 */
public final class ModelFile {
    private static final String MANIFEST = "manifest.txt";
    private static final String FORMAT = "wardwatch-model-1";
    private static final String WEIGHTS = "weights.model";
    private static final String CALIBRATION = "calibration.txt";
    private static final String FILE = "file.";

    /** What scores live, by the name that settings have for it, with the features that a model of it has. */
    public static final Map<String, FeatureSpec> TARGETS = Collections.unmodifiableMap(new TreeMap<>(
            Map.of("readmission", Features.SPEC, "denial", PaymentFeatures.DENIAL, "payment", PaymentFeatures.UNPAID)));

    private ModelFile() {}

    /** The model at {@code path}, made for {@code features}. */
    public static LinearModel read(Path path, FeatureSpec features) throws IOException {
        try {
            return Files.isDirectory(path) ? folder(path, features) : flat(text(path), features);
        } catch (IllegalArgumentException bad) {
            throw new IOException(bad.getMessage(), bad);
        } catch (NoSuchFileException absent) {
            throw new IOException("there is no such file", absent);
        } catch (CharacterCodingException bad) {
            throw new IOException("it is not UTF-8 text", bad);
        }
    }

    /** A last line that was cut in the midst of a number still is one; so the file has to end with its line. */
    private static LinearModel flat(String text, FeatureSpec features) {
        if (!text.endsWith("\n")) {
            throw new IllegalArgumentException("it breaks off in its last line");
        }
        return LinearModel.parse(text, features);
    }

    private static LinearModel folder(Path folder, FeatureSpec features) throws IOException {
        if (!Files.isRegularFile(folder.resolve(MANIFEST))) {
            throw new IllegalArgumentException("it is no model folder: there is no " + MANIFEST);
        }
        String stated = text(folder.resolve(MANIFEST));
        Map<String, String> manifest = KeyValues.parse(stated);
        if (!FORMAT.equals(manifest.get("format"))) {
            throw new IllegalArgumentException(MANIFEST + " is not of the format " + FORMAT);
        }
        if (!SealedText.isWhole(stated)) {
            throw new IllegalArgumentException(
                    MANIFEST + " is not as it was written (its last line is not its SHA-256): damaged or cut off");
        }
        for (Map.Entry<String, String> each : manifest.entrySet()) {
            if (each.getKey().startsWith(FILE)) {
                requireWhole(folder, each.getKey().substring(FILE.length()), each.getValue());
            }
        }
        if (!"logistic".equals(manifest.get("kind"))) {
            throw new IllegalArgumentException(
                    "it is of the kind " + manifest.get("kind") + ": only logistic regression scores live");
        }
        if (!manifest.containsKey(FILE + WEIGHTS) || !manifest.containsKey(FILE + CALIBRATION)) {
            throw new IllegalArgumentException(MANIFEST + " does not name " + WEIGHTS + " and " + CALIBRATION);
        }
        LinearModel model = flat(text(folder.resolve(WEIGHTS)), features);
        return calibrated(model, KeyValues.parse(text(folder.resolve(CALIBRATION))));
    }

    private static LinearModel calibrated(LinearModel model, Map<String, String> calibration) {
        return switch (calibration.getOrDefault("method", "")) {
            case "raw" -> model;
            case "platt" -> model.recalibrated(number(calibration, "intercept"), number(calibration, "slope"));
            case "isotonic" ->
                throw new IllegalArgumentException(
                        "its calibration is a curve (isotonic), which weights cannot say: calibrate with platt");
            default -> throw new IllegalArgumentException("its calibration has no known method");
        };
    }

    private static double number(Map<String, String> calibration, String key) {
        try {
            return Double.parseDouble(calibration.getOrDefault(key, ""));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("its calibration lacks a number", e);
        }
    }

    private static void requireWhole(Path folder, String name, String digest) throws IOException {
        if (!name.matches("[a-z.-]+") || !Files.isRegularFile(folder.resolve(name))) {
            throw new IllegalArgumentException("it lacks " + name);
        }
        if (!sha256(Files.readAllBytes(folder.resolve(name))).equals(digest)) {
            throw new IllegalArgumentException(
                    name + " is not as it was written (SHA-256 differs): damaged, cut off, or of another model");
        }
    }

    private static String text(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8);
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
