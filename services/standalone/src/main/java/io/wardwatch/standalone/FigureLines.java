package io.wardwatch.standalone;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The figures of a model as a few lines for the terminal. */
final class FigureLines {
    private static final List<String> SHOWN = List.of(
            "auroc",
            "auprc",
            "brier",
            "calibrationInTheLarge",
            "calibrationSlope",
            "expectedOverObserved",
            "ici",
            "precisionTop10",
            "recallTop10");

    private FigureLines() {}

    static void print(PrintWriter out, Map<String, Object> metrics) {
        Map<?, ?> data = (Map<?, ?>) metrics.get("data");
        out.printf(Locale.ROOT, "%,d of %,d rows are cases", (Integer) data.get("cases"), (Integer) data.get("rows"));
        if (data.get("outcomes") != null) {
            out.printf(
                    Locale.ROOT,
                    ", %,d with the outcome (%.2f %%), of %,d %s",
                    (Integer) data.get("outcomes"),
                    100 * (Double) data.get("rate"),
                    (Integer) data.get("groups"),
                    data.get("group"));
        }
        out.println();
        if (metrics.get("figures") instanceof Map<?, ?> figures) {
            out.printf("%-24s %9s   %s%n", metrics.get("how").toString().split(",")[0], "value", "95 % interval");
            for (String code : SHOWN) {
                Map<?, ?> figure = (Map<?, ?>) figures.get(code);
                out.printf(
                        Locale.ROOT,
                        "%-24s %9.4f   %.4f to %.4f%n",
                        code,
                        (Double) figure.get("value"),
                        (Double) figure.get("low"),
                        (Double) figure.get("high"));
            }
        }
        if (metrics.get("folds") instanceof List<?> folds) {
            for (Object each : folds) {
                Map<?, ?> fold = (Map<?, ?>) each;
                out.printf(
                        Locale.ROOT,
                        "fold %-2s AUROC %.4f  AUPRC %.4f  slope %.3f  precision of the top tenth %.3f%n",
                        fold.get("fold"),
                        (Double) fold.get("auroc"),
                        (Double) fold.get("auprc"),
                        (Double) fold.get("calibrationSlope"),
                        (Double) fold.get("precisionTop10"));
            }
        }
        if (metrics.get("baseline") instanceof Map<?, ?> baseline && baseline.get("auroc") instanceof Map<?, ?> auroc) {
            out.printf(Locale.ROOT, "%s alone: AUROC %.4f%n", baseline.get("column"), (Double) auroc.get("value"));
        }
        out.flush();
    }
}
