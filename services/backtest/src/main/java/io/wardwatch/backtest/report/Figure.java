package io.wardwatch.backtest.report;

/**
 * What stands around a drawing.
 *
 * @param id unique within the page
 * @param described what is drawn, in a sentence for those who do not see it
 * @param method how it was computed and what it does not say
 * @param table the same as numbers
 */
record Figure(String id, String title, String described, String method, Table table) {
    /** Where there is nothing to draw the answer above has said why. */
    void write(Markup out, Drawing drawing) {
        if (table.isEmpty()) {
            return;
        }
        out.open("figure", "id", id).element("h3", title);
        drawing.draw(out, id, title, described + " The table below it has the numbers.");
        out.element("figcaption", method);
        table.writeFolded(out, "Table: " + title);
        out.close("figure");
    }
}
