package io.wardwatch.model.fit;

import io.wardwatch.model.table.Encoded;
import io.wardwatch.model.table.FeaturePlan;
import io.wardwatch.model.table.PlannedFeature;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.tribuo.Example;
import org.tribuo.MutableDataset;
import org.tribuo.Output;
import org.tribuo.OutputFactory;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.impl.ArrayExample;
import org.tribuo.provenance.SimpleDataSourceProvenance;
import org.tribuo.regression.RegressionFactory;
import org.tribuo.regression.Regressor;

/** Encoded cases as Tribuo wants them: numbers centred and scaled for additive models, as they are for trees. */
final class TribuoExamples {
    static final LabelFactory LABELS = new LabelFactory();
    static final RegressionFactory NUMBERS = new RegressionFactory();
    static final Label OUTCOME = new Label("outcome");
    static final Label OTHER = new Label("other");
    static final String NUMBER = "outcome";
    /** Stands in every provenance: a real time would make equal models differ in their bytes. */
    static final OffsetDateTime NO_TIME = Instant.EPOCH.atOffset(ZoneOffset.UTC);

    private final List<PlannedFeature> features;
    private final boolean scaled;
    private final boolean bent;
    private final String nothing;

    TribuoExamples(FeaturePlan plan, ModelKind kind) {
        this.features = plan.features();
        this.scaled = kind.additive();
        this.bent = kind.additive();
        this.nothing = features.stream()
                .filter(feature -> bent || !feature.bent())
                .findFirst()
                .orElse(features.get(0))
                .code();
    }

    MutableDataset<Label> labelled(Encoded cases, boolean[] outcomes, double positiveWeight) {
        return dataset(cases, outcomes, positiveWeight, LABELS, OUTCOME, OTHER);
    }

    MutableDataset<Regressor> numbered(Encoded cases, boolean[] outcomes) {
        return dataset(cases, outcomes, 1, NUMBERS, new Regressor(NUMBER, 1.0), new Regressor(NUMBER, 0.0));
    }

    private <T extends Output<T>> MutableDataset<T> dataset(
            Encoded cases, boolean[] outcomes, double positiveWeight, OutputFactory<T> factory, T yes, T no) {
        MutableDataset<T> data =
                new MutableDataset<>(new SimpleDataSourceProvenance("encoded cases", NO_TIME, factory), factory);
        for (int i = 0; i < cases.rows(); i++) {
            data.add(example(cases, i, outcomes[i] ? yes : no, outcomes[i] ? (float) positiveWeight : 1f));
        }
        return data;
    }

    /** Case {@code i} as an example of {@code output}. */
    <T extends Output<T>> Example<T> example(Encoded cases, int i, T output, float weight) {
        int begin = cases.start(i);
        int size = cases.start(i + 1) - begin;
        String[] names = new String[Math.max(1, size)];
        double[] values = new double[names.length];
        int used = 0;
        for (int at = begin; at < begin + size; at++) {
            PlannedFeature feature = features.get(cases.feature(at));
            if (bent || !feature.bent()) {
                names[used] = feature.code();
                values[used++] = scaled ? (cases.value(at) - feature.centre()) / feature.scale() : cases.value(at);
            }
        }
        if (used == 0) {
            // Tribuo refuses a case without features, as one whose every text is new; a zero says the same.
            names[used++] = nothing;
        }
        Example<T> example = new ArrayExample<>(output, Arrays.copyOf(names, used), Arrays.copyOf(values, used));
        example.setWeight(weight);
        return example;
    }
}
