package io.wardwatch.model.fit;

import io.wardwatch.core.evaluation.LogisticFit;
import io.wardwatch.model.table.Encoded;
import io.wardwatch.model.table.FeaturePlan;
import io.wardwatch.model.table.PlannedFeature;
import io.wardwatch.model.table.TableCases;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How well the cases determine one weight of a logistic regression: the estimate of greatest likelihood, without a penalty, with its
 * 95 % interval (Wald, with Liang and Zeger's 1986 variance by group, as cases of one patient are not independent). The weight that
 * scores is near the estimate, drawn towards zero by the penalty.
 *
 * @param code of the feature
 * @param estimate in log-odds for one unit of the feature
 */
public record Coefficient(String code, double estimate, double low, double high) {
    private static final double Z = 1.959963984540054;
    private static final double PRECISION = 1e-8;
    private static final int STEPS = 30;
    private static final double CONSTANT = 1e-9;

    /** Of each feature that varies among {@code cases}; empty where they do not determine them all. */
    public static List<Coefficient> of(FeaturePlan plan, TableCases cases) {
        Encoded encoded = plan.encode(cases);
        int[] varying = varying(encoded, plan);
        double[][] x = rows(encoded, plan, varying);
        double[] weights = new double[varying.length + 1];
        for (int step = 0; step < STEPS; step++) {
            Slope slope = new Slope(x, cases, weights);
            double[][] inverse = inverse(slope.information);
            if (inverse.length == 0) {
                return List.of();
            }
            double moved = 0;
            for (int i = 0; i < weights.length; i++) {
                double by = dot(inverse[i], slope.gradient);
                weights[i] += by;
                moved = Math.max(moved, Math.abs(by));
            }
            if (moved < PRECISION) {
                return coefficients(plan, varying, weights, spread(inverse, slope.ofGroups));
            }
        }
        return List.of();
    }

    private static List<Coefficient> coefficients(
            FeaturePlan plan, int[] varying, double[] weights, double[] deviations) {
        List<Coefficient> found = new ArrayList<>();
        for (int i = 0; i < varying.length; i++) {
            PlannedFeature feature = plan.features().get(varying[i]);
            double estimate = weights[i] / feature.scale();
            double reach = Z * deviations[i] / feature.scale();
            found.add(new Coefficient(feature.code(), estimate, estimate - reach, estimate + reach));
        }
        return found;
    }

    private static int[] varying(Encoded encoded, FeaturePlan plan) {
        double[] least = new double[plan.features().size()];
        double[] most = new double[least.length];
        Arrays.fill(least, Double.POSITIVE_INFINITY);
        Arrays.fill(most, Double.NEGATIVE_INFINITY);
        for (int row = 0; row < encoded.rows(); row++) {
            double[] values = encoded.dense(row);
            for (int i = 0; i < values.length; i++) {
                least[i] = Math.min(least[i], values[i]);
                most[i] = Math.max(most[i], values[i]);
            }
        }
        return java.util.stream.IntStream.range(0, least.length)
                .filter(i -> most[i] - least[i] > CONSTANT)
                .toArray();
    }

    /** Centred and scaled, with a one at the end for the intercept. */
    private static double[][] rows(Encoded encoded, FeaturePlan plan, int[] varying) {
        double[][] rows = new double[encoded.rows()][varying.length + 1];
        for (int row = 0; row < rows.length; row++) {
            double[] values = encoded.dense(row);
            for (int i = 0; i < varying.length; i++) {
                PlannedFeature feature = plan.features().get(varying[i]);
                rows[row][i] = (values[varying[i]] - feature.centre()) / feature.scale();
            }
            rows[row][varying.length] = 1;
        }
        return rows;
    }

    /** First and second derivatives of the likelihood, and the first by group. */
    private static final class Slope {
        final double[] gradient;
        final double[][] information;
        final double[][] ofGroups;

        Slope(double[][] x, TableCases cases, double[] weights) {
            int width = weights.length;
            int[] groups = cases.groups();
            gradient = new double[width];
            information = new double[width][width];
            ofGroups = new double[Arrays.stream(groups).max().orElse(-1) + 1][width];
            for (int row = 0; row < x.length; row++) {
                double p = LogisticFit.probability(dot(x[row], weights));
                double off = (cases.outcome(row) ? 1 : 0) - p;
                double curve = p * (1 - p);
                for (int i = 0; i < width; i++) {
                    gradient[i] += off * x[row][i];
                    ofGroups[groups[row]][i] += off * x[row][i];
                    for (int j = 0; j <= i; j++) {
                        information[i][j] += curve * x[row][i] * x[row][j];
                    }
                }
            }
            for (int i = 0; i < width; i++) {
                for (int j = 0; j < i; j++) {
                    information[j][i] = information[i][j];
                }
            }
        }
    }

    /** Deviations of the weights, by the spread of what each group says. */
    private static double[] spread(double[][] inverse, double[][] ofGroups) {
        double[] deviations = new double[inverse.length];
        for (double[] group : ofGroups) {
            for (int i = 0; i < deviations.length; i++) {
                double influence = dot(inverse[i], group);
                deviations[i] += influence * influence;
            }
        }
        double few = ofGroups.length > 1 ? (double) ofGroups.length / (ofGroups.length - 1) : 1;
        return Arrays.stream(deviations).map(sum -> Math.sqrt(few * sum)).toArray();
    }

    /** By Gauss and Jordan with pivots; empty where there is none. */
    private static double[][] inverse(double[][] matrix) {
        int n = matrix.length;
        double[][] work = new double[n][2 * n];
        for (int i = 0; i < n; i++) {
            System.arraycopy(matrix[i], 0, work[i], 0, n);
            work[i][n + i] = 1;
        }
        for (int column = 0; column < n; column++) {
            int pivot = column;
            for (int row = column + 1; row < n; row++) {
                pivot = Math.abs(work[row][column]) > Math.abs(work[pivot][column]) ? row : pivot;
            }
            double[] chosen = work[pivot];
            work[pivot] = work[column];
            work[column] = chosen;
            if (!(Math.abs(chosen[column]) > CONSTANT)) {
                return new double[0][];
            }
            double by = chosen[column];
            for (int i = 0; i < 2 * n; i++) {
                chosen[i] /= by;
            }
            for (int row = 0; row < n; row++) {
                double factor = work[row][column];
                for (int i = column; row != column && factor != 0 && i < 2 * n; i++) {
                    work[row][i] -= factor * chosen[i];
                }
            }
        }
        return Arrays.stream(work).map(row -> Arrays.copyOfRange(row, n, 2 * n)).toArray(double[][]::new);
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
