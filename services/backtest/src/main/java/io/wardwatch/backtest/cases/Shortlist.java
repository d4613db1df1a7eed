package io.wardwatch.backtest.cases;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.IntToDoubleFunction;
import java.util.function.ToIntFunction;

/**
 * The daily lists that a model makes: at each facility, on each local day, the scores of one moment by falling probability.
 * Holds every score that was made that day, also those of which nothing came to be known: staff would have looked at them, too.
 * Equal probabilities stand in the order of their ids, which no outcome enters.
 */
public final class Shortlist {
    private final CaseTable table;
    /** By row: the place on its day's list from 1; 0 of rows of other moments. */
    private final int[] ranks;

    private Shortlist(CaseTable table, int[] ranks) {
        this.table = table;
        this.ranks = ranks;
    }

    /** @param probability of a row, or anything else by which to rank: greater comes first */
    public static Shortlist of(CaseTable table, String moment, IntToDoubleFunction probability) {
        Integer[] rows = rows(table, moment);
        Arrays.sort(
                rows,
                Comparator.comparing((Integer row) -> table.facility(row))
                        .thenComparingInt(table::day)
                        .thenComparing(
                                (a, b) -> Double.compare(probability.applyAsDouble(b), probability.applyAsDouble(a)))
                        .thenComparing((a, b) -> Long.compareUnsigned(table.idBits(a), table.idBits(b))));
        int[] ranks = new int[table.size()];
        for (int i = 0; i < rows.length; i++) {
            boolean sameList = i > 0
                    && table.day(rows[i]) == table.day(rows[i - 1])
                    && table.facility(rows[i]).equals(table.facility(rows[i - 1]));
            ranks[rows[i]] = sameList ? ranks[rows[i - 1]] + 1 : 1;
        }
        return new Shortlist(table, ranks);
    }

    private static Integer[] rows(CaseTable table, String moment) {
        Integer[] rows = new Integer[table.size()];
        int size = 0;
        for (int row = 0; row < table.size(); row++) {
            if (table.moment(row).equals(moment)) {
                rows[size++] = row;
            }
        }
        return Arrays.copyOf(rows, size);
    }

    /** Whether row {@code row} is among the first of its day, as many as the staff of its facility can take up. */
    public boolean taken(int row, ToIntFunction<String> capacity) {
        return ranks[row] > 0 && ranks[row] <= capacity.applyAsInt(table.facility(row));
    }

    /** The place of a row on its list, from 1; 0 where it is on none. */
    int rank(int row) {
        return ranks[row];
    }

    CaseTable table() {
        return table;
    }

    /** The longest list of any day. */
    public int longest() {
        return Arrays.stream(ranks).max().orElse(0);
    }
}
