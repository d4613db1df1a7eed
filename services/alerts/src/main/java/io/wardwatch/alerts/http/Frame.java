package io.wardwatch.alerts.http;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/** A server-sent event, written when the first reader asks for it and once for all of them. */
final class Frame {
    private Supplier<byte[]> writer;
    private byte[] bytes;

    Frame(Supplier<byte[]> writer) {
        this.writer = writer;
    }

    /** Its bytes, not to be changed. */
    synchronized byte[] bytes() {
        if (bytes == null) {
            bytes = writer.get();
            writer = null;
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
