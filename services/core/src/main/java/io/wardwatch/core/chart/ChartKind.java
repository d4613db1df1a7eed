package io.wardwatch.core.chart;

/** The kinds of control charts. */
public enum ChartKind {
    /** Single values and their moving range. */
    XMR("xmr"),
    /** Shares of cases, by Laney: right for any number of cases and for more scatter than a coin has. */
    P_PRIME("pprime");

    private final String text;

    ChartKind(String text) {
        this.text = text;
    }

    /** As it is published. */
    public String text() {
        return text;
    }
}
