package io.wardwatch.formats;

import io.wardwatch.core.event.Event;
import java.util.List;

/**
 * A run of records from one file, in the file's order. Bad records come as {@link Parsed.Rejected}, a file that breaks off comes
 * as one more at its end; {@link java.io.UncheckedIOException} means that the disk failed. One thread an instance.
 */
public interface EventSource extends AutoCloseable {
    /** The next record, or null at the end. */
    Parsed<Event> next();

    /** Where the last record stood, {@code file:line} or {@code file:number}. */
    String place();

    /** The last record as it came, where it is text of its own; else nothing. */
    default byte[] original() {
        return new byte[0];
    }

    /** What became of each row, where the source is made of tables. Whole once the end is reached. */
    default List<TableAccount> tables() {
        return List.of();
    }

    @Override
    void close();
}
