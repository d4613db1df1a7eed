package io.wardwatch.core.measure;

import java.util.List;

/** How many days a published value looks back over, its last day included. */
public enum Window {
    /** A level: the state at the end of one day. */
    LEVEL("0d", 0),
    WEEK("7d", 7),
    MONTH("30d", 30),
    QUARTER("90d", 90),
    YEAR("365d", 365),
    /** The whole history: published by a replay, never live. */
    ALL("ALL", Integer.MAX_VALUE);

    private static final List<Window> LOOKING_BACK = List.of(WEEK, MONTH, QUARTER, YEAR, ALL);

    private final String text;
    private final int days;

    Window(String text, int days) {
        this.text = text;
        this.days = days;
    }

    /** As it is published: {@code 30d}. */
    public String text() {
        return text;
    }

    /** The windows that look back, in which patients are counted: all but LEVEL, narrowest first. */
    public static List<Window> lookingBack() {
        return LOOKING_BACK;
    }

    public int days() {
        return days;
    }

    /** The window published as {@code text}; throws {@link IllegalArgumentException} where there is none. */
    public static Window of(String text) {
        for (Window window : values()) {
            if (window.text.equals(text)) {
                return window;
            }
        }
        throw new IllegalArgumentException("no window is called " + text);
    }
}
