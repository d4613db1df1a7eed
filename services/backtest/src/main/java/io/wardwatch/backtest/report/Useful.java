package io.wardwatch.backtest.report;

import static io.wardwatch.backtest.report.Numbers.count;
import static io.wardwatch.backtest.report.Numbers.decimal;
import static io.wardwatch.backtest.report.Numbers.percent;
import static io.wardwatch.backtest.report.Numbers.percentCell;

import io.wardwatch.backtest.report.RunView.Maker;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** What a team would have had of the lists: with the places of the policy, with others, and at thresholds. */
final class Useful {
    private static final String[] HEAD = {
        "List made by",
        "Flagged in all",
        "A day, median",
        "A day, 95th percentile",
        "PPV (95 % interval)",
        "Sensitivity (95 % interval)",
        "To be seen for one",
        "Days of lead, median"
    };

    private Useful() {}

    static void write(Markup out, RunView run) {
        for (Maker model : run.models()) {
            out.element("p", answer(run, model), "class", "answer");
        }
        slider(out, run);
        out.open("div", "class", "pair");
        curve(
                out,
                run,
                new Curve("ppv", "fig-ppv", "PPV by number of places", "of those on the list, with the outcome"));
        curve(
                out,
                run,
                new Curve(
                        "sens", "fig-sens", "Sensitivity by number of places", "of all with the outcome, on the list"));
        out.close("div");
        everyCapacity(out, run);
        Benefit.write(out, run);
    }

    private static String answer(RunView run, Maker model) {
        Node at = model.figures().get("atPolicy");
        if (!at.get("ppv").stated()) {
            String why =
                    at.isAbsent() ? Ranking.unavailable(model) : at.get("ppv").why();
            return "It cannot be said of " + model.name() + ": " + why + ".";
        }
        String lead = Double.isNaN(at.number("leadDaysMedian"))
                ? ""
                : " Between " + run.words().lead() + " lay " + decimal(at.number("leadDaysMedian"), 0)
                        + " days in the median.";
        return "With " + places(run) + ", " + model.name() + " would have put " + count(at.whole("flagged"))
                + " on the daily lists. Of those"
                + " whose outcome is known " + Numbers.percent(at.get("ppv")) + " had it: one for every "
                + decimal(at.number("nne"), 1) + " seen. These are " + Numbers.percent(at.get("sens"))
                + " of all with the outcome."
                + lead;
    }

    private static String places(RunView run) {
        long most = run.settings().whole("capacity");
        String all = count(most) + " place" + (most == 1 ? "" : "s") + " a day at each facility";
        List<String> others = new ArrayList<>();
        run.settings()
                .get("capacities")
                .fields()
                .forEach((place, n) -> others.add(count(Math.round(n.number())) + " at " + place));
        return others.isEmpty() ? all : all + " (" + String.join(", ", others) + ")";
    }

    /** Shown by the script; without one the table says what holds with the policy's places, and the long one all else. */
    private static void slider(Markup out, RunView run) {
        SortedSet<Long> places = places(run.all());
        if (places.isEmpty()) {
            return;
        }
        long policy =
                Math.max(places.first(), Math.min(places.last(), run.settings().whole("capacity")));
        out.element("h3", "If so many could be seen a day", "id", "staffing");
        out.open("div", "id", "staffing-form", "class", "controls", "hidden", "hidden");
        out.element("label", "Places a day at each facility", "for", "places-slider");
        out.open(
                "input",
                "type",
                "range",
                "id",
                "places-slider",
                "min",
                "0",
                "max",
                String.valueOf(places.size() - 1),
                "step",
                "1",
                "value",
                String.valueOf(places.headSet(policy).size()));
        out.element("label", "or as a number", "for", "places-number");
        out.open(
                "input",
                "type",
                "number",
                "id",
                "places-number",
                "min",
                String.valueOf(places.first()),
                "max",
                String.valueOf(places.last()),
                "step",
                "1",
                "value",
                String.valueOf(policy));
        out.close("div");
        out.element("p", "With the policy's places: " + places(run) + ".", "id", "places-said", "role", "status");
        Table table = new Table("What the lists would have been", HEAD);
        run.all()
                .forEach(maker -> table.marked(
                        new String[] {"data-list", maker.id()},
                        cells(maker, maker.name(), maker.figures().get("atPolicy"))));
        out.open("div", "id", "places-now");
        table.write(out);
        out.close("div");
    }

    private static String[] cells(Maker maker, String name, Node at) {
        if (at.isAbsent()) {
            return new String[] {name, maker.figures().text("unavailable"), "", "", "", "", "", ""};
        }
        return new String[] {
            name,
            count(at.whole("flagged")),
            decimal(at.number("perDayMedian"), 0),
            decimal(at.number("perDayP95"), 0),
            percentCell(at.get("ppv")),
            percentCell(at.get("sens")),
            decimal(at.number("nne"), 1),
            decimal(at.number("leadDaysMedian"), 0)
        };
    }

    private static SortedSet<Long> places(List<Maker> makers) {
        SortedSet<Long> places = new TreeSet<>();
        makers.forEach(maker -> maker.figures().get("capacity").items().forEach(each -> places.add(each.whole("k"))));
        return places;
    }

    private record Curve(String key, String id, String title, String axis) {}

    private static void curve(Markup out, RunView run, Curve curve) {
        double most = 0.05;
        double widest = 1;
        Table table =
                new Table(curve.title(), "Places a day", "List made by", curve.axis() + " (95 % interval)", "Cases");
        List<List<double[]>> all = new ArrayList<>();
        for (Maker maker : run.all()) {
            List<double[]> points = new ArrayList<>();
            for (Node each : maker.figures().get("capacity").items()) {
                Node share = each.get(curve.key());
                if (share.stated()) {
                    double k = each.number("k");
                    points.add(
                            maker.isModel()
                                    ? new double[] {k, share.number("value"), share.number("lo"), share.number("hi")}
                                    : new double[] {k, share.number("value")});
                    most = Math.max(most, share.number(maker.isModel() ? "hi" : "value"));
                    widest = Math.max(widest, k);
                    table.row(decimal(k, 0), maker.name(), percentCell(share), count(share.whole("n")));
                }
            }
            all.add(points);
        }
        Plot plot = new Plot(
                        Axis.round("places a day at each facility", 0, widest, 5, value -> decimal(value, 0)),
                        Axis.shares(curve.axis(), 0, Math.min(1, most)))
                .findable();
        for (int i = 0; i < all.size(); i++) {
            Maker maker = run.all().get(i);
            if (maker.isModel()) {
                plot.marked(maker.name(), maker.style(), all.get(i));
            } else {
                plot.line(maker.name(), maker.style(), all.get(i));
            }
        }
        new Figure(
                        curve.id(),
                        curve.title(),
                        "A line for each model, with marks and intervals, and for each rule, over the number of places a day.",
                        "Each facility's list of each day, ranked; the first k are taken. Wilson's intervals at the effective number of"
                                + " cases, as one patient may come often; for the rules they are in the table. Places are taken"
                                + " also by those whose outcome is not known; they are not in the share.",
                        table)
                .write(out, plot);
    }

    private static void everyCapacity(Markup out, RunView run) {
        String[] head = HEAD.clone();
        head[0] = "Places a day, list made by";
        Table table = new Table("Lists for every number of places", head);
        for (long k : places(run.all())) {
            for (Maker maker : run.all()) {
                for (Node each : maker.figures().get("capacity").items()) {
                    if (each.whole("k") == k) {
                        String name = count(k) + ", " + maker.name();
                        String[] marks = {"data-list", maker.id(), "data-k", String.valueOf(k)};
                        table.marked(marks, cells(maker, name, each));
                    }
                }
            }
        }
        if (!table.isEmpty()) {
            out.open("div", "id", "places-all");
            table.writeFolded(out, "Table: lists for every number of places");
            out.close("div");
            out.element(
                    "p",
                    "PPV: of those on the list whose outcome is known, how many had it. Sensitivity: of all with the outcome, how many"
                            + " were on the list. To be seen for one: 1 / PPV. A day: at one facility, over its days with scores; a day"
                            + " with fewer scores than places fills fewer. Days of lead: between "
                            + run.words().lead() + ", of those on the list with the outcome.",
                    "class",
                    "method");
        }
    }

    /** A share in a cell without interval. */
    static String share(Node of, String name) {
        return percent(of.number(name));
    }
}
