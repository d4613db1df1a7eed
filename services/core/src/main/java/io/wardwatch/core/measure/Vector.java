package io.wardwatch.core.measure;

import java.util.Arrays;

/** A sparse vector under construction: columns are added in ascending order, zeros are left out. */
final class Vector {
    private int[] columns = new int[4];
    private long[] amounts = new long[4];
    private int size;

    Vector add(int column, long amount) {
        if (amount == 0) {
            return this;
        }
        if (size > 0 && columns[size - 1] >= column) {
            throw new IllegalArgumentException("column " + column + " is out of order");
        }
        if (size == columns.length) {
            columns = Arrays.copyOf(columns, size * 4);
            amounts = Arrays.copyOf(amounts, size * 4);
        }
        columns[size] = column;
        amounts[size++] = amount;
        return this;
    }

    /** Adds x² in two columns, for x ≥ 0. */
    Vector addSquare(int column, long x) {
        return add(column, Squares.high(x)).add(column + 1, Squares.low(x));
    }

    boolean isEmpty() {
        return size == 0;
    }

    int[] columns() {
        return Arrays.copyOf(columns, size);
    }

    long[] amounts() {
        return Arrays.copyOf(amounts, size);
    }
}
