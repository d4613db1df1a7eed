package io.wardwatch.backtest.report;

import static io.wardwatch.backtest.report.Numbers.count;
import static io.wardwatch.backtest.report.Numbers.percent;
import static io.wardwatch.backtest.report.Numbers.ratio;
import static io.wardwatch.backtest.report.Numbers.ratioCell;
import static io.wardwatch.backtest.report.Numbers.told;

import io.wardwatch.backtest.report.RunView.Maker;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Whether a model is right for some and wrong for others. */
final class Fairness {
    private final Maker model;
    private final Node overall;
    private final double events;
    private final List<Node> groups;
    private final List<Node> stated = new ArrayList<>();

    private Fairness(Maker model, double events) {
        this.model = model;
        this.events = events;
        this.overall = model.figures().get("discrimination").get("auroc");
        this.groups = model.figures().get("subgroups").items();
        for (Node group : groups) {
            if (!hidden(group) && group.get("auroc").stated()) {
                stated.add(group);
            }
        }
    }

    static void write(Markup out, RunView run) {
        for (Maker model : run.models()) {
            Fairness of = new Fairness(model, run.population().number("events"));
            out.element("p", of.answer(), "class", "answer");
        }
        out.element(
                "p",
                "Groups differ also in how ill they are and in what was known of them, so a difference is a question, not yet a"
                        + " wrong. None that is shown is no proof that there is none.");
        for (Maker model : run.models()) {
            Fairness of = new Fairness(model, run.population().number("events"));
            if (!of.groups.isEmpty()) {
                out.open("div", "class", "pair");
                of.ranking(out);
                of.missed(out);
                out.close("div");
            }
        }
    }

    /** Rates of few people, or where few have or have not the outcome, would tell of persons. */
    private static boolean hidden(Node group) {
        long others = group.whole("n") - group.whole("events");
        return Numbers.small(group.whole("n")) || Numbers.small(group.whole("events")) || Numbers.small(others);
    }

    private String answer() {
        if (!overall.stated()) {
            return "It cannot be said of " + model.name() + ": " + Ranking.unavailable(model) + ".";
        }
        List<Node> worse = stated.stream()
                .filter(group -> Numbers.side(group.get("auroc"), overall.number("lo")) < 0)
                .sorted(Comparator.comparingDouble(group -> group.get("auroc").number("value")))
                .toList();
        List<Node> missed = groups.stream()
                .filter(group -> !hidden(group) && missedApart(group) > 0)
                .sorted(Comparator.comparingDouble(group -> -group.number("fnr")))
                .toList();
        return "Of " + count(stated.size()) + " groups, " + model.name() + " ranks "
                + (worse.isEmpty() ? "none" : count(worse.size()))
                + " worse than all cases together, by intervals that do not meet (AUROC of all "
                + ratio(overall) + ")" + first(worse, group -> ratioCell(group.get("auroc")))
                + ". At its threshold it misses " + percent(missedOfAll())
                + " of all with the outcome, and by intervals that do not meet more in "
                + (missed.isEmpty() ? "no group" : count(missed.size()) + (missed.size() == 1 ? " group" : " groups"))
                + first(missed, group -> percent(group.number("fnr"))) + ". Groups too small to be told: "
                + count(groups.size() - stated.size()) + ". Of so many some differ by chance.";
    }

    /** The three furthest off, by name. */
    private static String first(List<Node> groups, Function<Node, String> figure) {
        if (groups.isEmpty()) {
            return "";
        }
        String named = groups.stream()
                .limit(3)
                .map(group -> name(group) + " " + figure.apply(group))
                .collect(Collectors.joining("; "));
        return (groups.size() > 3 ? ", foremost " : ": ") + named;
    }

    /** Whether the share that is missed lies wholly above (1) or below (−1) that of all, interval against interval. */
    private int missedApart(Node group) {
        double all = missedOfAll();
        if (Double.isNaN(all)) {
            return 0;
        }
        double[] whole = Numbers.wilson(all, events);
        double[] interval = Numbers.wilson(group.number("fnr"), group.number("events"));
        return interval[0] > whole[1] ? 1 : interval[1] < whole[0] ? -1 : 0;
    }

    private double missedOfAll() {
        for (Node each : model.figures().get("thresholds").items()) {
            if (!each.get("own").isAbsent()) {
                return 1 - each.number("sens");
            }
        }
        return Double.NaN;
    }

    private static String name(Node group) {
        return Numbers.words(group.text("by")) + " " + group.text("value");
    }

    private void ranking(Markup out) {
        double least = 0.5;
        double most = 0.6;
        for (Node group : stated) {
            least = Math.min(least, group.get("auroc").number("lo"));
            most = Math.max(most, group.get("auroc").number("hi"));
        }
        Axis axis = Axis.round("AUROC", least, most, 4, value -> Numbers.decimal(value, 2));
        RowPlot forest = RowPlot.forest(axis).reference(overall.number("value"), 5);
        Table table = new Table(
                "Groups, " + model.name(),
                "Group",
                "Cases",
                "With the outcome",
                "AUROC (95 % interval)",
                "Flagged",
                "PPV",
                "Missed (FNR)",
                "False alarms (FPR)",
                "Expected over observed");
        String by = "";
        for (Node group : groups) {
            if (!group.text("by").equals(by)) {
                by = group.text("by");
                forest.heading(Numbers.begin(Numbers.words(by)));
            }
            boolean hidden = hidden(group);
            Node auroc = hidden ? Node.ABSENT : group.get("auroc");
            forest.row(group.text("value"), model.style(), auroc);
            table.row(
                    name(group),
                    told(group.whole("n")),
                    told(group.whole("events")),
                    hidden ? "too few to tell" : group.text("unavailable").isEmpty() ? ratioCell(auroc) : group.why(),
                    shown(group, hidden, "flagged"),
                    shown(group, hidden, "ppv"),
                    shown(group, hidden, "fnr"),
                    shown(group, hidden, "fpr"),
                    hidden ? Numbers.NONE : ratio(group.number("eo")));
        }
        new Figure(
                        "fig-groups-" + Numbers.words(model.id()),
                        "How well groups are ranked: " + model.name(),
                        "For each group an AUROC with a 95 % interval; a dotted line marks that of all cases.",
                        "Intervals from resamples of the group's patients. The dotted line is the AUROC of all; within a group of like"
                                + " people, as of one age, ranking is harder than among all. Groups with 1 to 10"
                                + " cases, or as few with or without the outcome, are not told.",
                        table)
                .write(out, forest);
    }

    private static String shown(Node group, boolean hidden, String name) {
        return hidden ? Numbers.NONE : percent(group.number(name));
    }

    private void missed(Markup out) {
        double all = missedOfAll();
        RowPlot forest = RowPlot.forest(Axis.shares("missed, of those with the outcome", 0, 1));
        if (!Double.isNaN(all)) {
            forest.reference(all, 5);
        }
        Table table = new Table(
                "Missed by group, " + model.name(),
                "Group",
                "With the outcome",
                "Missed (95 % interval)",
                "Beside all cases");
        String by = "";
        for (Node group : groups) {
            if (!group.text("by").equals(by)) {
                by = group.text("by");
                forest.heading(Numbers.begin(Numbers.words(by)));
            }
            double missed = hidden(group) ? Double.NaN : group.number("fnr");
            double[] interval = Numbers.wilson(missed, group.number("events"));
            forest.row(group.text("value"), model.style(), missed, interval);
            table.row(
                    name(group),
                    told(group.whole("events")),
                    Double.isNaN(missed)
                            ? "too few to tell"
                            : percent(missed) + " (" + Numbers.decimal(interval[0] * 100, 1) + " to "
                                    + Numbers.decimal(interval[1] * 100, 1) + ")",
                    Double.isNaN(missed)
                            ? Numbers.NONE
                            : switch (missedApart(group)) {
                                case 1 -> "more are missed";
                                case -1 -> "fewer are missed";
                                default -> "cannot be told apart";
                            });
        }
        new Figure(
                        "fig-missed-" + Numbers.words(model.id()),
                        "Who is missed: " + model.name(),
                        "For each group the share of those with the outcome that is not flagged, with a 95 % interval.",
                        "False negative rate at the threshold "
                                + Numbers.decimal(model.figures().number("threshold"), 2)
                                + ", Wilson's 95 % interval of the group's cases with the outcome; a little too narrow where patients"
                                + " come often. The dotted line is that of all. Where the outcome is more common more are flagged,"
                                + " so groups at low risk are missed more often by any model.",
                        table)
                .write(out, forest);
    }
}
