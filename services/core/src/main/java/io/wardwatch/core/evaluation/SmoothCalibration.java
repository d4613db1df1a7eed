package io.wardwatch.core.evaluation;

import java.util.ArrayList;
import java.util.List;

/**
 * The smooth calibration curve: observed share over prediction by local quadratic regression with tricube weights over the
 * nearest three quarters of the points (loess, Cleveland 1979, with R's defaults), and how far it lies from the diagonal (ICI, E50,
 * E90, Emax: Austin and Steyerberg, Statistics in Medicine 2019).
 *
 * <p>Up to {@value #EXACT} cases are points as they are. More are gathered by ascending prediction into {@value #GROUPED} groups of
 * equal size first, whose means are the points: the curve is smoother than a group is wide, so nothing is lost that could be seen.
 */
public final class SmoothCalibration {
    /** Cases up to which each is a point of its own. */
    public static final int EXACT = 1_000;

    /** Points of more cases than that. */
    public static final int GROUPED = 400;

    private static final double SPAN = 0.75;

    private final double[] predicted;
    private final double[] smooth;
    private final double[] weight;

    private SmoothCalibration(double[] predicted, double[] smooth, double[] weight) {
        this.predicted = predicted;
        this.smooth = smooth;
        this.weight = weight;
    }

    /** The curve through {@code cases}, each as often as {@code weights} say. */
    public static SmoothCalibration of(ScoredCases cases, int[] weights) {
        int n = cases.size();
        int used = 0;
        for (int each : weights) {
            used += each > 0 ? 1 : 0;
        }
        int points = used <= EXACT ? used : GROUPED;
        double[] x = new double[points];
        double[] y = new double[points];
        double[] w = new double[points];
        int seen = 0;
        for (int rank = n - 1; rank >= 0; rank--) {
            int index = cases.ranked(rank);
            if (weights[index] > 0) {
                int at = (int) ((long) seen++ * points / used);
                x[at] += weights[index] * cases.probability(index);
                y[at] += cases.outcome(index) ? weights[index] : 0;
                w[at] += weights[index];
            }
        }
        for (int i = 0; i < points; i++) {
            x[i] /= w[i];
            y[i] /= w[i];
        }
        double[] smooth = new double[points];
        for (int i = 0; i < points; i++) {
            smooth[i] = i > 0 && x[i] == x[i - 1] ? smooth[i - 1] : at(x, y, w, i);
        }
        return new SmoothCalibration(x, smooth, w);
    }

    /** Mean distance of the curve from the diagonal over the cases: the integrated calibration index. */
    public double ici() {
        double sum = 0;
        double total = 0;
        for (int i = 0; i < predicted.length; i++) {
            sum += weight[i] * distance(i);
            total += weight[i];
        }
        return sum / total;
    }

    /** The distance that {@code share} of the cases keep below: 0.5 for E50, 0.9 for E90, 1 for Emax. */
    public double distance(double share) {
        Integer[] order = new Integer[predicted.length];
        double total = 0;
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
            total += weight[i];
        }
        java.util.Arrays.sort(order, java.util.Comparator.comparingDouble(this::distance));
        double reached = 0;
        for (int i : order) {
            reached += weight[i];
            if (reached >= share * total) {
                return distance(i);
            }
        }
        return distance(order[order.length - 1]);
    }

    /** About {@code count} points of the curve, evenly spread over the cases, by ascending prediction. */
    public List<Calibration.Group> points(int count) {
        List<Calibration.Group> points = new ArrayList<>();
        int steps = Math.min(count, predicted.length);
        for (int i = 0; i < steps; i++) {
            int at = steps == 1 ? 0 : (int) ((long) i * (predicted.length - 1) / (steps - 1));
            points.add(new Calibration.Group(Math.round(weight[at]), predicted[at], smooth[at]));
        }
        return points;
    }

    private double distance(int i) {
        return Math.abs(smooth[i] - predicted[i]);
    }

    /** The local fit at point {@code center}; {@code x} ascends. */
    private static double at(double[] x, double[] y, double[] w, int center) {
        int near = Math.max(1, (int) Math.floor(x.length * SPAN + 1e-5));
        int low = center;
        int high = center + 1;
        while (high - low < near) {
            boolean left = low > 0 && (high == x.length || x[center] - x[low - 1] <= x[high] - x[center]);
            if (left) {
                low--;
            } else {
                high++;
            }
        }
        double reach = Math.max(x[center] - x[low], x[high - 1] - x[center]);
        double[] s = new double[5];
        double[] t = new double[3];
        for (int i = low; i < high; i++) {
            double u = reach == 0 ? 0 : (x[i] - x[center]) / reach;
            double cube = 1 - Math.abs(u * u * u);
            double weight = w[i] * cube * cube * cube;
            double power = weight;
            for (int k = 0; k < s.length; k++) {
                s[k] += power;
                if (k < t.length) {
                    t[k] += power * y[i];
                }
                power *= u;
            }
        }
        return intercept(s, t);
    }

    /** Value at zero of the weighted quadratic with moments {@code s} and {@code t}; of the line or the mean where it has none. */
    private static double intercept(double[] s, double[] t) {
        double c0 = s[2] * s[4] - s[3] * s[3];
        double c1 = s[2] * s[3] - s[1] * s[4];
        double c2 = s[1] * s[3] - s[2] * s[2];
        double det = s[0] * c0 + s[1] * c1 + s[2] * c2;
        if (Math.abs(det) > 1e-12 * s[0] * s[0] * s[0]) {
            return (t[0] * c0 + t[1] * c1 + t[2] * c2) / det;
        }
        double line = s[0] * s[2] - s[1] * s[1];
        return line > 1e-12 * s[0] * s[0] ? (t[0] * s[2] - t[1] * s[1]) / line : t[0] / s[0];
    }
}
