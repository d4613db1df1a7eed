package io.wardwatch.backtest.report;

import static io.wardwatch.backtest.report.Numbers.percent;
import static io.wardwatch.backtest.report.Numbers.ratio;
import static io.wardwatch.backtest.report.Numbers.ratioCell;
import static io.wardwatch.backtest.report.Numbers.side;

import io.wardwatch.backtest.report.RunView.Maker;
import java.util.ArrayList;
import java.util.List;

/** Whether a stated 20 % comes true for 20 of 100. */
final class Believing {
    private Believing() {}

    static void write(Markup out, RunView run) {
        for (Maker model : run.models()) {
            out.element("p", answer(model), "class", "answer");
        }
        Table table = new Table(
                "Calibration in numbers",
                "Model",
                "Expected over observed",
                "In the large",
                "Slope",
                "ICI",
                "Brier score",
                "Scaled Brier score");
        for (Maker model : run.models()) {
            Node of = model.figures().get("calibration");
            table.row(
                    model.name(),
                    ratioCell(of.get("eo")),
                    ratioCell(of.get("inTheLarge")),
                    ratioCell(of.get("slope")),
                    ratioCell(of.get("ici")),
                    ratioCell(of.get("brier")),
                    ratioCell(of.get("scaledBrier")));
        }
        table.write(out);
        out.element(
                "p",
                "95 % intervals from " + Ranking.resamples(run)
                        + ". Right are: expected over observed 1, in the large 0 (log-odds),"
                        + " slope 1, ICI 0. The Brier score is the mean square of what is missed; scaled, 1 is perfect and 0 is"
                        + " telling everybody the mean.",
                "class",
                "method");
        out.open("div", "class", "pair");
        run.models().forEach(model -> curve(out, model));
        out.close("div");
    }

    private static String answer(Maker model) {
        Node of = model.figures().get("calibration");
        Node eo = of.get("eo");
        Node slope = of.get("slope");
        if (!eo.stated() || !slope.stated()) {
            return "It cannot be said of " + model.name() + ": " + Ranking.unavailable(model) + ".";
        }
        String level =
                switch (side(eo, 1)) {
                    case 1 -> "it states more outcomes than came";
                    case -1 -> "it states fewer outcomes than came";
                    default -> "in sum it states as many outcomes as came, as far as these cases can tell";
                };
        String spread =
                switch (side(slope, 1)) {
                    case 1 -> "its risks are too timid: high ones should be higher, low ones lower";
                    case -1 -> "its risks are too extreme: high ones should be lower, low ones higher";
                    default -> "its risks are neither too extreme nor too timid, as far as these cases can tell";
                };
        String sum = level + ", expected over observed " + ratio(eo);
        String shape = spread + ", slope " + ratio(slope);
        boolean sumFine = side(eo, 1) == 0;
        boolean fine = sumFine && side(slope, 1) == 0;
        // What is wrong comes first.
        return (fine ? "Nothing here speaks against those of " : "Not as they stand, those of ") + model.name() + ": "
                + (sumFine && !fine ? shape + "; " + sum : sum + "; " + shape)
                + ". How far stated and observed risk lie apart on average (ICI): " + ratio(of.get("ici")) + ".";
    }

    private static void curve(Markup out, Maker model) {
        out.open("div");
        List<double[]> deciles = new ArrayList<>();
        Table table = new Table(
                "Calibration of " + model.name(),
                "Tenth by stated risk",
                "Cases",
                "Stated (mean)",
                "Observed (95 % interval)");
        double most = 0.02;
        int tenth = 1;
        for (Node each : model.figures().get("calibration").get("deciles").items()) {
            double[] point = {each.number("p"), each.number("y"), each.number("lo"), each.number("hi")};
            boolean small = Numbers.small(each.whole("n"));
            if (!small) {
                deciles.add(point);
                most = Math.max(most, Math.max(point[0], point[3]));
            }
            table.row(
                    String.valueOf(tenth++),
                    Numbers.told(each.whole("n")),
                    percent(point[0]),
                    small
                            ? Numbers.NONE
                            : percent(point[1]) + " (" + Numbers.decimal(point[2] * 100, 1) + " to "
                                    + Numbers.decimal(point[3] * 100, 1) + ")");
        }
        Axis x = Axis.shares("stated risk", 0, most);
        Axis y = Axis.shares("observed share", 0, most);
        double end = x.high();
        List<double[]> smooth = Ranking.points(
                        model.figures().get("calibration").get("smooth"))
                .stream()
                .filter(point -> point[0] <= end)
                .toList();
        Plot plot = new Plot(x, y)
                .bars("how many cases are told so", histogram(model.figures(), end))
                .line("right", 5, List.of(new double[] {0, 0}, new double[] {end, end}))
                .line("smooth curve", model.style(), smooth)
                .points("tenths of the cases, 95 % interval", model.style(), deciles);
        new Figure(
                        "fig-calibration-" + Numbers.words(model.id()),
                        "Stated and observed risk: " + model.name(),
                        "Observed share against stated risk in ten groups with intervals, and a smooth curve; bars at the bottom"
                                + " show how many cases are told each risk.",
                        "Tenths of the cases by stated risk with Wilson's 95 % intervals; the curve is a local regression. Bars: one"
                                + " for each percent of stated risk, the highest a quarter of the figure. On the dotted line a stated"
                                + " risk comes true.",
                        table)
                .write(out, plot);
        smoothTable(out, model, smooth);
        histogramTable(out, model);
        out.close("div");
    }

    private static void smoothTable(Markup out, Maker model, List<double[]> smooth) {
        Table table = new Table("Smooth curve of " + model.name(), "Stated risk", "Observed share, smoothed");
        Ranking.some(smooth).forEach(point -> table.row(percent(point[0]), percent(point[1])));
        if (!table.isEmpty()) {
            table.writeFolded(out, "Table: smooth curve of " + model.name());
        }
    }

    private static void histogramTable(Markup out, Maker model) {
        Table table = new Table("How many cases are told which risk by " + model.name(), "Stated risk", "Cases");
        Node rows = model.figures().get("thresholds");
        long all = model.figures().get("discrimination").get("auroc").whole("n");
        long above = all;
        double from = 0;
        for (Node row : rows.items()) {
            if (Math.abs(row.number("t") * 10 - Math.rint(row.number("t") * 10)) < 1e-9) {
                table.row(percent(from) + " to " + percent(row.number("t")), Numbers.told(above - row.whole("n")));
                above = row.whole("n");
                from = row.number("t");
            }
        }
        if (!table.isEmpty()) {
            table.row(percent(from) + " and more", Numbers.told(above));
            table.writeFolded(out, "Table: how many cases are told which risk by " + model.name());
        }
    }

    /** Cases told each percent, from how many are flagged at each threshold; {@code {from, to, share of the figure's height}}. */
    private static List<double[]> histogram(Node model, double end) {
        List<double[]> bars = new ArrayList<>();
        double above = model.get("discrimination").get("auroc").number("n");
        double from = 0;
        double tallest = 1;
        for (Node row : model.get("thresholds").items()) {
            double t = row.number("t");
            if (t > end + 1e-9) {
                break;
            }
            double n = above - row.number("n");
            bars.add(new double[] {from, t, n / Math.max(1e-9, (t - from) * 100)});
            tallest = Math.max(tallest, bars.get(bars.size() - 1)[2]);
            above = row.number("n");
            from = t;
        }
        double scale = 0.25 / tallest;
        bars.forEach(bar -> bar[2] *= scale);
        return bars;
    }
}
