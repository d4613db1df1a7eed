package io.wardwatch.backtest.cases;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

/**
 * What a staff that can take up so many a day at each facility would have had of a model's lists.
 *
 * @param capacity places a facility and day; -1 where facilities have their own
 * @param taken scores taken up, whatever came of them
 * @param ppv share with the outcome among those taken up of which it is known
 * @param sensitivity share taken up among all with the outcome
 * @param known scores of which the outcome is known, taken up or not
 * @param perDayMedian,perDayP95 taken up at one facility on one day, over the days from its first to its last score
 * @param leadDaysMedian of the outcomes among them, days from the score to the outcome; NaN where there is none
 */
public record Staffing(
        int capacity,
        long taken,
        Share ppv,
        Share sensitivity,
        long known,
        double perDayMedian,
        double perDayP95,
        double leadDaysMedian) {
    private static final int[] PLACES = {
        1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 25, 30, 40, 50, 75, 100, 150, 200
    };
    private static final int MOST_DAYS = 1_000;

    /** How many have to be looked at for one with the outcome. */
    public double numberNeeded() {
        return 1 / ppv.value();
    }

    /** Share of the known scores that were rightly taken up or rightly left. */
    public double accuracy() {
        return (double) (known - ppv.n() - sensitivity.n() + 2 * hits()) / known;
    }

    /** Harmonic mean of {@link #ppv} and {@link #sensitivity}. */
    public double f1() {
        return 2.0 * hits() / (ppv.n() + sensitivity.n());
    }

    private long hits() {
        return sensitivity.n() == 0 ? 0 : Math.round(sensitivity.value() * sensitivity.n());
    }

    /** For 1 to 20 places and some larger numbers, as far as there are scores to fill them. One pass over the cases for all. */
    public static List<Staffing> curve(Shortlist list) {
        int longest = list.longest();
        Taken taken = new Taken(list);
        int[][] byRank = byRank(list, longest);
        List<Staffing> curve = new ArrayList<>();
        int rank = 0;
        for (int places : PLACES) {
            if (places <= longest) {
                while (rank < places) {
                    for (int row : byRank[rank++]) {
                        taken.take(row);
                    }
                }
                curve.add(taken.staffing(places, facility -> places));
            }
        }
        return curve;
    }

    /** With the places that a policy gives each facility. */
    public static Staffing of(Shortlist list, ToIntFunction<String> places) {
        Taken taken = new Taken(list);
        for (int row = 0; row < list.table().size(); row++) {
            if (list.taken(row, places)) {
                taken.take(row);
            }
        }
        return taken.staffing(-1, places);
    }

    private static int[][] byRank(Shortlist list, int longest) {
        int[] sizes = new int[longest];
        int rows = list.table().size();
        for (int row = 0; row < rows; row++) {
            if (list.rank(row) > 0) {
                sizes[list.rank(row) - 1]++;
            }
        }
        int[][] byRank = new int[longest][];
        for (int i = 0; i < longest; i++) {
            byRank[i] = new int[sizes[i]];
        }
        for (int row = rows - 1; row >= 0; row--) {
            int rank = list.rank(row);
            if (rank > 0) {
                byRank[rank - 1][--sizes[rank - 1]] = row;
            }
        }
        return byRank;
    }

    /** What is taken up so far. */
    private static final class Taken {
        private final Shortlist list;
        private final CaseTable table;
        private final Share.Counter ppv;
        private final Share.Counter found;
        private final long[] leads = new long[MOST_DAYS];
        private long count;
        private long known;

        Taken(Shortlist list) {
            this.list = list;
            this.table = list.table();
            int patients = 0;
            for (int row = 0; row < table.size(); row++) {
                patients = Math.max(patients, table.patient(row));
            }
            ppv = new Share.Counter(patients);
            found = new Share.Counter(patients);
            for (int row = 0; row < table.size(); row++) {
                known += list.rank(row) > 0 && table.labelled(row) ? 1 : 0;
                if (list.rank(row) > 0 && table.label(row) == 1) {
                    found.add(table.patient(row), false);
                }
            }
        }

        void take(int row) {
            count++;
            if (table.labelled(row)) {
                ppv.add(table.patient(row), table.label(row) == 1);
            }
            if (table.label(row) == 1) {
                found.hit(table.patient(row));
                if (table.daysToOutcome(row) >= 0) {
                    leads[Math.min(table.daysToOutcome(row), MOST_DAYS - 1)]++;
                }
            }
        }

        Staffing staffing(int capacity, ToIntFunction<String> places) {
            int[] perDay = perDay(places);
            return new Staffing(
                    capacity,
                    count,
                    ppv.share(),
                    found.share(),
                    known,
                    quantile(perDay, 0.5),
                    quantile(perDay, 0.95),
                    medianLead());
        }

        /** Ascending; a day without any score between two that have some is a day with none taken up. */
        private int[] perDay(ToIntFunction<String> places) {
            Map<String, int[]> spans = new HashMap<>();
            int without = 0;
            Shortlist.Day[] days = list.days();
            for (Shortlist.Day day : days) {
                int[] span = spans.computeIfAbsent(
                        day.facility(), facility -> new int[] {Integer.MAX_VALUE, Integer.MIN_VALUE, 0});
                span[0] = Math.min(span[0], day.day());
                span[1] = Math.max(span[1], day.day());
                span[2]++;
            }
            for (int[] span : spans.values()) {
                without += span[1] - span[0] + 1 - span[2];
            }
            int[] counts = new int[days.length + without];
            for (int i = 0; i < days.length; i++) {
                counts[i] = Math.min(days[i].scores(), places.applyAsInt(days[i].facility()));
            }
            Arrays.sort(counts);
            return counts;
        }

        private double medianLead() {
            long all = Arrays.stream(leads).sum();
            long reached = 0;
            for (int days = 0; days < leads.length; days++) {
                reached += leads[days];
                if (all > 0 && 2 * reached >= all) {
                    return days;
                }
            }
            return Double.NaN;
        }
    }

    /** The least value that at least the share {@code q} does not exceed. */
    private static double quantile(int[] ascending, double q) {
        return ascending.length == 0 ? Double.NaN : ascending[Math.max(0, (int) Math.ceil(q * ascending.length) - 1)];
    }
}
