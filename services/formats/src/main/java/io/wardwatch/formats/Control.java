package io.wardwatch.formats;

import io.wardwatch.core.event.Facility;

/** What {@code control.v1} carries to every partition, in one order. */
public sealed interface Control {
    /** Time has passed, up to that instant in microseconds since 1970-01-01T00:00Z. */
    record Tick(long instant) implements Control {}

    /** A hospital, its zone and beds. */
    record Known(Facility facility) implements Control {}
}
