package io.wardwatch.backtest.report;

import static io.wardwatch.backtest.report.Numbers.count;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What was replayed, and how common the outcome is. */
final class Population {
    private record Part(String name, long n, int style) {}

    private Population() {}

    static void replayed(Markup out, RunView run) {
        Node records = run.run().get("records");
        Node population = run.population();
        long excluded = sum(population.get("excluded"));
        out.element(
                "p",
                count(population.whole("records")) + " records of events from " + day(records.text("firstOccurredAt"))
                        + " to "
                        + day(records.text("lastOccurredAt")) + " were replayed. They led to "
                        + count(population.whole("scores"))
                        + " scores of the kind that is judged here ("
                        + run.words().cases() + "): "
                        + count(population.whole("cases")) + " cases of " + count(population.whole("patients"))
                        + " patients whose follow-up is complete, " + count(population.whole("censored"))
                        + " too young to say (censored) and " + count(excluded) + " that are no cases (excluded).",
                "class",
                "answer");
        warnings(out, records);
        long applied = records.whole("applied");
        Table table = new Table("Scores and what became of them", "Scores", "Number", "Share");
        long scores = population.whole("scores");
        RowPlot bars = RowPlot.bars(Axis.round(
                "scores", 0, Math.max(1.0, population.number("scores")), 3, value -> count(Math.round(value))));
        for (Part part : parts(population)) {
            boolean small = Numbers.small(part.n());
            bars.row(part.name(), part.style(), small ? 0.0 : (double) part.n(), new double[] {Double.NaN, Double.NaN});
            table.row(
                    part.name(),
                    Numbers.told(part.n()),
                    small ? Numbers.NONE : Numbers.percent((double) part.n() / scores));
        }
        table.row("all scores", count(scores), "");
        new Figure(
                        "fig-scores",
                        "What became of each score",
                        "Bars: the number of scores that are cases, censored and excluded, by reason.",
                        "Each score ends in one of these: scores = cases + censored + excluded. Rates are stated over cases alone."
                                + " Of the records " + count(applied) + " were applied, "
                                + count(records.whole("duplicate"))
                                + " were duplicates and " + count(records.whole("rejected")) + " were refused"
                                + refusals(records) + ".",
                        table)
                .write(out, bars);
    }

    private static List<Part> parts(Node population) {
        List<Part> parts = new ArrayList<>();
        parts.add(new Part("cases", population.whole("cases"), 0));
        population
                .get("censoredBy")
                .fields()
                .forEach(
                        (code, n) -> parts.add(new Part("censored: " + Words.reason(code), Math.round(n.number()), 2)));
        population
                .get("excluded")
                .fields()
                .forEach(
                        (code, n) -> parts.add(new Part("excluded: " + Words.reason(code), Math.round(n.number()), 3)));
        return parts;
    }

    private static String refusals(Node records) {
        List<String> reasons = new ArrayList<>();
        for (Map.Entry<String, Node> each :
                records.get("rejectedByReason").fields().entrySet()) {
            reasons.add(Numbers.words(each.getKey()) + " "
                    + count(Math.round(each.getValue().number())));
        }
        return reasons.isEmpty() ? "" : " (" + String.join(", ", reasons) + ")";
    }

    private static void warnings(Markup out, Node records) {
        Node bases = records.get("recordedAtBasis");
        long assumed = bases.whole("ASSUMED") + bases.whole("ARRIVAL");
        if (assumed > 0) {
            out.element(
                    "p",
                    "Of " + count(assumed)
                            + " records the source does not say when it knew them; that was assumed. That no"
                            + " score saw its future is here as good as this assumption.",
                    "class",
                    "note");
        }
        int early = records.get("endedEarly").items().size();
        if (early > 0) {
            out.element(
                    "p",
                    count(early)
                            + " of the files broke off before their end: what they would have held is missing here.",
                    "class",
                    "note");
        }
    }

    static void rate(Markup out, RunView run) {
        Node population = run.population();
        Node rate = population.get("rate");
        out.element(
                "p",
                rate.stated()
                        ? count(population.whole("events")) + " of " + count(population.whole("cases")) + " "
                                + run.words().cases() + " " + run.words().happened() + ": " + Numbers.percent(rate)
                                + "."
                        : "It cannot be said: " + rate.why() + ".",
                "class",
                "answer");
        out.element("p", Words.death(run.metrics().get("run").text("death")));
        List<Node> months = population.get("byMonth").items();
        List<double[]> points = new ArrayList<>();
        Table table =
                new Table("Outcome by month", "Month", "Cases", "With the outcome", "Rate (95 % interval)", "Censored");
        double most = 0.01;
        for (Node month : months) {
            Node of = month.get("rate");
            boolean small = Numbers.small(month.whole("events")) || Numbers.small(month.whole("n"));
            points.add(
                    small || !of.stated()
                            ? new double[] {points.size(), Double.NaN}
                            : new double[] {points.size(), of.number("value"), of.number("lo"), of.number("hi")});
            most = small || !of.stated() ? most : Math.max(most, of.number("hi"));
            table.row(
                    month.text("month"),
                    Numbers.told(month.whole("n")),
                    Numbers.told(month.whole("events")),
                    small ? Numbers.NONE : Numbers.percentCell(of),
                    Numbers.told(month.whole("censored")));
        }
        Plot plot = new Plot(
                        Axis.names(
                                "month of the score",
                                months.stream()
                                        .map(month -> month.text("month"))
                                        .toList()),
                        Axis.shares("share with the outcome", 0, most))
                .marked("observed, 95 % interval", 0, points);
        new Figure(
                        "fig-rate",
                        "Share with the outcome, by month",
                        "A line with a mark and an interval for each of " + months.size() + " months.",
                        "Wilson's 95 % interval of each month's cases. In the last months few cases have complete follow-up; the"
                                + " others are censored and not in the share. Groups of 1 to 10 are not told.",
                        table)
                .write(out, plot);
    }

    private static long sum(Node counts) {
        return counts.fields().values().stream()
                .mapToLong(n -> Math.round(n.number()))
                .sum();
    }

    static String day(String time) {
        return time.length() >= 10 ? time.substring(0, 10) : time.isEmpty() ? "(not stated)" : time;
    }
}
