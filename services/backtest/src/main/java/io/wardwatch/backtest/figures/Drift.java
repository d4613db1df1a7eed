package io.wardwatch.backtest.figures;

import io.wardwatch.core.evaluation.Estimate;
import io.wardwatch.core.evaluation.Stability;
import io.wardwatch.core.score.FeatureSpec;
import java.io.IOException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntToDoubleFunction;

/** How scores, their inputs and their calibration moved from month to month; the first months are what they are held against. */
final class Drift {
    private static final int BINS = 10;
    /** Fewer cases make an index of chance alone. */
    private static final int LEAST = 100;

    private final JudgedCases judged;
    private final Map<YearMonth, List<Integer>> months = new TreeMap<>();
    private final List<Integer> reference = new ArrayList<>();
    private final List<Integer> latest = new ArrayList<>();

    Drift(JudgedCases judged) {
        this.judged = judged;
        for (int row : judged.rows) {
            months.computeIfAbsent(month(judged, row), month -> new ArrayList<>()).add(row);
        }
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
        if (months.size() < 2) {
            json.text("unavailable", "it takes two months of cases").close();
            return;
        }
        json.text("reference", "the first " + Math.max(1, Math.min(3, months.size() / 2)) + " months");
        IntToDoubleFunction score = row -> judged.table.probability(row, model);
        double[] edges = Stability.edges(values(reference, score), BINS);
        double[] then = Stability.shares(values(reference, score), edges);
        json.list("psiScores");
        for (Map.Entry<YearMonth, List<Integer>> month : months.entrySet()) {
            json.open().text("month", month.getKey().toString()).number("n", month.getValue().size());
            if (month.getValue().size() >= LEAST) {
                json.figure("psi", Stability.index(then, Stability.shares(values(month.getValue(), score), edges)));
            } else {
                json.text("unavailable", "fewer than " + LEAST + " cases");
            }
            json.close();
        }
        json.endList().list("psiFeatures");
        for (int feature = 0; feature < spec.size(); feature++) {
            int at = feature;
            json.open()
                    .text("feature", spec.features().get(feature).code())
                    .figure("psi", index(row -> judged.table.features(row)[at]))
                    .close();
        }
        json.endList();
        calibration(json, score);
        json.close();
    }

    private void calibration(Json json, IntToDoubleFunction score) throws IOException {
        json.list("calibrationByMonth");
        for (Map.Entry<YearMonth, List<Integer>> month : months.entrySet()) {
            List<Integer> rows = month.getValue();
            long events = rows.stream().filter(row -> judged.table.label(row) == 1).count();
            double expected = Arrays.stream(values(rows, score)).sum();
            Estimate observed = ModelFigures.wilson((double) events / rows.size(), rows.size());
            json.open()
                    .text("month", month.getKey().toString())
                    .number("n", rows.size())
                    .number("events", events)
                    .figure("p", expected / rows.size())
                    .figure("y", observed.value())
                    .figure("lo", observed.low())
                    .figure("hi", observed.high())
                    .figure("eo", expected / events)
                    .close();
        }
        json.endList();
    }

    /** Of the last months against the first. */
    private double index(IntToDoubleFunction value) {
        double[] first = values(reference, value);
        double[] edges = distinctEdges(first);
        return Stability.index(Stability.shares(first, edges), Stability.shares(values(latest, value), edges));
    }

    /** Inputs that take few values are their own bins: equal shares would put all of them into one. */
    private static double[] distinctEdges(double[] values) {
        double[] distinct = Arrays.stream(values).distinct().sorted().limit(BINS + 1L).toArray();
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
