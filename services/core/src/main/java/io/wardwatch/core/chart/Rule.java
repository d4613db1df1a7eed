package io.wardwatch.core.chart;

/** The four rules of NHS England's "Making data count" by which a chart shows that a process changed, strongest first. */
public enum Rule {
    ASTRONOMICAL("A point beyond a process limit."),
    SHIFT("Seven or more points in a row on the same side of the centre."),
    TWO_OF_THREE("Two of three points in a row more than two thirds of the way from the centre to the same limit."),
    TREND("Seven or more points in a row, each above (or each below) the one before.");

    private final String text;

    Rule(String text) {
        this.text = text;
    }

    /** What the rule looks for, as one sentence. */
    public String text() {
        return text;
    }
}
