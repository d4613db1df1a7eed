package io.wardwatch.core.feed;

/** What somebody can do about an alert. {@code REOPENED} takes back what came before; {@code ASSIGNED} goes beside the rest. */
public enum ActionKind {
    ACKNOWLEDGED,
    ASSIGNED,
    SNOOZED,
    RESOLVED,
    OVERRIDDEN,
    REOPENED
}
