package io.wardwatch.model.fit;

import com.oracle.labs.mlrg.olcut.config.Config;
import com.oracle.labs.mlrg.olcut.provenance.ConfiguredObjectProvenance;
import com.oracle.labs.mlrg.olcut.provenance.impl.ConfiguredObjectProvenanceImpl;
import com.oracle.labs.mlrg.olcut.util.Pair;
import org.tribuo.classification.sgd.LabelObjective;
import org.tribuo.classification.sgd.objectives.LogMulticlass;
import org.tribuo.math.la.SGDVector;
import org.tribuo.math.util.VectorNormalizer;

/** Log loss in which cases with the outcome count more: with minibatches Tribuo does not look at the weights of single examples. */
public final class WeightedLogLoss implements LabelObjective {
    private final LogMulticlass plain = new LogMulticlass();

    @Config(mandatory = true, description = "Number of the outcome among the labels.")
    private int outcome;

    @Config(mandatory = true, description = "How much a case with the outcome counts.")
    private double weight;

    /** For Tribuo's configuration. */
    private WeightedLogLoss() {}

    /**
     * @param outcome its number among the labels
     * @param weight how much a case with it counts
     */
    public WeightedLogLoss(int outcome, double weight) {
        this.outcome = outcome;
        this.weight = weight;
    }

    @Override
    public Pair<Double, SGDVector> lossAndGradient(Integer truth, SGDVector prediction) {
        Pair<Double, SGDVector> found = plain.lossAndGradient(truth, prediction);
        return truth == outcome ? new Pair<>(weight * found.getA(), found.getB().scale(weight)) : found;
    }

    /** The name that Tribuo had for {@link #lossAndGradient} and still asks for. */
    @Override
    @SuppressWarnings("deprecation")
    public Pair<Double, SGDVector> valueAndGradient(int truth, SGDVector prediction) {
        return lossAndGradient(truth, prediction);
    }

    @Override
    public VectorNormalizer getNormalizer() {
        return plain.getNormalizer();
    }

    @Override
    public boolean isProbabilistic() {
        return plain.isProbabilistic();
    }

    @Override
    public ConfiguredObjectProvenance getProvenance() {
        return new ConfiguredObjectProvenanceImpl(this, "LabelObjective");
    }
}
