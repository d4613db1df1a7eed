package io.wardwatch.standalone;

import io.wardwatch.backtest.BacktestResult;
import io.wardwatch.backtest.RunFiles;
import io.wardwatch.backtest.cases.Balance;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a backtest says at its end: the accounts, the first figures, and how long it took. */
final class BacktestWords {
    /** Which figures of one model are shown together; all of them, with intervals, are in {@code metrics.json}. */
    private static final Map<String, List<String>> GROUPS = groups();

    private BacktestWords() {}

    static void print(PrintStream data, BacktestResult result, Path out, int threads) {
        Balance judged = result.judged();
        data.printf(
                Locale.ROOT,
                "in %,d = applied %,d + duplicate %,d + rejected %,d%n",
                result.counts().in(),
                result.counts().applied(),
                result.counts().duplicate(),
                result.counts().rejected());
        data.printf(
                Locale.ROOT,
                "scores %,d = cases %,d + censored %,d + excluded %,d; of cases %,d with the outcome%n",
                judged.scores(),
                judged.cases(),
                judged.censored(),
                judged.excluded(),
                judged.events());
        judged.censoredBy().forEach((why, n) -> data.printf(Locale.ROOT, "  censored %-20s %,d%n", why, n));
        judged.excludedBy().forEach((why, n) -> data.printf(Locale.ROOT, "  excluded %-20s %,d%n", why, n));
        if (result.verdict().isEmpty()) {
            GROUPS.forEach((group, names) -> figures(data, group, names, result.headline()));
        } else {
            result.headline().forEach((name, value) -> data.printf(Locale.ROOT, "  B - A %-16s %+.4f%n", name, value));
            data.println(result.verdict());
        }
        data.printf(
                Locale.ROOT,
                "%.1f s, %,.0f records/s (reading, applying and describing %,.0f/s) with %d threads; run in %s (%s)%n",
                result.wallSeconds(),
                result.rate(),
                result.readRate(),
                threads,
                out,
                String.join(", ", RunFiles.NAMES));
    }

    private static Map<String, List<String>> groups() {
        Map<String, List<String>> groups = new LinkedHashMap<>();
        groups.put("ranking", List.of("auroc", "auprc", "precisionTop10", "recallTop10"));
        groups.put("probabilities", List.of("brier", "calibrationInTheLarge", "calibrationSlope", "eo", "ici"));
        groups.put(
                "at the threshold",
                List.of("threshold", "flagged", "precision", "recall", "specificity", "accuracy", "f1", "netBenefit"));
        groups.put(
                "at capacity",
                List.of(
                        "alertsAtCapacity",
                        "alertsPerDayMedian",
                        "alertsPerDayP95",
                        "precisionAtCapacity",
                        "recallAtCapacity",
                        "accuracyAtCapacity",
                        "f1AtCapacity",
                        "numberNeededToEvaluate",
                        "leadDaysMedian"));
        return groups;
    }

    private static void figures(PrintStream data, String group, List<String> names, Map<String, Double> figures) {
        if (names.stream().anyMatch(figures::containsKey)) {
            data.println(group);
        }
        for (String name : names) {
            if (figures.containsKey(name)) {
                double value = figures.get(name);
                data.printf(
                        Locale.ROOT,
                        name.startsWith("alerts") || name.equals("flagged") || name.startsWith("lead")
                                ? "  %-24s %,.0f%n"
                                : "  %-24s %.4f%n",
                        name,
                        value);
            }
        }
    }
}
