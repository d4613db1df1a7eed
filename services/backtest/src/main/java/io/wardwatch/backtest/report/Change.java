package io.wardwatch.backtest.report;

import static io.wardwatch.backtest.report.Numbers.count;
import static io.wardwatch.backtest.report.Numbers.percent;
import static io.wardwatch.backtest.report.Numbers.ratio;

import io.wardwatch.backtest.report.RunView.Maker;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What moved from month to month: scores, inputs, calibration. */
final class Change {
    private Change() {}

    static void write(Markup out, RunView run) {
        for (Maker model : run.models()) {
            out.element("p", answer(model), "class", "answer");
        }
        for (Maker model : run.models()) {
            Node drift = model.figures().get("drift");
            if (!drift.get("psiScores").items().isEmpty()) {
                out.open("div", "class", "pair");
                calibration(out, model, drift);
                scores(out, model, drift);
                out.close("div");
                inputs(out, model, drift);
            }
        }
    }

    private static boolean small(Node month) {
        return Numbers.small(month.whole("n")) || Numbers.small(month.whole("events"));
    }

    private static String answer(Maker model) {
        Node drift = model.figures().get("drift");
        List<Node> months = drift.get("calibrationByMonth").items();
        if (months.isEmpty()) {
            String why = drift.isAbsent() ? Ranking.unavailable(model) : drift.why();
            return "It cannot be said of " + model.name() + ": " + why + ".";
        }
        List<String> low = new ArrayList<>();
        List<String> high = new ArrayList<>();
        for (Node month : months) {
            if (!small(month) && month.number("hi") < month.number("p")) {
                high.add(month.text("month"));
            } else if (!small(month) && month.number("lo") > month.number("p")) {
                low.add(month.text("month"));
            }
        }
        String said = low.isEmpty() && high.isEmpty()
                ? "in none does the mean of what was stated lie outside the interval of what came"
                : "what was stated lies below the interval of what came in " + list(low) + " and above it in "
                        + list(high);
        Node most = drift.get("psiScores").items().stream()
                .filter(each -> !Double.isNaN(each.number("psi")))
                .max(Comparator.comparingDouble(each -> each.number("psi")))
                .orElse(Node.ABSENT);
        return "Of " + count(months.size()) + " months, for " + model.name() + " " + said + "."
                + (most.isAbsent()
                        ? ""
                        : " Its scores moved most in " + most.text("month") + ": stability index "
                                + ratio(most.number("psi")) + " against " + drift.text("reference") + " (n\u00a0=\u00a0"
                                + count(most.whole("n")) + ").");
    }

    private static String list(List<String> months) {
        if (months.isEmpty()) {
            return "none";
        }
        String which = months.size() <= 3
                ? String.join(", ", months)
                : "the first " + months.get(0) + ", the last " + months.get(months.size() - 1);
        return count(months.size()) + " (" + which + ")";
    }

    private static void calibration(Markup out, Maker model, Node drift) {
        List<Node> months = drift.get("calibrationByMonth").items();
        List<double[]> came = new ArrayList<>();
        List<double[]> stated = new ArrayList<>();
        Table table = new Table(
                "Calibration by month, " + model.name(),
                "Month",
                "Cases",
                "Stated (mean)",
                "Came (95 % interval)",
                "Expected over observed");
        double most = 0.02;
        for (int i = 0; i < months.size(); i++) {
            Node month = months.get(i);
            boolean small = small(month);
            came.add(
                    small
                            ? new double[] {i, Double.NaN}
                            : new double[] {i, month.number("y"), month.number("lo"), month.number("hi")});
            // A mean of few people would tell of them.
            double mean = Numbers.small(month.whole("n")) ? Double.NaN : month.number("p");
            stated.add(new double[] {i, mean});
            most = Math.max(most, Math.max(Double.isNaN(mean) ? 0 : mean, small ? 0 : month.number("hi")));
            table.row(
                    month.text("month"),
                    Numbers.told(month.whole("n")),
                    percent(mean),
                    small
                            ? Numbers.NONE
                            : percent(month.number("y")) + " (" + Numbers.decimal(month.number("lo") * 100, 1) + " to "
                                    + Numbers.decimal(month.number("hi") * 100, 1) + ")",
                    small ? Numbers.NONE : ratio(month.number("eo")));
        }
        Plot plot = new Plot(months(months), Axis.shares("share", 0, most))
                .marked("what came, 95 % interval", model.style(), came)
                .marked("what was stated, mean", 3, stated);
        new Figure(
                        "fig-months-" + Numbers.words(model.id()),
                        "Stated and observed, by month: " + model.name(),
                        "Two lines over the months: the mean of the stated risks, and the share that had the outcome with its interval.",
                        "Wilson's 95 % interval of each month's cases. By chance alone one month in twenty misses it.",
                        table)
                .write(out, plot);
    }

    private static void scores(Markup out, Maker model, Node drift) {
        List<Node> months = drift.get("psiScores").items();
        List<double[]> points = new ArrayList<>();
        Table table = new Table("Stability of scores by month, " + model.name(), "Month", "Cases", "PSI");
        double most = 0.1;
        for (Node month : months) {
            points.add(new double[] {points.size(), month.number("psi")});
            most = Double.isNaN(month.number("psi")) ? most : Math.max(most, month.number("psi"));
            table.row(
                    month.text("month"),
                    Numbers.told(month.whole("n")),
                    month.text("unavailable").isEmpty() ? ratio(month.number("psi")) : month.why());
        }
        Plot plot = new Plot(
                        months(months),
                        Axis.round("population stability index", 0, most, 5, value -> Numbers.decimal(value, 2)))
                .marked(model.name(), model.style(), points);
        new Figure(
                        "fig-psi-" + Numbers.words(model.id()),
                        "How far scores moved: " + model.name(),
                        "A line with a mark for each month: the population stability index of the scores.",
                        "PSI over ten bins of equal size in " + drift.text("reference")
                                + ", which are in the index themselves. 0.1 and 0.25 are customary limits, not laws; there is no"
                                + " interval.",
                        table)
                .write(out, plot);
    }

    private static void inputs(Markup out, Maker model, Node drift) {
        List<Node> inputs = drift.get("psiFeatures").items().stream()
                .sorted(Comparator.comparingDouble((Node each) -> each.number("psi"))
                        .reversed()
                        .thenComparing(each -> each.text("feature")))
                .toList();
        if (inputs.isEmpty()) {
            return;
        }
        Table table = new Table("Stability of inputs, last months against " + drift.text("reference"), "Input", "PSI");
        inputs.forEach(each -> table.row(InputWords.of(each.text("feature")), ratio(each.number("psi"))));
        table.writeFolded(out, "Table: which inputs moved, as " + model.name() + " sees them");
    }

    private static Axis months(List<Node> months) {
        return Axis.names(
                "month of the score",
                months.stream().map(month -> month.text("month")).toList());
    }
}
