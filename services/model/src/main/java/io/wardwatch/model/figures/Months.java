package io.wardwatch.model.figures;

import io.wardwatch.core.evaluation.Estimate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.function.ToDoubleFunction;

/** What changed from month to month. */
public final class Months {
    /** Fewer cases make an index of chance alone. */
    public static final int LEAST = 100;

    private Months() {}

    /** Places of the cases of each month. */
    public static SortedMap<YearMonth, int[]> of(YearMonth[] months) {
        SortedMap<YearMonth, List<Integer>> lists = new TreeMap<>();
        for (int i = 0; i < months.length; i++) {
            lists.computeIfAbsent(months[i], month -> new ArrayList<>()).add(i);
        }
        SortedMap<YearMonth, int[]> places = new TreeMap<>();
        lists.forEach((month, list) ->
                places.put(month, list.stream().mapToInt(Integer::intValue).toArray()));
        return places;
    }

    /** What was foretold beside what came, by month. */
    public static List<Object> calibration(
            Map<YearMonth, int[]> months, IntToDoubleFunction probability, IntPredicate outcome) {
        List<Object> rows = new ArrayList<>();
        months.forEach((month, places) -> {
            long events = Arrays.stream(places).filter(outcome).count();
            double expected = Arrays.stream(places).mapToDouble(probability).sum();
            Estimate observed = Figure.wilson((double) events / places.length, places.length);
            Map<String, Object> row = row(month, places.length);
            row.put("events", events);
            Figure.put(row, "p", expected / places.length);
            Figure.put(row, "y", observed.value());
            Figure.put(row, "lo", observed.low());
            Figure.put(row, "hi", observed.high());
            Figure.put(row, "eo", expected / events);
            rows.add(row);
        });
        return rows;
    }

    /** A stability index by month; {@code index} is asked of those with enough cases. */
    public static List<Object> stability(Map<YearMonth, int[]> months, ToDoubleFunction<YearMonth> index) {
        List<Object> rows = new ArrayList<>();
        months.forEach((month, places) -> {
            Map<String, Object> row = row(month, places.length);
            if (places.length >= LEAST) {
                Figure.put(row, "psi", index.applyAsDouble(month));
            } else {
                row.put("unavailable", "fewer than " + LEAST + " cases");
            }
            rows.add(row);
        });
        return rows;
    }

    private static Map<String, Object> row(YearMonth month, int n) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("month", month.toString());
        row.put("n", n);
        return row;
    }
}
