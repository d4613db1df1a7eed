package io.wardwatch.core.measure;

import java.util.Locale;

/** In which direction a KPI improves, where that can be said. */
public enum Better {
    LOWER,
    HIGHER,
    NEITHER;

    /** As it is published. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
