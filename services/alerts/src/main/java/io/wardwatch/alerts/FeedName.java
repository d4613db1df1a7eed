package io.wardwatch.alerts;

import java.util.Locale;
import java.util.Optional;

/** The two feeds, which share nothing: what care teams see, and what the revenue cycle team sees. */
public enum FeedName {
    CARE,
    FINANCE;

    private final String path = name().toLowerCase(Locale.ROOT);

    /** Its name in addresses and rows: {@code care} or {@code finance}. */
    public String path() {
        return path;
    }

    /** The feed of that path, empty for any other word. */
    public static Optional<FeedName> of(String path) {
        for (FeedName feed : values()) {
            if (feed.path.equals(path)) {
                return Optional.of(feed);
            }
        }
        return Optional.empty();
    }
}
