package io.wardwatch.backtest.report;

import static io.wardwatch.backtest.report.Markup.at;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Lines and points over two axes. What a line is can be told without colour: each style has a dash and a mark of its own, see
 * {@code report.css}.
 */
final class Plot implements Drawing {
    private static final double WIDTH = 360;
    private static final double LEFT = 54;
    private static final double RIGHT = 342;
    private static final double TALL = 210;
    private static final double LEGEND = 16;

    private enum Kind {
        LINE,
        MARKED,
        POINTS,
        BARS
    }

    private record Series(String name, int style, Kind kind, List<double[]> points) {}

    private final Axis x;
    private final Axis y;
    private final List<Series> series = new ArrayList<>();
    private boolean keys;

    Plot(Axis x, Axis y) {
        this.x = x;
        this.y = y;
    }

    /** A line through points {@code {x, y}}. */
    Plot line(String name, int style, List<double[]> points) {
        series.add(new Series(name, style, Kind.LINE, points));
        return this;
    }

    /** A line with a mark at each point, and a whisker where the point has {@code {x, y, lo, hi}}. */
    Plot marked(String name, int style, List<double[]> points) {
        series.add(new Series(name, style, Kind.MARKED, points));
        return this;
    }

    /** Marks and whiskers alone. */
    Plot points(String name, int style, List<double[]> points) {
        series.add(new Series(name, style, Kind.POINTS, points));
        return this;
    }

    /** Bars from the bottom, {@code {from, to, share of the figure's height}}. */
    Plot bars(String name, List<double[]> bars) {
        series.add(new Series(name, 9, Kind.BARS, bars));
        return this;
    }

    /** Names each mark by its {@code x}, so that the script can point at it. */
    Plot findable() {
        keys = true;
        return this;
    }

    @Override
    public void draw(Markup out, String id, String title, String described) {
        double top = series.size() * LEGEND + 10;
        double bottom = top + TALL;
        Drawing.begin(out, id, title, described, WIDTH, bottom + 38);
        axes(out, top, bottom);
        for (Series each : series) {
            switch (each.kind()) {
                case BARS -> bars(out, each, top, bottom);
                case LINE -> path(out, each, top, bottom);
                case MARKED -> {
                    path(out, each, top, bottom);
                    marks(out, each, top, bottom);
                }
                case POINTS -> marks(out, each, top, bottom);
            }
        }
        if (keys) {
            out.open(
                            "line",
                            "class",
                            "cursor",
                            "x1",
                            "0",
                            "x2",
                            "0",
                            "y1",
                            at(top),
                            "y2",
                            at(bottom),
                            "visibility",
                            "hidden")
                    .close("line");
        }
        legend(out);
        out.close("svg");
    }

    private void axes(Markup out, double top, double bottom) {
        for (double tick : y.ticks()) {
            double place = y.place(tick, bottom, top);
            out.open("line", "class", "grid", "x1", at(LEFT), "x2", at(RIGHT), "y1", at(place), "y2", at(place))
                    .close("line");
            out.element(
                    "text",
                    y.named().apply(tick),
                    "class",
                    "tick",
                    "text-anchor",
                    "end",
                    "x",
                    at(LEFT - 5),
                    "y",
                    at(place + 4));
        }
        for (double tick : x.ticks()) {
            double place = x.place(tick, LEFT, RIGHT);
            out.open("line", "class", "axis", "x1", at(place), "x2", at(place), "y1", at(bottom), "y2", at(bottom + 4))
                    .close("line");
            out.element(
                    "text",
                    x.named().apply(tick),
                    "class",
                    "tick",
                    "text-anchor",
                    "middle",
                    "x",
                    at(place),
                    "y",
                    at(bottom + 16));
        }
        out.open("line", "class", "axis", "x1", at(LEFT), "x2", at(RIGHT), "y1", at(bottom), "y2", at(bottom))
                .close("line");
        out.element(
                "text",
                x.label(),
                "class",
                "label",
                "text-anchor",
                "middle",
                "x",
                at((LEFT + RIGHT) / 2),
                "y",
                at(bottom + 32));
        out.element(
                "text",
                y.label(),
                "class",
                "label",
                "text-anchor",
                "middle",
                "transform",
                String.format(Locale.ROOT, "translate(10 %s) rotate(-90)", at((top + bottom) / 2)));
    }

    private void path(Markup out, Series each, double top, double bottom) {
        StringBuilder path = new StringBuilder();
        String move = "M";
        for (double[] point : each.points()) {
            // What lies outside is left out: along the edge it would look like a value.
            if (!x.holds(point[0]) || !y.holds(point[1])) {
                move = "M";
                continue;
            }
            path.append(move)
                    .append(at(x.place(point[0], LEFT, RIGHT)))
                    .append(' ')
                    .append(at(y.place(point[1], bottom, top)));
            move = "L";
        }
        out.open("path", "class", "line s" + each.style(), "d", path.toString()).close("path");
    }

    private void marks(Markup out, Series each, double top, double bottom) {
        // Two series at the same x stand a little apart.
        double aside = each.kind() == Kind.POINTS || series.size() < 2 ? 0 : (each.style() % 2 == 0 ? -1.5 : 1.5);
        for (double[] point : each.points()) {
            if (!y.holds(point[1])) {
                continue;
            }
            double across = x.place(point[0], LEFT, RIGHT) + aside;
            if (point.length > 3) {
                String path = "M" + at(across) + " " + at(y.place(point[2], bottom, top)) + "V"
                        + at(y.place(point[3], bottom, top));
                out.open("path", "class", "whisker s" + each.style(), "d", path).close("path");
            }
            Drawing.mark(
                    out,
                    each.style(),
                    across,
                    y.place(point[1], bottom, top),
                    keys ? Numbers.decimal(point[0], 0) : "");
        }
    }

    private void bars(Markup out, Series each, double top, double bottom) {
        for (double[] bar : each.points()) {
            double from = x.place(bar[0], LEFT, RIGHT);
            double to = x.place(bar[1], LEFT, RIGHT);
            double tall = (bottom - top) * bar[2];
            out.open(
                            "rect",
                            "class",
                            "bar",
                            "x",
                            at(from),
                            "y",
                            at(bottom - tall),
                            "width",
                            at(Math.max(0, to - from - 0.5)),
                            "height",
                            at(tall))
                    .close("rect");
        }
    }

    private void legend(Markup out) {
        double line = 12;
        for (Series each : series) {
            if (each.kind() == Kind.BARS) {
                out.open("rect", "class", "bar", "x", at(LEFT), "y", at(line - 8), "width", "28", "height", "9")
                        .close("rect");
            } else if (each.kind() != Kind.POINTS) {
                out.open("path", "class", "line s" + each.style(), "d", "M" + at(LEFT) + " " + at(line - 4) + "h28")
                        .close("path");
            }
            if (each.kind() == Kind.MARKED || each.kind() == Kind.POINTS) {
                Drawing.mark(out, each.style(), LEFT + 14, line - 4, "");
            }
            out.element("text", Drawing.fitting(each.name(), 48), "class", "legend", "x", at(LEFT + 35), "y", at(line));
            line += LEGEND;
        }
    }
}
