package io.wardwatch.alerts.http;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A connection to a stream, read event by event with plain sockets, so that it can be cut or left unread. */
final class Sse implements AutoCloseable {
    /** An event. */
    record Event(String name, String id, String data) {}

    private final Socket socket;
    private final BufferedReader in;
    private final String status;

    /** Asks; {@code word} is sent as Last-Event-ID where it is not empty. */
    Sse(int port, String feed, String word) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(20_000);
        String resume = word.isEmpty() ? "" : "Last-Event-ID: " + word + "\r\n";
        socket.getOutputStream()
                .write(("GET /api/v1/" + feed + "/stream HTTP/1.1\r\nHost: localhost\r\n" + resume + "\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8), 8192);
        status = in.readLine();
        while (!in.readLine().isEmpty()) {
            // Headers.
        }
    }

    String status() {
        return status;
    }

    /** The next event; null at the end of the stream. */
    Event next() throws IOException {
        String name = "";
        String id = "";
        StringBuilder data = new StringBuilder();
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (line.equals("0")) {
                // The chunk that ends the body.
                return null;
            }
            if (line.startsWith("event: ")) {
                name = line.substring(7);
            } else if (line.startsWith("id: ")) {
                id = line.substring(4);
            } else if (line.startsWith("data: ")) {
                data.append(line.substring(6));
            } else if (line.isEmpty() && !name.isEmpty()) {
                return new Event(name, id, data.toString());
            }
            // Sizes of chunks are skipped: each event is a chunk.
        }
        return null;
    }

    /** The next alert, past heartbeats; null at the end. */
    Event nextAlert() throws IOException {
        Event event = next();
        while (event != null && event.name().equals("heartbeat")) {
            event = next();
        }
        return event;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
