package io.wardwatch.backtest.report;

import static io.wardwatch.backtest.report.Markup.at;

/** A figure as SVG: a picture with a title and a description for those who do not see it. */
interface Drawing {
    void draw(Markup out, String id, String title, String described);

    static void begin(Markup out, String id, String title, String described, double width, double height) {
        out.open(
                "svg",
                "viewBox",
                "0 0 " + at(width) + " " + at(height),
                "role",
                "img",
                "aria-labelledby",
                id + "-title",
                "aria-describedby",
                id + "-described");
        out.element("title", title, "id", id + "-title").element("desc", described, "id", id + "-described");
    }

    /** The mark of a style: disc, square, triangle, diamond, ring, cross in turn. */
    static void mark(Markup out, int style, double x, double y, String key) {
        String path =
                switch (style % 6) {
                    case 0 -> "m-3.2 0a3.2 3.2 0 1 0 6.4 0a3.2 3.2 0 1 0 -6.4 0z";
                    case 1 -> "m-3 -3h6v6h-6z";
                    case 2 -> "m0 -3.8l3.8 6.6h-7.6z";
                    case 3 -> "m0 -4l4 4l-4 4l-4 -4z";
                    case 4 -> "m-2.6 0a2.6 2.6 0 1 0 5.2 0a2.6 2.6 0 1 0 -5.2 0z";
                    default -> "m-3 -3l6 6m-6 0l6 -6";
                };
        String place = "M" + at(x) + " " + at(y) + path;
        if (key.isEmpty()) {
            out.open("path", "class", "mark s" + style, "d", place).close("path");
        } else {
            out.open("path", "class", "mark s" + style, "d", place, "data-k", key, "data-x", at(x))
                    .close("path");
        }
    }

    /** At most {@code most} characters: a picture has no room for more, its table has. */
    static String fitting(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most - 1) + "…";
    }
}
