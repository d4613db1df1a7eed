package io.wardwatch.core.measure;

/** What a KPI's value is counted in. */
public enum KpiUnit {
    /** A proportion from 0 to 1. */
    SHARE("share"),
    COUNT("count"),
    DAYS("days"),
    MINUTES("minutes"),
    CENTS("cents");

    private final String text;

    KpiUnit(String text) {
        this.text = text;
    }

    /** As it is published. */
    public String text() {
        return text;
    }
}
