package io.wardwatch.backtest.report;

import static io.wardwatch.backtest.report.Numbers.decimal;

import io.wardwatch.backtest.report.RunView.Maker;
import java.util.Comparator;
import java.util.List;

/** Which inputs a model leans on. */
final class Reasons {
    private static final int MOST_DRAWN = 12;

    private Reasons() {}

    static void write(Markup out, RunView run) {
        for (Maker model : run.models()) {
            out.element("p", answer(model), "class", "answer");
        }
        out.element(
                "p",
                "This says what the model leans on, not what makes people ill: to change an input would not change the outcome by as"
                        + " much. Inputs that go together share their weight.");
        for (Maker model : run.models()) {
            out.open("div", "class", "pair");
            permutation(out, model);
            contribution(out, model);
            out.close("div");
        }
    }

    private static List<Node> sorted(Maker model, String list, String by) {
        return model.figures().get("importance").get(list).items().stream()
                .sorted(Comparator.comparingDouble((Node each) -> each.number(by))
                        .reversed()
                        .thenComparing(each -> each.text("feature")))
                .toList();
    }

    private static String answer(Maker model) {
        List<Node> inputs = sorted(model, "permutation", "drop");
        if (inputs.isEmpty()) {
            Node importance = model.figures().get("importance");
            String why = importance.isAbsent()
                    ? Ranking.unavailable(model)
                    : importance.get("permutation").why();
            return "It cannot be said of " + model.name() + ": " + why + ".";
        }
        StringBuilder text =
                new StringBuilder("The ranking of ").append(model.name()).append(" rests most on ");
        for (int i = 0; i < Math.min(3, inputs.size()); i++) {
            Node each = inputs.get(i);
            text.append(i == 0 ? "" : i == Math.min(3, inputs.size()) - 1 ? " and " : ", ")
                    .append(input(each))
                    .append(" (AUROC falls by ")
                    .append(decimal(each.number("drop"), 4))
                    .append(", ")
                    .append(decimal(each.number("lo"), 4))
                    .append(" to ")
                    .append(decimal(each.number("hi"), 4))
                    .append(")");
        }
        long none = inputs.stream().filter(each -> each.number("lo") <= 0).count();
        return text.append(". Of its ")
                .append(inputs.size())
                .append(" inputs ")
                .append(none)
                .append(" lost nothing in at least one of five shuffles.")
                .toString();
    }

    private static void permutation(Markup out, Maker model) {
        List<Node> inputs = sorted(model, "permutation", "drop");
        if (inputs.isEmpty()) {
            return;
        }
        double most = Math.max(0.001, inputs.get(0).number("hi"));
        RowPlot bars = RowPlot.bars(Axis.round("loss of AUROC", 0, most, 3, value -> decimal(value, 3)));
        Table table = new Table(
                "Permutation importance, " + model.name(), "Input", "Loss of AUROC", "Least and most", "Counted as");
        inputs.stream()
                .limit(MOST_DRAWN)
                .forEach(each -> bars.row(input(each), model.style(), each.number("drop"), new double[] {
                    each.number("lo"), each.number("hi")
                }));
        inputs.forEach(each -> table.row(
                input(each),
                decimal(each.number("drop"), 4),
                decimal(each.number("lo"), 4) + " to " + decimal(each.number("hi"), 4),
                InputWords.counted(each.text("feature"))));
        new Figure(
                        "fig-permutation-" + Numbers.words(model.id()),
                        "What is lost when an input says nothing: " + model.name(),
                        "Bars: loss of AUROC for the inputs that matter most.",
                        "Each input is shuffled among "
                                + Numbers.count(
                                        model.figures().get("importance").whole("permutationCases"))
                                + " cases, five times (Breiman 2001): mean, and least and most of the five. That range is of the"
                                + " shuffles, not a 95 % interval. The first " + MOST_DRAWN + " are drawn.",
                        table)
                .write(out, bars);
    }

    private static void contribution(Markup out, Maker model) {
        List<Node> inputs = sorted(model, "contribution", "meanAbs");
        if (inputs.isEmpty()) {
            Node of = model.figures().get("importance").get("contribution");
            if (!of.isAbsent()) {
                out.element("p", "Contributions are not stated: " + of.why() + ".", "class", "note");
            }
            return;
        }
        double most = Math.max(0.001, inputs.get(0).number("meanAbs"));
        RowPlot bars = RowPlot.bars(Axis.round("log-odds", 0, most, 3, value -> decimal(value, 2)));
        Table table = new Table("Mean contribution, " + model.name(), "Input", "Mean size in log-odds");
        double[] none = {Double.NaN, Double.NaN};
        inputs.stream()
                .limit(MOST_DRAWN)
                .forEach(each -> bars.row(input(each), model.style(), each.number("meanAbs"), none));
        inputs.forEach(each -> table.row(input(each), decimal(each.number("meanAbs"), 4)));
        new Figure(
                        "fig-contribution-" + Numbers.words(model.id()),
                        "How far inputs move the risk: " + model.name(),
                        "Bars: mean size of each input's contribution in log-odds, the largest first.",
                        "Weight times distance from the reference patient, its size averaged over all cases. The same numbers, one"
                                + " case at a time, are the reasons that an alert shows.",
                        table)
                .write(out, bars);
    }

    private static String input(Node each) {
        return InputWords.of(each.text("feature"));
    }
}
