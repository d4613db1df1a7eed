package io.wardwatch.core.policy;

import java.util.Locale;

/** How loudly an alert of a tier speaks. {@link #code()} is what travels in an alert. */
public enum Severity {
    INFO,
    WARNING,
    CRITICAL;

    private final String code = name().toLowerCase(Locale.ROOT);

    public String code() {
        return code;
    }
}
