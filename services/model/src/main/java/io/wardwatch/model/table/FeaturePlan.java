package io.wardwatch.model.table;

import io.wardwatch.core.score.Feature;
import io.wardwatch.core.score.FeatureSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How cases become features: which texts have one of their own, what stands for a missing number, means and deviations. Made from
 * training cases alone and stored with the model, so that a case is encoded the same wherever it is scored.
 */
public final class FeaturePlan {
    private final List<PlannedFeature> features;
    private final Map<String, List<Integer>> byColumn = new LinkedHashMap<>();

    /** A plan of those features, as a model folder stores them. */
    public FeaturePlan(List<PlannedFeature> features) {
        this.features = List.copyOf(features);
        for (int i = 0; i < features.size(); i++) {
            byColumn.computeIfAbsent(features.get(i).column(), column -> new ArrayList<>())
                    .add(i);
        }
    }

    /** The plan that the cases of those numbers give. */
    public static FeaturePlan of(TableCases cases, int[] training) {
        FeaturePlan unscaled = new FeaturePlan(PlanMaking.features(cases, training));
        return unscaled.scaled(unscaled.encode(cases, training));
    }

    private FeaturePlan scaled(Encoded training) {
        double[] sum = new double[features.size()];
        double[] squares = new double[features.size()];
        int rows = training.rows();
        for (int at = 0; at < training.start(rows); at++) {
            sum[training.feature(at)] += training.value(at);
        }
        for (int at = 0; at < training.start(rows); at++) {
            double off = training.value(at) - sum[training.feature(at)] / rows;
            squares[training.feature(at)] += off * off;
        }
        List<PlannedFeature> scaled = new ArrayList<>();
        for (int i = 0; i < sum.length; i++) {
            PlannedFeature feature = features.get(i);
            scaled.add(feature.dense() ? feature.scaled(sum[i] / rows, Math.sqrt(squares[i] / rows)) : feature);
        }
        return new FeaturePlan(scaled);
    }

    public List<PlannedFeature> features() {
        return features;
    }

    /** The features with their reference case, as linear models know them; the digest covers the whole plan. */
    public FeatureSpec spec(String name) {
        return new FeatureSpec(
                name,
                features.stream()
                        .map(feature -> new Feature(feature.code(), feature.reference(), feature.meaning()))
                        .toList());
    }

    /** All cases as numbers. */
    public Encoded encode(TableCases cases) {
        int[] all = new int[cases.size()];
        java.util.Arrays.setAll(all, i -> i);
        return encode(cases, all);
    }

    /** The cases of those numbers, in that order. */
    public Encoded encode(TableCases cases, int[] which) {
        List<ColumnEncoder> encoders = new ArrayList<>();
        byColumn.forEach((column, places) -> encoders.add(ColumnEncoder.of(cases, column, places, features)));
        Encoded encoded = new Encoded(which.length, features.size());
        for (int row : which) {
            for (ColumnEncoder encoder : encoders) {
                encoder.encode(row, encoded);
            }
            encoded.endRow();
        }
        return encoded;
    }
}
