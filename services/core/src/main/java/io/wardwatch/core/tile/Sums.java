package io.wardwatch.core.tile;

import io.wardwatch.core.measure.Catalogue;
import io.wardwatch.core.measure.Columns;
import io.wardwatch.core.measure.MeasureGroup;
import io.wardwatch.core.measure.Reading;
import io.wardwatch.core.measure.Squares;
import java.math.BigInteger;
import java.util.Arrays;

/** The summed columns of one group over one cohort, of which few are not zero. Reused: {@link #clear} empties it. */
final class Sums {
    private final long[] amounts;
    private final int[] squares;
    private int[] touched = new int[64];
    private int size;
    private boolean sorted;

    Sums(MeasureGroup group) {
        amounts = new long[Catalogue.width(group)];
        squares = Catalogue.squares(group);
    }

    void clear() {
        for (int i = 0; i < size; i++) {
            amounts[touched[i]] = 0;
        }
        size = 0;
        sorted = false;
    }

    void add(int column, long amount) {
        long before = amounts[column];
        if (before == 0) {
            touch(column);
        }
        amounts[column] = Math.addExact(before, amount);
    }

    /** Carries what overflowed the low parts of squares into the high ones, so that no number of days overflows a long. */
    void carry() {
        for (int high : squares) {
            long low = amounts[high + 1];
            if (low >>> Columns.SQUARE_SHIFT != 0) {
                add(high, low >> Columns.SQUARE_SHIFT);
                amounts[high + 1] = low & Columns.SQUARE_MASK;
            }
        }
    }

    void addAll(Sums other) {
        other.order();
        for (int i = 0; i < other.size; i++) {
            int column = other.touched[i];
            long amount = other.amounts[column];
            if (amount != 0) {
                add(column, amount);
            }
        }
        carry();
    }

    long at(int column) {
        return amounts[column];
    }

    BigInteger squaresAt(int column) {
        return Squares.total(amounts[column], amounts[column + 1]);
    }

    /** How many cases the histogram of {@code quantile} holds. */
    long cases(Reading.Quantile quantile) {
        long n = 0;
        for (int i = first(quantile.base()); i < size && touched[i] < end(quantile); i++) {
            n = Math.addExact(n, amounts[touched[i]]);
        }
        return n;
    }

    /** The least bin whose cumulative count is at least ⌈percent · n / 100⌉, of {@code n} > 0 cases. */
    int bin(Reading.Quantile quantile, long n) {
        long rank = Math.ceilDiv(Math.multiplyExact(n, (long) quantile.percent()), 100L);
        long seen = 0;
        for (int i = first(quantile.base()); i < size && touched[i] < end(quantile); i++) {
            seen += amounts[touched[i]];
            if (seen >= rank) {
                return touched[i] - quantile.base();
            }
        }
        throw new IllegalStateException("a histogram holds fewer cases than it counts");
    }

    /** Receives a bin of a histogram and how many cases it holds. */
    interface Bin {
        void holds(int bin, long cases);
    }

    /** Visits the bins of {@code bins} columns from {@code base} on, ascending; what adds up to none is left out. */
    void histogram(int base, int bins, Bin visitor) {
        for (int i = first(base); i < size && touched[i] < base + bins; i++) {
            if (amounts[touched[i]] != 0) {
                visitor.holds(touched[i] - base, amounts[touched[i]]);
            }
        }
    }

    private static int end(Reading.Quantile quantile) {
        return quantile.base() + quantile.bins();
    }

    private int first(int column) {
        order();
        int at = Arrays.binarySearch(touched, 0, size, column);
        return at < 0 ? ~at : at;
    }

    /** Sorts the touched columns, each once: one that passed through zero was touched again. */
    private void order() {
        if (sorted) {
            return;
        }
        Arrays.sort(touched, 0, size);
        int kept = 0;
        for (int i = 0; i < size; i++) {
            if (i == 0 || touched[i] != touched[i - 1]) {
                touched[kept++] = touched[i];
            }
        }
        size = kept;
        sorted = true;
    }

    private void touch(int column) {
        if (size == touched.length) {
            touched = Arrays.copyOf(touched, size * 2);
        }
        touched[size++] = column;
        sorted = false;
    }
}
