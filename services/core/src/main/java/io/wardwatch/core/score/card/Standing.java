package io.wardwatch.core.score.card;

/** What the points of a {@link Component} rest on. */
public enum Standing {
    /** On a record that decides it. */
    KNOWN,
    /** On a record that may still change by the moment that the score is defined for, as a laboratory value before discharge. */
    PROVISIONAL,
    /** On nothing usable: the last value is older than its limit. */
    STALE,
    /** On no record. */
    MISSING
}
