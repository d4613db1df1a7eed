package io.wardwatch.streaming.http;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** A server with {@link Echo}, asked byte by byte: tests say hosts and headers that a client library would not send. */
final class Asked implements AutoCloseable {
    private final EmbeddedServer server;

    Asked(Map<String, Object> properties) {
        Map<String, Object> all = new HashMap<>(properties);
        all.put("micronaut.server.port", -1);
        server = ApplicationContext.builder()
                .environments("streaming", "echo")
                .properties(all)
                .start()
                .getBean(EmbeddedServer.class)
                .start();
    }

    int port() {
        return server.getPort();
    }

    /** The whole answer to {@code GET}, with further header lines. */
    String get(String path, String... headers) throws IOException {
        return send("GET " + path, "127.0.0.1:" + port(), "", headers);
    }

    String post(String path, String body, String... headers) throws IOException {
        return send("POST " + path, "127.0.0.1:" + port(), body, headers);
    }

    String send(String what, String host, String body, String... headers) throws IOException {
        StringBuilder text = new StringBuilder(what + " HTTP/1.1\r\nConnection: close\r\n");
        if (!host.isEmpty()) {
            text.append("Host: ").append(host).append("\r\n");
        }
        for (String header : headers) {
            text.append(header).append("\r\n");
        }
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > 0) {
            text.append("Content-Length: ").append(bytes.length).append("\r\n");
        }
        text.append("\r\n");
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(text.toString().getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
            return read(socket.getInputStream());
        }
    }

    private static String read(InputStream in) throws IOException {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        server.close();
    }
}
