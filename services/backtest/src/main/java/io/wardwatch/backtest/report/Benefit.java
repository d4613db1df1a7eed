package io.wardwatch.backtest.report;

import static io.wardwatch.backtest.report.Numbers.count;
import static io.wardwatch.backtest.report.Numbers.decimal;

import io.wardwatch.backtest.report.RunView.Maker;
import java.util.ArrayList;
import java.util.List;

/** Net benefit, and what thresholds do. */
final class Benefit {
    private Benefit() {}

    static void write(Markup out, RunView run) {
        netBenefit(out, run);
        run.models().forEach(model -> thresholds(out, model));
    }

    private static void netBenefit(Markup out, RunView run) {
        if (run.models().stream()
                .allMatch(model -> model.figures().get("netBenefit").items().isEmpty())) {
            return;
        }
        Table table =
                new Table("Net benefit", "Threshold", "By", "Model", "Flagging all", "Flagging none", "One-line rule");
        double most = 0.01;
        double end = 0.1;
        for (Maker model : run.models()) {
            for (Node each : model.figures().get("netBenefit").items()) {
                most = Math.max(most, Math.max(each.number("model"), each.number("all")));
                end = each.number("model") > 0.0005 ? Math.max(end, each.number("t")) : end;
                if (Math.abs(each.number("t") * 20 - Math.rint(each.number("t") * 20)) < 1e-9) {
                    table.row(
                            decimal(each.number("t"), 2),
                            model.id(),
                            decimal(each.number("model"), 4),
                            decimal(each.number("all"), 4),
                            decimal(each.number("none"), 0),
                            decimal(each.number("oneRule"), 4));
                }
            }
        }
        double last = end;
        Axis y = Axis.round("net benefit", -most / 4, most, 5, value -> decimal(value, 3));
        Plot plot = new Plot(Axis.shares("threshold", 0, Math.min(1, last + 0.05)), y);
        for (Maker model : run.models()) {
            plot.line(model.name(), model.style(), points(model, "model", last));
        }
        Maker first = run.models().get(0);
        plot.line("one-line rule", 4, points(first, "oneRule", last))
                .line("flagging all", 3, points(first, "all", last))
                .line("flagging none", 5, List.of(new double[] {0, 0}, new double[] {last, 0}));
        out.element("p", said(run));
        new Figure(
                        "fig-benefit",
                        "Net benefit by threshold",
                        "Net benefit of each model beside flagging all, none, and whom the one-line rule flags.",
                        "Net benefit: the share of cases flagged rightly, less the share flagged wrongly times t / (1 − t): what a"
                                + " false alarm may cost for one that is right (Vickers and Elkin 2006). No interval is stated for"
                                + " these lines: small distances mean nothing.",
                        table)
                .write(out, plot);
    }

    private static String said(RunView run) {
        StringBuilder text = new StringBuilder();
        for (Maker model : run.models()) {
            double threshold = model.figures().number("threshold");
            model.figures().get("netBenefit").items().stream()
                    .filter(each -> Math.abs(each.number("t") - threshold) < 0.0051)
                    .findFirst()
                    .ifPresent(each -> text.append("At the threshold ")
                            .append(decimal(each.number("t"), 2))
                            .append(" the net benefit of ")
                            .append(model.name())
                            .append(" is ")
                            .append(decimal(each.number("model"), 4))
                            .append(", beside ")
                            .append(decimal(each.number("all"), 4))
                            .append(" of flagging all and ")
                            .append(decimal(each.number("oneRule"), 4))
                            .append(" of the one-line rule, on these cases and without an interval. "));
        }
        return text.toString().strip();
    }

    private static List<double[]> points(Maker model, String name, double end) {
        List<double[]> points = new ArrayList<>();
        for (Node each : model.figures().get("netBenefit").items()) {
            if (each.number("t") <= end + 1e-9) {
                points.add(new double[] {each.number("t"), each.number(name)});
            }
        }
        return points;
    }

    private static void thresholds(Markup out, Maker model) {
        Table table = new Table(
                "Thresholds of " + model.name(),
                "Threshold",
                "Flagged",
                "PPV",
                "Sensitivity",
                "Specificity",
                "Accuracy",
                "F1",
                "Net benefit");
        for (Node each : model.figures().get("thresholds").items()) {
            table.row(
                    decimal(each.number("t"), 2) + (each.get("own").isAbsent() ? "" : ", the one in use"),
                    count(each.whole("n")),
                    Useful.share(each, "ppv"),
                    Useful.share(each, "sens"),
                    Useful.share(each, "spec"),
                    Useful.share(each, "accuracy"),
                    Numbers.ratio(each.number("f1")),
                    decimal(each.number("nb"), 4));
        }
        if (!table.isEmpty()) {
            table.writeFolded(out, "Table: thresholds of " + model.name());
        }
    }
}
