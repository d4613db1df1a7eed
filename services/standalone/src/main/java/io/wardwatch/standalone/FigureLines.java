package io.wardwatch.standalone;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The figures of a model as a few lines for the terminal. */
final class FigureLines {
    /** Part of {@code metrics.json}, figure, and what it is called in a summary. */
    private static final String[][] SHOWN = {
        {"discrimination", "auroc", "auroc"},
        {"discrimination", "auprc", "auprc"},
        {"calibration", "brier", "brier"},
        {"calibration", "inTheLarge", "calibrationInTheLarge"},
        {"calibration", "slope", "calibrationSlope"},
        {"calibration", "eo", "expectedOverObserved"},
        {"calibration", "ici", "ici"},
        {"discrimination", "precisionTop10", "precisionTop10"},
        {"discrimination", "recallTop10", "recallTop10"}
    };

    private FigureLines() {}

    static void print(PrintWriter out, Map<String, Object> metrics) {
        Map<?, ?> run = (Map<?, ?>) metrics.get("run");
        Map<?, ?> population = (Map<?, ?>) metrics.get("population");
        out.printf(
                Locale.ROOT,
                "%,d of %,d rows are cases",
                count(population.get("cases")),
                count(population.get("records")));
        if (population.get("rate") instanceof Map<?, ?> rate && rate.get("value") instanceof Double share) {
            out.printf(
                    Locale.ROOT,
                    ", %,d with the outcome (%.2f %%), of %,d %s",
                    count(population.get("events")),
                    100 * share,
                    count(population.get("patients")),
                    run.get("group"));
        }
        out.println();
        Map<?, ?> model = (Map<?, ?>) ((List<?>) metrics.get("models")).getFirst();
        if (model.containsKey("unavailable")) {
            out.println("not judged: " + model.get("unavailable"));
        }
        if (model.containsKey("discrimination")) {
            out.printf("%-24s %9s   %s%n", run.get("how").toString().split(",")[0], "value", "95 % interval");
            for (String[] shown : SHOWN) {
                line(out, shown[2], (Map<?, ?>) ((Map<?, ?>) model.get(shown[0])).get(shown[1]));
            }
        }
        if (model.get("folds") instanceof List<?> folds) {
            for (Object each : folds) {
                Map<?, ?> fold = (Map<?, ?>) each;
                out.printf(
                        Locale.ROOT,
                        "fold %-2s AUROC %.4f  AUPRC %.4f  slope %.3f  precision of the top tenth %.3f%n",
                        fold.get("fold"),
                        number(fold.get("auroc")),
                        number(fold.get("auprc")),
                        number(fold.get("calibrationSlope")),
                        number(fold.get("precisionTop10")));
            }
        }
        for (Object each : (List<?>) metrics.get("baselines")) {
            Map<?, ?> rule = (Map<?, ?>) each;
            Map<?, ?> auroc = (Map<?, ?>) ((Map<?, ?>) rule.get("discrimination")).get("auroc");
            out.printf(Locale.ROOT, "%s alone: AUROC %.4f%n", rule.get("id"), number(auroc.get("value")));
        }
        out.flush();
    }

    private static void line(PrintWriter out, String name, Map<?, ?> figure) {
        if (figure.get("value") instanceof Double value) {
            out.printf(
                    Locale.ROOT,
                    "%-24s %9.4f   %.4f to %.4f%n",
                    name,
                    value,
                    number(figure.get("lo")),
                    number(figure.get("hi")));
        } else {
            out.printf("%-24s %s%n", name, figure.get("unavailable"));
        }
    }

    private static long count(Object value) {
        return ((Number) value).longValue();
    }

    private static double number(Object value) {
        return value instanceof Number number ? number.doubleValue() : Double.NaN;
    }
}
