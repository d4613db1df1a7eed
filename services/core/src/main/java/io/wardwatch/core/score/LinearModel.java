package io.wardwatch.core.score;

import io.wardwatch.core.policy.KeyValues;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A logistic regression as flat weights. Log-odds are {@code baseline + Σ weight · (value − reference)} in feature order, so
 * the contributions that are shown are the very terms of the probability. Immutable; equal bits on every machine.
 *
 * <p>File form: {@code key = value} lines with {@code format}, {@code name}, {@code version}, {@code card} (one line that says
 * what the model may be used for), {@code features} and {@code featuresDigest} of the spec, {@code intercept}, one
 * {@code weight.CODE} for each feature, and any {@code provenance.*}.
 */
public final class LinearModel {
    /** The first line of content of every model file. */
    public static final String FORMAT = "wardwatch-linear-1";

    private final String name;
    private final String version;
    private final String card;
    private final FeatureSpec spec;
    private final double intercept;
    private final double[] weights;
    private final double[] reference;
    private final double baseline;
    private final Map<String, String> provenance;

    /**
     * A model of its parts; a file is read by {@link #parse}.
     *
     * @param labels {@code name}, {@code version}, {@code card}, and what else is kept as provenance
     * @throws IllegalArgumentException where weights do not fit the spec, are not finite, or a label is missing
     */
    public LinearModel(FeatureSpec spec, double intercept, double[] weights, Map<String, String> labels) {
        Map<String, String> rest = new LinkedHashMap<>(labels);
        this.name = required(rest, "name");
        this.version = required(rest, "version");
        this.card = required(rest, "card");
        this.provenance = Collections.unmodifiableMap(rest);
        this.spec = spec;
        this.intercept = intercept;
        this.weights = weights.clone();
        this.reference = spec.reference();
        if (weights.length != spec.size()) {
            throw new IllegalArgumentException(
                    "model has " + weights.length + " weights for " + spec.size() + " features");
        }
        double sum = intercept;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * reference[i];
        }
        if (!Double.isFinite(sum)) {
            throw new IllegalArgumentException("model has a weight that is not a finite number");
        }
        this.baseline = sum;
    }

    /** A model that this version of the software carries, by the name of its file. */
    static LinearModel bundled(String file, FeatureSpec spec) {
        try (InputStream in = LinearModel.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("the bundled model " + file + " is missing from the class path");
            }
            return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8), spec);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads a model file.
     *
     * @throws IllegalArgumentException naming what is missing, unknown, unreadable, or made for another feature specification
     */
    public static LinearModel parse(String text, FeatureSpec spec) {
        Map<String, String> given = new LinkedHashMap<>(KeyValues.parse(text));
        expect(given, "format", FORMAT);
        expect(given, "features", spec.id());
        expectDigest(given, spec);
        double intercept = number(given, "intercept");
        double[] weights = new double[spec.size()];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = number(given, "weight." + spec.features().get(i).code());
        }
        for (String key : given.keySet()) {
            if (!key.startsWith("provenance.")
                    && !List.of("name", "version", "card").contains(key)) {
                throw new IllegalArgumentException("unknown key in model: " + key);
            }
        }
        return new LinearModel(spec, intercept, weights, given);
    }

    /** This model with log-odds {@code by + slope · its own}: a calibration that is a line there. */
    public LinearModel recalibrated(double by, double slope) {
        double[] others = Arrays.stream(weights).map(weight -> slope * weight).toArray();
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put("name", name);
        labels.put("version", version);
        labels.put("card", card);
        labels.putAll(provenance);
        labels.put("provenance.calibration", "platt " + by + " " + slope);
        return new LinearModel(spec, by + slope * intercept, others, labels);
    }

    /** This model as a file that {@link #parse} reads back to the same bits. */
    public String print() {
        StringBuilder out = new StringBuilder("# ").append(card).append('\n');
        line(out, "format", FORMAT);
        line(out, "name", name);
        line(out, "version", version);
        line(out, "card", card);
        line(out, "features", spec.id());
        line(out, "featuresDigest", spec.digest());
        provenance.forEach((key, value) -> line(out, key, value));
        line(out, "intercept", Double.toString(intercept));
        for (int i = 0; i < weights.length; i++) {
            line(out, "weight." + spec.features().get(i).code(), Double.toString(weights[i]));
        }
        return out.toString();
    }

    public String name() {
        return name;
    }

    public String version() {
        return version;
    }

    /** One line on what the model is and is not for. */
    public String card() {
        return card;
    }

    public FeatureSpec spec() {
        return spec;
    }

    /** Where the weights come from, by keys that begin with {@code provenance.}. */
    public Map<String, String> provenance() {
        return provenance;
    }

    /** The weight of the feature at {@code index} of {@link #spec()}. */
    public double weight(int index) {
        return weights[index];
    }

    /** Log-odds of the reference patient. */
    public double baseline() {
        return baseline;
    }

    /** Log-odds of {@code values}. */
    public double logOdds(double[] values) {
        double sum = baseline;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * (values[i] - reference[i]);
        }
        return sum;
    }

    /** Probability of {@code values}, between 0 and 1. */
    public double probability(double[] values) {
        // StrictMath: Math.exp may differ in its last bit from machine to machine.
        return 1 / (1 + StrictMath.exp(-logOdds(values)));
    }

    /** Every feature of {@code values} that differs from the reference, by descending size of contribution, then by code. */
    public List<Reason> reasons(double[] values) {
        Reason[] found = new Reason[weights.length];
        int count = 0;
        for (int i = 0; i < weights.length; i++) {
            double difference = values[i] - reference[i];
            if (difference != 0) {
                Reason reason =
                        new Reason(spec.features().get(i).code(), values[i], reference[i], weights[i] * difference);
                int at = count++;
                while (at > 0 && before(reason, found[at - 1])) {
                    found[at] = found[at - 1];
                    at--;
                }
                found[at] = reason;
            }
        }
        return List.of(Arrays.copyOf(found, count));
    }

    private static boolean before(Reason a, Reason b) {
        int bySize = Double.compare(Math.abs(b.contribution()), Math.abs(a.contribution()));
        return bySize < 0 || (bySize == 0 && a.code().compareTo(b.code()) < 0);
    }

    private static void line(StringBuilder out, String key, String value) {
        out.append(key).append(" = ").append(value).append('\n');
    }

    private static String required(Map<String, String> given, String key) {
        String value = given.remove(key);
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("model lacks " + key);
        }
        return value;
    }

    private static void expect(Map<String, String> given, String key, String expected) {
        String value = required(given, key);
        if (!value.equals(expected)) {
            throw new IllegalArgumentException(
                    "model has " + key + " " + value + ", but this version reads " + expected);
        }
    }

    /** A digest alone would not say what to mend: the codes of the weights do. */
    private static void expectDigest(Map<String, String> given, FeatureSpec spec) {
        String digest = required(given, "featuresDigest");
        if (digest.equals(spec.digest())) {
            return;
        }
        Set<String> codes = new TreeSet<>();
        spec.features().forEach(feature -> codes.add(feature.code()));
        Set<String> weights = new TreeSet<>();
        given.keySet().stream()
                .filter(key -> key.startsWith("weight."))
                .forEach(key -> weights.add(key.substring("weight.".length())));
        Set<String> lacking = new TreeSet<>(codes);
        lacking.removeAll(weights);
        weights.removeAll(codes);
        throw new IllegalArgumentException("model has featuresDigest " + digest + ", but this version reads "
                + spec.digest() + ": it lacks " + (lacking.isEmpty() ? "no feature" : String.join(", ", lacking))
                + ", has unknown " + (weights.isEmpty() ? "none" : String.join(", ", weights))
                + (lacking.isEmpty() && weights.isEmpty() ? "; order, references or meanings differ" : ""));
    }

    private static double number(Map<String, String> given, String key) {
        String value = required(given, key);
        try {
            return Double.parseDouble(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("model has no number at " + key, e);
        }
    }
}
