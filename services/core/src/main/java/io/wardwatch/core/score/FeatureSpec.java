package io.wardwatch.core.score;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The ordered inputs of a linear model with their reference patient. A model file names the spec it was trained on by id and
 * {@link #digest()}, so weights never meet a vector of another meaning.
 *
 * @param id name and version, e.g. {@code readmission-features-1}; a changed feature is a new version
 */
public record FeatureSpec(String id, List<Feature> features) {
    public FeatureSpec {
        features = List.copyOf(features);
    }

    public int size() {
        return features.size();
    }

    /** The reference patient's vector, a new array. */
    public double[] reference() {
        return features.stream().mapToDouble(Feature::reference).toArray();
    }

    /** How {@code other} differs from this spec, one line each; empty where features, order, references and meanings agree. */
    public List<String> differences(FeatureSpec other) {
        Map<String, Feature> mine = byCode(features);
        Map<String, Feature> theirs = byCode(other.features);
        List<String> lines = new ArrayList<>();
        mine.forEach((code, feature) -> {
            Feature found = theirs.get(code);
            if (found == null) {
                lines.add("lacks " + code);
            } else if (found.reference() != feature.reference()) {
                lines.add(code + " has reference " + found.reference() + " in place of " + feature.reference());
            } else if (!found.meaning().equals(feature.meaning())) {
                lines.add(code + " means \"" + found.meaning() + "\" in place of \"" + feature.meaning() + "\"");
            }
        });
        theirs.keySet().stream().filter(code -> !mine.containsKey(code)).forEach(code -> lines.add("has " + code));
        if (lines.isEmpty() && !List.copyOf(mine.keySet()).equals(List.copyOf(theirs.keySet()))) {
            lines.add("has the features in another order");
        }
        return lines;
    }

    private static Map<String, Feature> byCode(List<Feature> features) {
        Map<String, Feature> byCode = new LinkedHashMap<>();
        features.forEach(feature -> byCode.put(feature.code(), feature));
        return byCode;
    }

    /** Sixteen hexadecimal digits of SHA-256 over id, codes, references and meanings. */
    public String digest() {
        StringBuilder text = new StringBuilder(id);
        for (Feature feature : features) {
            text.append('\n')
                    .append(feature.code())
                    .append('\t')
                    .append(feature.reference())
                    .append('\t')
                    .append(feature.meaning());
        }
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
