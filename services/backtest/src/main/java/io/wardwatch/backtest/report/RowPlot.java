package io.wardwatch.backtest.report;

import static io.wardwatch.backtest.report.Markup.at;

import java.util.ArrayList;
import java.util.List;

/** A row for each of several things: a mark with its interval, or a bar from zero with its range. */
final class RowPlot implements Drawing {
    private static final double WIDTH = 360;
    private static final double RIGHT = 338;
    private static final double LINE = 19;
    /** A bar has its name above it: names of inputs and reasons are long. */
    private static final double BAR = 31;

    private static final double LETTER = 6.1;

    private record Row(String label, int style, double value, double low, double high) {}

    private final Axis axis;
    private final boolean bars;
    private final List<Row> rows = new ArrayList<>();
    private final List<double[]> references = new ArrayList<>();

    private RowPlot(Axis axis, boolean bars) {
        this.axis = axis;
        this.bars = bars;
    }

    static RowPlot forest(Axis axis) {
        return new RowPlot(axis, false);
    }

    static RowPlot bars(Axis axis) {
        return new RowPlot(axis, true);
    }

    RowPlot row(String label, int style, Node estimate) {
        return row(label, style, estimate.number("value"), new double[] {estimate.number("lo"), estimate.number("hi")});
    }

    /** @param interval low and high; NaN where there is none */
    RowPlot row(String label, int style, double value, double[] interval) {
        rows.add(new Row(label, style, value, interval[0], interval[1]));
        return this;
    }

    /** A heading between rows. */
    RowPlot heading(String label) {
        rows.add(new Row(label, -1, Double.NaN, Double.NaN, Double.NaN));
        return this;
    }

    /** A line from top to bottom that rows are held against. */
    RowPlot reference(double value, int style) {
        references.add(new double[] {value, style});
        return this;
    }

    @Override
    public void draw(Markup out, String id, String title, String described) {
        double top = 6;
        double line = bars ? BAR : LINE;
        double bottom = top + rows.size() * line + 4;
        double left = left();
        Drawing.begin(out, id, title, described, WIDTH, bottom + 38);
        for (double tick : axis.ticks()) {
            double place = axis.place(tick, left, RIGHT);
            out.open("line", "class", "grid", "x1", at(place), "x2", at(place), "y1", at(top), "y2", at(bottom))
                    .close("line");
            out.element(
                    "text",
                    axis.named().apply(tick),
                    "class",
                    "tick",
                    "text-anchor",
                    "middle",
                    "x",
                    at(place),
                    "y",
                    at(bottom + 14));
        }
        for (double[] reference : references) {
            double place = axis.place(reference[0], left, RIGHT);
            String path = "M" + at(place) + " " + at(top) + "V" + at(bottom);
            out.open("path", "class", "line s" + (int) reference[1], "d", path).close("path");
        }
        out.element(
                "text",
                axis.label(),
                "class",
                "label",
                "text-anchor",
                "middle",
                "x",
                at((left + RIGHT) / 2),
                "y",
                at(bottom + 31));
        double middle = top + LINE / 2;
        for (Row row : rows) {
            draw(out, row, left, middle);
            middle += line;
        }
        out.close("svg");
    }

    /** As much room as the longest name needs, to less than half of the width. */
    private double left() {
        int longest = rows.stream().mapToInt(row -> row.label().length()).max().orElse(0);
        return bars ? 8 : Math.max(70, Math.min(205, longest * LETTER + 10));
    }

    private void draw(Markup out, Row row, double left, double middle) {
        boolean heading = row.style() < 0;
        boolean begins = heading || bars;
        int room = (int) ((begins ? WIDTH : left - 8) / LETTER);
        out.element(
                "text",
                Drawing.fitting(row.label(), room),
                "class",
                heading ? "label strong" : "legend",
                "text-anchor",
                begins ? "start" : "end",
                "x",
                heading ? "2" : at(bars ? left : left - 6),
                "y",
                at(middle + 4));
        double y = bars ? middle + 14 : middle;
        if (heading || Double.isNaN(row.value())) {
            return;
        }
        double place = axis.place(row.value(), left, RIGHT);
        if (bars) {
            double zero = axis.place(0, left, RIGHT);
            out.open(
                            "rect",
                            "class",
                            "row s" + row.style(),
                            "x",
                            at(Math.min(zero, place)),
                            "y",
                            at(y - 6),
                            "width",
                            at(Math.abs(place - zero)),
                            "height",
                            "12")
                    .close("rect");
        }
        if (!Double.isNaN(row.low())) {
            String path = "M" + at(axis.place(row.low(), left, RIGHT)) + " " + at(y) + "H"
                    + at(axis.place(row.high(), left, RIGHT));
            out.open("path", "class", bars ? "whisker over" : "whisker s" + row.style(), "d", path)
                    .close("path");
        }
        if (!bars) {
            Drawing.mark(out, row.style(), place, y, "");
        }
    }
}
