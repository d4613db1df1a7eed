package io.wardwatch.core.event;

/** How {@code recordedAt} is known: from the source, from the moment of arrival, or assumed from the kind's usual lag. */
public enum RecordedAtBasis {
    SOURCE,
    ARRIVAL,
    ASSUMED
}
