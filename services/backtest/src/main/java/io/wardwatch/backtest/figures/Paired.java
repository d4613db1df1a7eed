package io.wardwatch.backtest.figures;

import io.wardwatch.backtest.cases.BacktestModel;
import io.wardwatch.backtest.cases.BacktestPolicy;
import io.wardwatch.backtest.cases.CaseTable;
import io.wardwatch.backtest.cases.Shortlist;
import io.wardwatch.core.evaluation.Bootstrap;
import io.wardwatch.core.evaluation.Comparison;
import io.wardwatch.core.evaluation.Confusion;
import io.wardwatch.core.evaluation.Estimate;
import io.wardwatch.core.evaluation.Metric;
import io.wardwatch.core.evaluation.ScoredCases;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntPredicate;

/**
 * Two models, or one at two thresholds, on the same cases: what the second gains over the first, each case met by both in every
 * resample; and who would enter and leave the list when the second makes it.
 */
final class Paired {
    /** Beside the metrics that are compared: at each model's own threshold. */
    static final String NET_BENEFIT = "nb";

    private final JudgedCases judged;
    private final BacktestModel a;
    private final BacktestModel b;
    private final double[] thresholds;
    private final Map<String, Estimate> differences = new TreeMap<>();
    private String verdict = "";

    /** @param thresholds of the first and the second */
    Paired(JudgedCases judged, BacktestModel a, BacktestModel b, double[] thresholds) {
        this.judged = judged;
        this.a = a;
        this.b = b;
        this.thresholds = thresholds.clone();
    }

    /** Second − first, by the code of the metric. */
    Map<String, Estimate> differences() {
        return differences;
    }

    String verdict() {
        return verdict;
    }

    void compute(Bootstrap bootstrap, ScoredCases first, ScoredCases second) {
        Comparison comparison = Comparison.of(first, second, bootstrap);
        for (Metric metric : Comparison.METRICS) {
            differences.put(metric.code(), comparison.differences().get(metric));
        }
        int[] once = first.once();
        double[] netBenefits = column(bootstrap.draw(first, weights -> new double[] {gain(first, second, weights)}), 0);
        differences.put(NET_BENEFIT, Estimate.of(gain(first, second, once), netBenefits));
        verdict = a.digest().equals(b.digest())
                ? ofThresholds(bootstrap, first, second)
                : comparison.verdict(named(a, 0), named(b, 1));
    }

    /** One model ranks as itself: what two thresholds change is who is flagged. */
    private String ofThresholds(Bootstrap bootstrap, ScoredCases first, ScoredCases second) {
        int[] once = first.once();
        Confusion less = Confusion.atThreshold(first, once, thresholds[0]);
        Confusion more = Confusion.atThreshold(second, once, thresholds[1]);
        double[][] drawn = bootstrap.draw(first, weights -> {
            Confusion was = Confusion.atThreshold(first, weights, thresholds[0]);
            Confusion is = Confusion.atThreshold(second, weights, thresholds[1]);
            return new double[] {is.precision() - was.precision(), is.recall() - was.recall()};
        });
        Estimate precision = Estimate.of(more.precision() - less.precision(), column(drawn, 0));
        Estimate recall = Estimate.of(more.recall() - less.recall(), column(drawn, 1));
        return String.format(
                Locale.ROOT,
                "One model at two thresholds ranks alike: %s flags %,.0f of %,d cases, %s %,.0f (precision %+.4f, 95 %% interval %+.4f"
                        + " to %+.4f; recall %+.4f, 95 %% interval %+.4f to %+.4f).",
                named(b, 1),
                more.flagged(),
                judged.size(),
                named(a, 0),
                less.flagged(),
                precision.value(),
                precision.low(),
                precision.high(),
                recall.value(),
                recall.low(),
                recall.high());
    }

    /** Net benefit of the second at its threshold, less that of the first at its own. */
    private double gain(ScoredCases first, ScoredCases second, int[] weights) {
        return Confusion.atThreshold(second, weights, thresholds[1]).netBenefit(thresholds[1])
                - Confusion.atThreshold(first, weights, thresholds[0]).netBenefit(thresholds[0]);
    }

    private static double[] column(double[][] rows, int number) {
        double[] column = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            column[i] = rows[i][number];
        }
        return column;
    }

    private String named(BacktestModel model, int which) {
        String name = model.id() + " (" + model.name() + " " + model.version();
        return thresholds[0] == thresholds[1]
                ? name + ")"
                : name + String.format(Locale.ROOT, " at %.3f)", thresholds[which]);
    }

    void write(Json json, Shortlist[] lists, BacktestPolicy policy) throws IOException {
        json.open("comparison").text("a", a.id()).text("b", b.id()).open("difference");
        for (Map.Entry<String, Estimate> difference : differences.entrySet()) {
            json.estimate(difference.getKey(), difference.getValue(), judged.size());
        }
        json.close();
        CaseTable table = judged.table;
        json.open("atCapacity");
        change(
                json,
                table.size(),
                row -> lists[0].taken(row, policy::capacityOf),
                row -> lists[1].taken(row, policy::capacityOf));
        json.close().open("atThreshold").figure("thresholdA", thresholds[0]).figure("thresholdB", thresholds[1]);
        String moment = judged.size() == 0 ? "" : table.moment(judged.rows[0]);
        IntPredicate asked = row -> table.moment(row).equals(moment);
        change(
                json,
                table.size(),
                asked.and(row -> table.probability(row, 0) >= thresholds[0]),
                asked.and(row -> table.probability(row, 1) >= thresholds[1]));
        json.close().text("verdict", verdict).close();
    }

    /** Scores on one list, the other, or both; of those that came to be known, how many had the outcome. */
    private void change(Json json, int rows, IntPredicate before, IntPredicate after) throws IOException {
        long[] counts = new long[3];
        long[] known = new long[3];
        long[] events = new long[3];
        for (int row = 0; row < rows; row++) {
            boolean was = before.test(row);
            boolean is = after.test(row);
            if (was || is) {
                int which = was && is ? 0 : is ? 1 : 2;
                counts[which]++;
                known[which] += judged.table.labelled(row) ? 1 : 0;
                events[which] += judged.table.label(row) == 1 ? 1 : 0;
            }
        }
        String[] names = {"same", "entering", "leaving"};
        for (int i = 0; i < names.length; i++) {
            json.open(names[i])
                    .number("n", counts[i])
                    .number("known", known[i])
                    .number("events", events[i])
                    .close();
        }
    }
}
