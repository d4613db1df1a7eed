package io.wardwatch.backtest.report;

import java.util.ArrayList;
import java.util.List;

/** A table of texts; the first column of each row names it. */
final class Table {
    private record Row(List<String> cells, String[] attributes) {}

    private final String caption;
    private final List<String> head;
    private final List<Row> rows = new ArrayList<>();

    Table(String caption, String... head) {
        this.caption = caption;
        this.head = List.of(head);
    }

    Table row(String... cells) {
        rows.add(new Row(List.of(cells), new String[0]));
        return this;
    }

    /** A row that the script finds by its attributes, names and values in turn. */
    Table marked(String[] attributes, String... cells) {
        rows.add(new Row(List.of(cells), attributes.clone()));
        return this;
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    void write(Markup out) {
        // What is wider than a narrow screen scrolls by itself, also by keyboard.
        out.open("div", "class", "scroll", "tabindex", "0", "role", "group", "aria-label", caption);
        out.open("table").element("caption", caption).open("thead").open("tr");
        head.forEach(name -> out.element("th", name, "scope", "col"));
        out.close("tr").close("thead").open("tbody");
        for (Row row : rows) {
            out.open("tr", row.attributes()).element("th", row.cells().get(0), "scope", "row");
            row.cells().stream().skip(1).forEach(cell -> out.element("td", cell));
            out.close("tr");
        }
        out.close("tbody").close("table").close("div");
    }

    /** Behind a line that opens it; in print it is open. */
    void writeFolded(Markup out, String summary) {
        out.open("details").element("summary", summary);
        write(out);
        out.close("details");
    }
}
