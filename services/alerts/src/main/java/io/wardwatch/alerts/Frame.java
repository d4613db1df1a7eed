package io.wardwatch.alerts;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** A change as server-sent event, written when the first reader asks and once for all of them. */
final class Frame {
    private final Journal journal;
    private final FeedChange change;
    private final Cursor cursor;
    private byte[] bytes;

    Frame(Journal journal, FeedChange change, Cursor cursor) {
        this.journal = journal;
        this.change = change;
        this.cursor = cursor;
    }

    /** Its bytes, not to be changed. */
    synchronized byte[] bytes() {
        if (bytes == null) {
            bytes = journal.frame(change, cursor);
        }
        return bytes;
    }

    /** An event; {@code data} is one line, as JSON is. */
    static byte[] event(String name, String id, byte[] data) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(data.length + id.length() + 40);
        out.writeBytes(("event: " + name + "\nid: " + id + "\ndata: ").getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(data);
        out.writeBytes("\n\n".getBytes(StandardCharsets.US_ASCII));
        return out.toByteArray();
    }
}
