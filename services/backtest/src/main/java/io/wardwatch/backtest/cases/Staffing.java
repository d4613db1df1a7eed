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
 * @param perDayMedian,perDayP95 taken up at one facility on one day, over the days from its first to its last score
 * @param leadDaysMedian of the outcomes among them, days from the score to the outcome; NaN where there is none
 */
public record Staffing(
        int capacity,
        long taken,
        Share ppv,
        Share sensitivity,
        double perDayMedian,
        double perDayP95,
        double leadDaysMedian) {
    private static final int[] STEPS = {25, 30, 40, 50, 75, 100, 150, 200};
    private static final int EACH = 20;

    /** How many have to be looked at for one with the outcome. */
    public double numberNeeded() {
        return 1 / ppv.value();
    }

    /** For 1 to 20 places and some larger numbers, as far as there are scores to fill them. */
    public static List<Staffing> curve(Shortlist list) {
        List<Staffing> curve = new ArrayList<>();
        int longest = list.longest();
        for (int k = 1; k <= Math.min(EACH, longest); k++) {
            int places = k;
            curve.add(of(list, facility -> places, k));
        }
        for (int k : STEPS) {
            if (k <= longest) {
                curve.add(of(list, facility -> k, k));
            }
        }
        return curve;
    }

    /** With the places that a policy gives each facility. */
    public static Staffing of(Shortlist list, ToIntFunction<String> places) {
        return of(list, places, -1);
    }

    private static Staffing of(Shortlist list, ToIntFunction<String> places, int capacity) {
        CaseTable table = list.table();
        int patients = 0;
        for (int row = 0; row < table.size(); row++) {
            patients = Math.max(patients, table.patient(row));
        }
        Share.Counter ppv = new Share.Counter(patients);
        Share.Counter found = new Share.Counter(patients);
        Map<String, Map<Integer, Integer>> days = new HashMap<>();
        int[] leads = new int[table.size()];
        int lead = 0;
        long taken = 0;
        for (int row = 0; row < table.size(); row++) {
            if (list.rank(row) == 0) {
                continue;
            }
            boolean takes = list.taken(row, places);
            taken += takes ? 1 : 0;
            days.computeIfAbsent(table.facility(row), facility -> new HashMap<>())
                    .merge(table.day(row), takes ? 1 : 0, Integer::sum);
            if (takes && table.labelled(row)) {
                ppv.add(table.patient(row), table.label(row) == 1);
            }
            if (table.label(row) == 1) {
                found.add(table.patient(row), takes);
                if (takes && table.daysToOutcome(row) >= 0) {
                    leads[lead++] = table.daysToOutcome(row);
                }
            }
        }
        int[] perDay = perDay(days);
        Arrays.sort(leads, 0, lead);
        return new Staffing(
                capacity,
                taken,
                ppv.share(),
                found.share(),
                quantile(perDay, perDay.length, 0.5),
                quantile(perDay, perDay.length, 0.95),
                quantile(leads, lead, 0.5));
    }

    /** Ascending; a day without any score between two that have some is a day with none taken up. */
    private static int[] perDay(Map<String, Map<Integer, Integer>> days) {
        List<Integer> counts = new ArrayList<>();
        days.values().forEach(facility -> {
            int first = facility.keySet().stream().mapToInt(day -> day).min().orElse(0);
            int last = facility.keySet().stream().mapToInt(day -> day).max().orElse(-1);
            for (int day = first; day <= last; day++) {
                counts.add(facility.getOrDefault(day, 0));
            }
        });
        return counts.stream().mapToInt(count -> count).sorted().toArray();
    }

    /** The least value that at least the share {@code q} does not exceed. */
    private static double quantile(int[] ascending, int size, double q) {
        return size == 0 ? Double.NaN : ascending[Math.max(0, (int) Math.ceil(q * size) - 1)];
    }
}
