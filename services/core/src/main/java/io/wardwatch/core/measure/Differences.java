package io.wardwatch.core.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** {@code contributions(after) − contributions(before)}: what changed, one record a cell, nothing where nothing did. */
public final class Differences {
    private Differences() {}

    public static List<Contribution> between(List<Contribution> before, List<Contribution> after) {
        List<Contribution> result = new ArrayList<>(after.size() + before.size());
        List<Contribution> gone = new ArrayList<>(before);
        for (Contribution now : after) {
            if (!gone.remove(now)) {
                add(result, now, 1);
            }
        }
        for (Contribution then : gone) {
            add(result, then, -1);
        }
        return result;
    }

    private static void add(List<Contribution> cells, Contribution contribution, int sign) {
        for (int i = 0; i < cells.size(); i++) {
            if (cells.get(i).sameCell(contribution)) {
                Contribution sum = sum(cells.get(i), contribution, sign);
                if (sum.columns().length == 0) {
                    cells.remove(i);
                } else {
                    cells.set(i, sum);
                }
                return;
            }
        }
        cells.add(sign > 0 ? contribution : negated(contribution));
    }

    private static Contribution negated(Contribution c) {
        long[] amounts = new long[c.amounts().length];
        for (int i = 0; i < amounts.length; i++) {
            amounts[i] = -c.amounts()[i];
        }
        return with(c, c.columns(), amounts);
    }

    private static Contribution with(Contribution c, int[] columns, long[] amounts) {
        return new Contribution(
                c.group(), c.facility(), c.day(), c.unit(), c.provider(), c.payer(), c.ageGroup(), columns, amounts);
    }

    private static Contribution sum(Contribution a, Contribution b, int sign) {
        int[] columns = new int[a.columns().length + b.columns().length];
        long[] amounts = new long[columns.length];
        int size = 0;
        int i = 0;
        int j = 0;
        while (i < a.columns().length || j < b.columns().length) {
            int left = i < a.columns().length ? a.columns()[i] : Integer.MAX_VALUE;
            int right = j < b.columns().length ? b.columns()[j] : Integer.MAX_VALUE;
            long amount = 0;
            if (left <= right) {
                amount = a.amounts()[i++];
            }
            if (right <= left) {
                amount = Math.addExact(amount, sign * b.amounts()[j++]);
            }
            if (amount != 0) {
                columns[size] = Math.min(left, right);
                amounts[size++] = amount;
            }
        }
        return with(a, Arrays.copyOf(columns, size), Arrays.copyOf(amounts, size));
    }
}
