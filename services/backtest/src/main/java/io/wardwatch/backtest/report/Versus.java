package io.wardwatch.backtest.report;

import static io.wardwatch.backtest.report.Numbers.count;
import static io.wardwatch.backtest.report.Numbers.decimal;

import java.util.Map;

/** Two models on the same cases: what the second gains, and who enters and leaves the list. */
final class Versus {
    private Versus() {}

    static void write(Markup out, RunView run) {
        Node comparison = run.metrics().get("comparison");
        String verdict = comparison.text("verdict");
        out.element(
                "p", verdict.isEmpty() ? "It cannot be said: " + comparison.why() + "." : verdict, "class", "answer");
        Table table = new Table(
                "What B gains over A",
                "Metric",
                "Difference B − A",
                "95 % interval",
                "Cases",
                "What is better",
                "What the interval says");
        Node differences = comparison.get("difference");
        RowPlot forest = RowPlot.forest(Axis.round(
                        "difference B − A", least(differences), most(differences), 4, value -> decimal(value, 3)))
                .reference(0, 5);
        for (Map.Entry<String, Node> each : differences.fields().entrySet()) {
            Node of = each.getValue();
            forest.row(name(each.getKey()), 1, of);
            table.row(
                    name(each.getKey()),
                    of.stated() ? signed(of.number("value")) : of.why(),
                    of.stated() ? signed(of.number("lo")) + " to " + signed(of.number("hi")) : Numbers.NONE,
                    count(of.whole("n")),
                    better(each.getKey()),
                    said(each.getKey(), of));
        }
        new Figure(
                        "fig-difference",
                        "Difference of the two models",
                        "For each metric the difference B − A with a 95 % interval, around a line at zero.",
                        "Paired: each resample of patients is judged by both. An interval that holds 0 does not tell them apart."
                                + " Several metrics are looked at: by chance alone one in twenty intervals misses 0.",
                        table)
                .write(out, forest);
        lists(out, comparison);
    }

    private static void lists(Markup out, Node comparison) {
        Table table = new Table(
                "Who would enter and who would leave the list if B made it",
                "List",
                "Scores",
                "Outcome known",
                "Of these with the outcome");
        rows(table, "the policy's places: ", comparison.get("atCapacity"));
        rows(table, "the thresholds: ", comparison.get("atThreshold"));
        if (!table.isEmpty()) {
            table.write(out);
            out.element(
                    "p",
                    "Counts of scores, not of persons. Places are taken also by scores whose outcome is not known in the end.",
                    "class",
                    "method");
        }
    }

    private static void rows(Table table, String by, Node change) {
        for (String which : new String[] {"same", "entering", "leaving"}) {
            Node part = change.get(which);
            if (!part.isAbsent()) {
                table.row(
                        by + (which.equals("same") ? "on both lists" : which),
                        Numbers.told(part.whole("n")),
                        Numbers.told(part.whole("known")),
                        Numbers.told(part.whole("events")));
            }
        }
    }

    private static String said(String metric, Node of) {
        if (!of.stated()) {
            return Numbers.NONE;
        }
        int side = Numbers.side(of, 0);
        int good = better(metric).equals("more") ? 1 : better(metric).equals("less") ? -1 : 0;
        if (side == 0) {
            return "cannot be told apart";
        }
        return good == 0 ? "B is " + (side > 0 ? "higher" : "lower") : "B is " + (side == good ? "better" : "worse");
    }

    private static String name(String code) {
        return switch (code) {
            case "auroc" -> "AUROC";
            case "auprc" -> "average precision";
            case "brier" -> "Brier score";
            case "calibrationSlope" -> "calibration slope";
            case "ici" -> "ICI";
            case "nb" -> "net benefit";
            case "precisionTop10" -> "PPV, top 10 %";
            default -> code;
        };
    }

    private static String better(String code) {
        return switch (code) {
            case "auroc", "auprc", "nb", "precisionTop10" -> "more";
            case "brier", "ici" -> "less";
            default -> "nearer to 1";
        };
    }

    private static String signed(double value) {
        return (value > 0 ? "+" : "") + decimal(value, 4);
    }

    private static double least(Node differences) {
        return Math.min(
                -0.001,
                differences.fields().values().stream()
                        .mapToDouble(of -> of.number("lo"))
                        .filter(Double::isFinite)
                        .min()
                        .orElse(0));
    }

    private static double most(Node differences) {
        return Math.max(
                0.001,
                differences.fields().values().stream()
                        .mapToDouble(of -> of.number("hi"))
                        .filter(Double::isFinite)
                        .max()
                        .orElse(0));
    }
}
