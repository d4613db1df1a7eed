package io.wardwatch.backtest.figures;

import io.wardwatch.core.evaluation.Stability;
import io.wardwatch.core.score.FeatureSpec;
import io.wardwatch.model.figures.Months;
import java.io.IOException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntToDoubleFunction;

/** How scores, their inputs and their calibration moved from month to month; the first months are what they are held against. */
final class Drift {
    private static final int BINS = 10;

    private final JudgedCases judged;
    /** Rows of the table. */
    private final SortedMap<YearMonth, int[]> byMonth = new TreeMap<>();

    private final List<Integer> reference = new ArrayList<>();
    private final List<Integer> latest = new ArrayList<>();

    Drift(JudgedCases judged) {
        this.judged = judged;
        Map<YearMonth, List<Integer>> months = new TreeMap<>();
        for (int row : judged.rows) {
            months.computeIfAbsent(month(judged, row), month -> new ArrayList<>())
                    .add(row);
        }
        months.forEach((month, rows) ->
                byMonth.put(month, rows.stream().mapToInt(Integer::intValue).toArray()));
        List<List<Integer>> all = List.copyOf(months.values());
        int span = Math.max(1, Math.min(3, all.size() / 2));
        for (int i = 0; i < all.size(); i++) {
            if (i < span) {
                reference.addAll(all.get(i));
            }
            if (i >= all.size() - span) {
                latest.addAll(all.get(i));
            }
        }
    }

    static YearMonth month(JudgedCases judged, int row) {
        return YearMonth.from(LocalDate.ofEpochDay(judged.table.day(row)));
    }

    void write(Json json, int model, FeatureSpec spec) throws IOException {
        json.open("drift");
        if (byMonth.size() < 2) {
            json.text("unavailable", "it takes two months of cases").close();
            return;
        }
        json.text("reference", "the first " + Math.max(1, Math.min(3, byMonth.size() / 2)) + " months");
        IntToDoubleFunction score = row -> judged.table.probability(row, model);
        double[] edges = Stability.edges(values(reference, score), BINS);
        double[] then = Stability.shares(values(reference, score), edges);
        json.put("psiScores", Months.stability(byMonth, month -> Stability.index(then, shares(month, score, edges))));
        json.list("psiFeatures");
        for (int feature = 0; feature < spec.size(); feature++) {
            int at = feature;
            IntToDoubleFunction value = row -> judged.table.features(row)[at];
            double[] first = values(reference, value);
            double[] bins = distinctEdges(first);
            double[] before = Stability.shares(first, bins);
            json.open()
                    .text("feature", spec.features().get(feature).code())
                    .figure("psi", Stability.index(before, Stability.shares(values(latest, value), bins)))
                    .put(
                            "byMonth",
                            Months.stability(byMonth, month -> Stability.index(before, shares(month, value, bins))))
                    .close();
        }
        json.endList();
        json.put("calibrationByMonth", Months.calibration(byMonth, score, row -> judged.table.label(row) == 1));
        json.close();
    }

    private double[] shares(YearMonth month, IntToDoubleFunction value, double[] edges) {
        return Stability.shares(
                Arrays.stream(byMonth.get(month)).mapToDouble(value).toArray(), edges);
    }

    /** Inputs that take few values are their own bins: equal shares would put all of them into one. */
    private static double[] distinctEdges(double[] values) {
        double[] distinct =
                Arrays.stream(values).distinct().sorted().limit(BINS + 1L).toArray();
        if (distinct.length > BINS) {
            return Stability.edges(values, BINS);
        }
        // What was never seen before lies above the last edge, or in the bin of its neighbour below.
        double[] edges = Arrays.copyOfRange(distinct, Math.min(1, distinct.length), distinct.length + 1);
        edges[edges.length - 1] = Math.nextUp(distinct[distinct.length - 1]);
        return edges;
    }

    private static double[] values(List<Integer> rows, IntToDoubleFunction value) {
        return rows.stream().mapToDouble(value::applyAsDouble).toArray();
    }
}
