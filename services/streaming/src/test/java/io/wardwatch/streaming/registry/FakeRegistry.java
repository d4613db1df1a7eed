package io.wardwatch.streaming.registry;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.avro.Schema;

/** A registry of one page on loopback: holds what was registered, and answers as it was told to, where it was told. */
final class FakeRegistry implements AutoCloseable {
    static final String BASE = "/apis/ccompat/v7";

    private final HttpServer server;
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final Deque<Reply> next = new ArrayDeque<>();
    private final Map<String, Integer> ids = new LinkedHashMap<>();
    private final Map<String, Schema> subjects = new LinkedHashMap<>();

    /** One question. */
    record Asked(String method, String path, Optional<String> authorization, String body) {}

    private record Reply(int status, String body) {}

    FakeRegistry() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + BASE;
    }

    /** Has a schema under a subject and an id, as if somebody had registered it. */
    FakeRegistry with(String subject, int id, Schema schema) {
        ids.put(subject, id);
        subjects.put(subject, schema);
        return this;
    }

    /** Answers the next questions so, in this order, and only then by what it has. */
    FakeRegistry thenSay(int status, String body) {
        next.add(new Reply(status, body));
        return this;
    }

    List<Asked> asked() {
        return asked;
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getRawPath().substring(BASE.length());
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        asked.add(new Asked(
                exchange.getRequestMethod(),
                path,
                Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization")),
                body));
        Reply reply = next.isEmpty() ? found(exchange.getRequestMethod(), path, body) : next.remove();
        byte[] bytes = reply.body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Location", "/elsewhere");
        exchange.sendResponseHeaders(reply.status, bytes.length == 0 ? -1 : bytes.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
        } catch (IOException hungUp) {
            // A client that has read enough may.
            exchange.close();
        }
    }

    private Reply found(String method, String path, String body) {
        String[] parts = path.split("/");
        if (path.startsWith("/schemas/ids/")) {
            int id = Integer.parseInt(parts[3]);
            return ids.entrySet().stream()
                    .filter(entry -> entry.getValue() == id)
                    .findFirst()
                    .map(entry -> new Reply(
                            200,
                            RegistryJson.object(
                                    "schema", subjects.get(entry.getKey()).toString())))
                    .orElse(new Reply(404, "{\"error_code\":40403,\"message\":\"none\"}"));
        }
        String subject = parts[2];
        boolean there = ids.containsKey(subject);
        if (method.equals("POST") && path.endsWith("/versions")) {
            Schema schema = new Schema.Parser().parse(RegistryJson.fields(body).get("schema"));
            int id = there ? ids.get(subject) : 100 + ids.size();
            with(subject, id, schema);
            return new Reply(200, "{\"id\":" + id + "}");
        }
        if (!there) {
            return new Reply(404, "{\"error_code\":40401,\"message\":\"none\"}");
        }
        String schema = subjects.get(subject).toString();
        if (method.equals("POST")) {
            boolean same = schema.equals(RegistryJson.fields(body).get("schema"));
            return same
                    ? new Reply(200, "{\"id\":" + ids.get(subject) + ",\"version\":1}")
                    : new Reply(404, "{\"error_code\":40403,\"message\":\"none\"}");
        }
        if (path.endsWith("/versions")) {
            return new Reply(200, "[1]");
        }
        String quoted = RegistryJson.object("schema", schema);
        return new Reply(200, quoted.substring(0, quoted.length() - 1) + ",\"id\":" + ids.get(subject) + "}");
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
