package io.wardwatch.formats;

import io.wardwatch.core.event.Event;

/** Writes events to one file, in the order they come. Throws {@link java.io.UncheckedIOException} where the disk fails. */
public interface EventSink extends AutoCloseable {
    /**
     * Writes one valid event.
     *
     * @param ids the source's own patient numbers, which only the plain form carries
     */
    void write(Event event, ClearIds ids);

    @Override
    void close();
}
