package io.wardwatch.model.fit;

import com.oracle.labs.mlrg.olcut.config.Config;
import com.oracle.labs.mlrg.olcut.provenance.ConfiguredObjectProvenance;
import com.oracle.labs.mlrg.olcut.provenance.impl.ConfiguredObjectProvenanceImpl;
import org.tribuo.math.Parameters;
import org.tribuo.math.StochasticGradientOptimiser;
import org.tribuo.math.la.DenseMatrix;
import org.tribuo.math.la.Matrix;
import org.tribuo.math.la.MatrixTuple;
import org.tribuo.math.la.Tensor;

/**
 * AdaGrad (Duchi and others 2011) with a ridge penalty on every weight but the intercept: Tribuo's linear trainers have none of
 * their own. The gradient of the penalty, −ridge · weight for each example of the batch, joins that of the likelihood.
 */
public final class RidgeAdaGrad implements StochasticGradientOptimiser {
    private static final double EPSILON = 1e-6;

    @Config(mandatory = true, description = "Learning rate.")
    private double rate;

    @Config(mandatory = true, description = "L2 penalty for one example.")
    private double ridge;

    @Config(mandatory = true, description = "Examples of a step.")
    private int batch;

    private Parameters parameters;
    private double[] squares = new double[0];

    /** For Tribuo's configuration. */
    private RidgeAdaGrad() {}

    /**
     * @param rate learning rate
     * @param ridge L2 penalty for one example
     * @param batch examples of a step
     */
    public RidgeAdaGrad(double rate, double ridge, int batch) {
        this.rate = rate;
        this.ridge = ridge;
        this.batch = batch;
    }

    @Override
    public void initialise(Parameters trained) {
        parameters = trained;
        Matrix weights = (Matrix) trained.get()[0];
        squares = new double[weights.getDimension1Size() * weights.getDimension2Size()];
    }

    @Override
    public Tensor[] step(Tensor[] updates, double weight) {
        Matrix weights = (Matrix) parameters.get()[0];
        int rows = weights.getDimension1Size();
        int width = weights.getDimension2Size();
        double[] gradient = new double[squares.length];
        for (MatrixTuple tuple : (Matrix) updates[0]) {
            gradient[tuple.i * width + tuple.j] = tuple.value;
        }
        DenseMatrix move = new DenseMatrix(rows, width);
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < width; column++) {
                int at = row * width + column;
                boolean intercept = column == width - 1;
                double g = gradient[at] - (intercept ? 0 : ridge * batch * weights.get(row, column));
                squares[at] += g * g;
                move.set(row, column, rate * g / (EPSILON + Math.sqrt(squares[at])));
            }
        }
        return new Tensor[] {move};
    }

    @Override
    public void reset() {
        squares = new double[0];
    }

    @Override
    public RidgeAdaGrad copy() {
        return new RidgeAdaGrad(rate, ridge, batch);
    }

    @Override
    public ConfiguredObjectProvenance getProvenance() {
        return new ConfiguredObjectProvenanceImpl(this, "StochasticGradientOptimiser");
    }

    @Override
    public String toString() {
        return "RidgeAdaGrad(rate=" + rate + ",ridge=" + ridge + ",batch=" + batch + ")";
    }
}
