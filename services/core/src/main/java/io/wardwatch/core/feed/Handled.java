package io.wardwatch.core.feed;

/** How an alert stands for those who look at the feed. The first two ask for something. */
public enum Handled {
    NEW,
    ACKNOWLEDGED,
    SNOOZED,
    RESOLVED,
    OVERRIDDEN,
    EXPIRED,
    CLOSED,
    RETRACTED
}
