package io.wardwatch.backtest.cases;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.function.ToIntFunction;

/**
 * The daily lists that a model makes: at each facility, on each local day, the scores of one moment by falling probability.
 * Holds every score that was made that day, also those of which nothing came to be known: staff would have looked at them, too.
 * Equal probabilities stand in the order of their ids, which no outcome enters.
 */
public final class Shortlist {
    /** One day of one facility. */
    record Day(String facility, int day, int scores) {}

    private final CaseTable table;
    /** By row: the place on its day's list from 1; 0 of rows of other moments. */
    private final int[] ranks;

    private final Day[] days;

    private Shortlist(CaseTable table, int[] ranks, Day[] days) {
        this.table = table;
        this.ranks = ranks;
        this.days = days;
    }

    /** @param probability of a row, or anything else by which to rank: greater comes first */
    public static Shortlist of(CaseTable table, String moment, IntToDoubleFunction probability) {
        Map<Long, Integer> lists = new HashMap<>();
        int[] listOf = new int[table.size()];
        int[] sizes = new int[16];
        for (int row = 0; row < listOf.length; row++) {
            listOf[row] = -1;
            if (table.moment(row).equals(moment)) {
                long key = ((long) table.facilityNumber(row) << Integer.SIZE) | (table.day(row) & 0xFFFFFFFFL);
                int list = lists.computeIfAbsent(key, unseen -> lists.size());
                sizes = list < sizes.length ? sizes : Arrays.copyOf(sizes, 2 * sizes.length);
                sizes[list]++;
                listOf[row] = list;
            }
        }
        int[][] rows = new int[lists.size()][];
        int[] filled = new int[lists.size()];
        for (int row = 0; row < listOf.length; row++) {
            int list = listOf[row];
            if (list >= 0) {
                rows[list] = rows[list] == null ? new int[sizes[list]] : rows[list];
                rows[list][filled[list]++] = row;
            }
        }
        int[] ranks = new int[table.size()];
        Day[] days = new Day[rows.length];
        for (int list = 0; list < rows.length; list++) {
            rank(table, rows[list], probability, ranks);
            int first = rows[list][0];
            days[list] = new Day(table.facility(first), table.day(first), rows[list].length);
        }
        return new Shortlist(table, ranks, days);
    }

    private static void rank(CaseTable table, int[] rows, IntToDoubleFunction probability, int[] ranks) {
        Integer[] order = Arrays.stream(rows).boxed().toArray(Integer[]::new);
        Comparator<Integer> falling =
                (a, b) -> Double.compare(probability.applyAsDouble(b), probability.applyAsDouble(a));
        Arrays.sort(order, falling.thenComparing((a, b) -> Long.compareUnsigned(table.idBits(a), table.idBits(b))));
        for (int i = 0; i < order.length; i++) {
            ranks[order[i]] = i + 1;
        }
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

    /** Every day of a facility on which there is a score, in no promised order. */
    Day[] days() {
        return days;
    }

    /** The longest list of any day. */
    public int longest() {
        return Arrays.stream(ranks).max().orElse(0);
    }
}
