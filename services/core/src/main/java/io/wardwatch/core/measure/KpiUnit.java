package io.wardwatch.core.measure;

import java.util.Locale;

/** What a KPI's value is counted in. */
public enum KpiUnit {
    /** A proportion from 0 to 1. */
    SHARE("share"),
    COUNT("count"),
    DAYS("days"),
    MINUTES("minutes"),
    CENTS("cents"),
    /** A quotient of two amounts of one kind; 1 where they are equal. */
    RATIO("ratio"),
    DAYS_SQUARED("days²"),
    MINUTES_SQUARED("minutes²");

    private final String text;

    KpiUnit(String text) {
        this.text = text;
    }

    /** A value as people read it; money in whole units with two decimals, without a currency. */
    public String words(double value) {
        return switch (this) {
            case SHARE -> String.format(Locale.ROOT, "%.1f %%", value * 100);
            case COUNT -> String.format(Locale.ROOT, "%,.0f", value);
            case DAYS -> String.format(Locale.ROOT, "%,.1f days", value);
            case MINUTES -> String.format(Locale.ROOT, "%,.0f minutes", value);
            case RATIO -> String.format(Locale.ROOT, "%,.2f", value);
            case DAYS_SQUARED -> String.format(Locale.ROOT, "%,.1f days²", value);
            case MINUTES_SQUARED -> String.format(Locale.ROOT, "%,.0f minutes²", value);
            case CENTS -> String.format(Locale.ROOT, "%,.2f", value / 100);
        };
    }

    /** As it is published. */
    public String text() {
        return text;
    }
}
