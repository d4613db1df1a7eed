package io.wardwatch.alerts.http;

import io.micronaut.core.io.ResourceResolver;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Produces;
import io.swagger.v3.oas.annotations.Hidden;
import io.wardwatch.streaming.http.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The page: a bundle of files on the class path under {@code page}. Assets carry a hash in their names and may be kept for ever;
 * {@code index.html} is asked for anew each time.
 */
@Hidden
@Controller
@Produces(MediaType.ALL)
final class PageController {
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "svg", "image/svg+xml",
            "png", "image/png",
            "ico", "image/x-icon",
            "woff2", "font/woff2",
            "json", "application/json",
            "map", "application/json",
            "txt", "text/plain; charset=utf-8");
    private static final String NO_PAGE = """
            Wardwatch runs; its page is not part of this build.
            The feed is at /api/v1/care/alerts, what else there is at /openapi/alerts.yml.
            """;

    private final ResourceResolver resources;
    private final Map<String, Optional<byte[]>> read = new ConcurrentHashMap<>();

    PageController(ResourceResolver resources) {
        this.resources = resources;
    }

    /** The page itself; its screens are behind {@code #}, so there is no other address. */
    @Get("/{file:(index\\.html)?}")
    HttpResponse<byte[]> index(@PathVariable Optional<String> file) {
        return file("index.html")
                .map(bytes -> answer("index.html", bytes).header("Cache-Control", "no-cache"))
                .orElseGet(() -> answer("missing.txt", NO_PAGE.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    }

    /** What the page is made of. */
    @Get("/assets/{name:[A-Za-z0-9_-][A-Za-z0-9._-]*}")
    HttpResponse<byte[]> asset(String name) {
        return file("assets/" + name)
                .map(bytes -> answer(name, bytes).header("Cache-Control", "public, max-age=31536000, immutable"))
                .orElseThrow(() -> Problem.of(HttpStatus.NOT_FOUND, "NOT_FOUND", "The page has no such file.")
                        .refusal());
    }

    private Optional<byte[]> file(String name) {
        Optional<byte[]> known = read.get(name);
        if (known != null) {
            return known;
        }
        Optional<byte[]> bytes =
                resources.getResourceAsStream("classpath:page/" + name).map(PageController::all);
        // What is not there is not remembered: anybody may ask for any name.
        if (bytes.isPresent()) {
            read.put(name, bytes);
        }
        return bytes;
    }

    private static byte[] all(InputStream in) {
        try (in) {
            return in.readAllBytes();
        } catch (IOException broken) {
            throw new java.io.UncheckedIOException(broken);
        }
    }

    private static MutableHttpResponse<byte[]> answer(String name, byte[] bytes) {
        String type = TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "application/octet-stream");
        return HttpResponse.ok(bytes).header("Content-Type", type);
    }
}
