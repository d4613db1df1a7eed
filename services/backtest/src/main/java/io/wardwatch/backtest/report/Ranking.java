package io.wardwatch.backtest.report;

import static io.wardwatch.backtest.report.Numbers.percent;
import static io.wardwatch.backtest.report.Numbers.ratio;
import static io.wardwatch.backtest.report.Numbers.side;

import io.wardwatch.backtest.report.RunView.Maker;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** How well models rank, alone and beside simple rules. */
final class Ranking {
    private Ranking() {}

    static void rules(Markup out, RunView run) {
        for (Maker model : run.models()) {
            out.element("p", againstRules(run, model), "class", "answer");
        }
        Table table = new Table(
                "Models and simple rules on the same cases",
                "Ranked by",
                "AUROC (95 % interval)",
                "Average precision (95 % interval)",
                "PPV with the policy's places",
                "Cases");
        Axis axis = Axis.round(
                "AUROC (0.5 is a coin)", 0.5, highest(run.all(), "auroc"), 4, value -> Numbers.decimal(value, 2));
        RowPlot forest = RowPlot.forest(axis).reference(0.5, 5);
        for (Maker maker : run.all()) {
            Node ranking = maker.figures().get("discrimination");
            forest.row(maker.name(), maker.style(), ranking.get("auroc"));
            table.row(
                    maker.name(),
                    Numbers.ratioCell(ranking.get("auroc")),
                    Numbers.ratioCell(ranking.get("auprc")),
                    Numbers.percentCell(maker.figures().get("atPolicy").get("ppv")),
                    Numbers.count(ranking.get("auroc").whole("n")));
        }
        new Figure(
                        "fig-rules",
                        "Models and simple rules",
                        "For each model and each rule its AUROC with a 95 % interval.",
                        "AUROC on the same cases, intervals from " + resamples(run)
                                + ". \"Better\" is said only where two intervals do not meet; as both rest on the same patients,"
                                + " that asks for more than a paired test would. LACE, HOSPITAL and the one-line rule need no model"
                                + " and can be reckoned by hand.",
                        table)
                .write(out, forest);
    }

    private static String againstRules(RunView run, Maker model) {
        Node own = model.figures().get("discrimination").get("auroc");
        Maker best = run.rules().stream()
                .filter(rule ->
                        rule.figures().get("discrimination").get("auroc").stated())
                .max(Comparator.comparingDouble(rule ->
                        rule.figures().get("discrimination").get("auroc").number("value")))
                .orElse(null);
        if (!own.stated() || best == null) {
            return model.name() + " cannot be held against a simple rule: " + unavailable(model) + ".";
        }
        Node other = best.figures().get("discrimination").get("auroc");
        String figures = ": AUROC " + ratio(own) + " beside " + ratio(other) + ".";
        if (side(own, other.number("hi")) > 0) {
            return "No rule does as well: " + model.name() + " ranks better than the best of them, " + best.name()
                    + figures;
        }
        if (side(own, other.number("lo")) < 0) {
            return "A rule does better: " + best.name() + " ranks better than " + model.name() + figures
                    + " The model is not worth its upkeep.";
        }
        return "It may: these cases do not clearly tell " + model.name() + " from the best of the rules, " + best.name()
                + figures;
    }

    static void well(Markup out, RunView run) {
        for (Maker model : run.models()) {
            Node auroc = model.figures().get("discrimination").get("auroc");
            Node auprc = model.figures().get("discrimination").get("auprc");
            if (!auroc.stated()) {
                out.element(
                        "p",
                        "It cannot be said of " + model.name() + ": " + unavailable(model) + ".",
                        "class",
                        "answer");
                continue;
            }
            String chance =
                    switch (side(auroc, 0.5)) {
                        case 1 -> "";
                        case -1 -> " That is worse than a coin.";
                        default -> " The interval holds 0.5: it may be no better than a coin.";
                    };
            out.element(
                    "p",
                    "Of " + run.words().with() + " and " + run.words().without() + ", " + model.name()
                            + " ranks the first higher in " + percent(auroc.number("value")) + " of pairs: AUROC "
                            + ratio(auroc) + "."
                            + chance + " Average precision is " + ratio(auprc)
                            + "; without any ranking it would be the rate of the"
                            + " outcome, "
                            + percent(run.population().get("rate").number("value")) + ".",
                    "class",
                    "answer");
        }
        out.open("div", "class", "pair");
        roc(out, run);
        precision(out, run);
        out.close("div");
    }

    private static void roc(Markup out, RunView run) {
        Axis shares = Axis.shares("false positive rate", 0, 1);
        Plot plot = new Plot(shares, Axis.shares("sensitivity", 0, 1));
        Table table = new Table("ROC, at some of its points", "Model", "False positive rate", "Sensitivity");
        for (Maker model : run.models()) {
            List<double[]> points = points(model.figures().get("roc"));
            plot.line(model.name(), model.style(), points);
            some(points).forEach(point -> table.row(model.id(), percent(point[0]), percent(point[1])));
        }
        plot.line("a coin", 5, List.of(new double[] {0, 0}, new double[] {1, 1}));
        new Figure(
                        "fig-roc",
                        "ROC",
                        "Sensitivity against the false positive rate, for "
                                + run.models().size() + " model(s).",
                        "At every threshold: the share of cases with the outcome that are above it, against the share of those"
                                + " without. At most 200 points are drawn.",
                        table)
                .write(out, plot);
    }

    private static void precision(Markup out, RunView run) {
        Plot plot = new Plot(Axis.shares("sensitivity (recall)", 0, 1), Axis.shares("PPV (precision)", 0, 1));
        Table table = new Table("Precision and recall, at some of the points", "Model", "Sensitivity", "PPV");
        for (Maker model : run.models()) {
            List<double[]> points = points(model.figures().get("pr"));
            plot.line(model.name(), model.style(), points);
            some(points).forEach(point -> table.row(model.id(), percent(point[0]), percent(point[1])));
        }
        double rate = run.population().get("rate").number("value");
        if (!Double.isNaN(rate)) {
            plot.line("without any ranking", 5, List.of(new double[] {0, rate}, new double[] {1, rate}));
        }
        new Figure(
                        "fig-pr",
                        "Precision and recall",
                        "PPV against sensitivity, for " + run.models().size() + " model(s).",
                        "At every threshold: how many of those above it had the outcome, against how many of all with the outcome"
                                + " are above it. Its left end rests on few cases and jumps.",
                        table)
                .write(out, plot);
    }

    static String unavailable(Maker model) {
        String why = model.figures().text("unavailable");
        return why.isEmpty()
                ? model.figures().get("discrimination").get("auroc").why()
                : why;
    }

    static String resamples(RunView run) {
        return Numbers.count(run.metrics().get("run").whole("resamples")) + " bootstrap resamples of patients";
    }

    static List<double[]> points(Node list) {
        List<double[]> points = new ArrayList<>();
        list.items()
                .forEach(point -> points.add(
                        new double[] {point.at(0).number(), point.at(1).number()}));
        return points;
    }

    /** About twenty of the points, the first and the last among them. */
    static List<double[]> some(List<double[]> points) {
        int every = Math.max(1, (points.size() + 19) / 20);
        List<double[]> some = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            if (i % every == 0 || i == points.size() - 1) {
                some.add(points.get(i));
            }
        }
        return some;
    }

    private static double highest(List<Maker> makers, String metric) {
        return makers.stream()
                .mapToDouble(maker ->
                        maker.figures().get("discrimination").get(metric).number("hi"))
                .filter(Double::isFinite)
                .max()
                .orElse(1);
    }
}
