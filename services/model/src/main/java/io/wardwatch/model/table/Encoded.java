package io.wardwatch.model.table;

import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * Cases as numbers, by row only what is not zero. Values are as they are, not yet centred or scaled.
 *
 * <p>Row i has the features {@code feature[start[i]]} to {@code feature[start[i + 1] - 1]}, ascending.
 */
public final class Encoded {
    private final int width;
    private final int[] start;
    private int[] feature;
    private double[] value;
    private int row;
    private int used;

    Encoded(int rows, int width) {
        this.width = width;
        this.start = new int[rows + 1];
        this.feature = new int[Math.max(16, rows * 24)];
        this.value = new double[feature.length];
    }

    /** Cases by the values of all their features. */
    public static Encoded of(double[]... rows) {
        Encoded cases = new Encoded(rows.length, rows.length == 0 ? 0 : rows[0].length);
        for (double[] values : rows) {
            for (int i = 0; i < values.length; i++) {
                cases.add(i, values[i]);
            }
            cases.endRow();
        }
        return cases;
    }

    void add(int at, double x) {
        if (used == feature.length) {
            feature = Arrays.copyOf(feature, used + used / 2);
            value = Arrays.copyOf(value, feature.length);
        }
        feature[used] = at;
        value[used++] = x;
    }

    /** Closes a row; its features may have come in any order. */
    void endRow() {
        int begin = start[row];
        for (int i = begin + 1; i < used; i++) {
            int f = feature[i];
            double x = value[i];
            int at = i;
            while (at > begin && feature[at - 1] > f) {
                feature[at] = feature[at - 1];
                value[at] = value[at - 1];
                at--;
            }
            feature[at] = f;
            value[at] = x;
        }
        start[++row] = used;
    }

    public int rows() {
        return start.length - 1;
    }

    /** How many features there are. */
    public int width() {
        return width;
    }

    /** Where row {@code i} begins; row {@code i + 1} begins where it ends. */
    public int start(int i) {
        return start[i];
    }

    public int feature(int at) {
        return feature[at];
    }

    public double value(int at) {
        return value[at];
    }

    /** These cases with the chosen features of row {@code from[i]} in row i. */
    public Encoded dealt(int[] from, IntPredicate chosen) {
        Encoded mixed = new Encoded(rows(), width);
        for (int i = 0; i < rows(); i++) {
            for (int at = start[i]; at < start[i + 1]; at++) {
                if (!chosen.test(feature[at])) {
                    mixed.add(feature[at], value[at]);
                }
            }
            for (int at = start[from[i]]; at < start[from[i] + 1]; at++) {
                if (chosen.test(feature[at])) {
                    mixed.add(feature[at], value[at]);
                }
            }
            mixed.endRow();
        }
        return mixed;
    }

    /** Row {@code i} with its zeros. */
    public double[] dense(int i) {
        double[] full = new double[width];
        for (int at = start[i]; at < start[i + 1]; at++) {
            full[feature[at]] = value[at];
        }
        return full;
    }
}
