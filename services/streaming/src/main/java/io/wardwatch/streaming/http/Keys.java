package io.wardwatch.streaming.http;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import io.wardwatch.streaming.StartRefused;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The public keys of whoever issues tokens, from a file or an address. Read at the start, and again in the background when they
 * are older than five minutes or a token names a key that is not there, at most each half minute; if that fails, those known
 * stay. Nobody waits for it: a token signed with a key of seconds ago is refused until the keys are here.
 */
final class Keys implements JWKSource<SecurityContext>, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Keys.class);
    private static final long OLD = Duration.ofMinutes(5).toNanos();
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int LARGEST = 1 << 20;

    private final String source;
    private final long pause;
    private final ExecutorService reader = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("keys").daemon().factory());
    private final AtomicLong lastRead = new AtomicLong();
    private volatile JWKSet keys;

    private Keys(String source, Duration pause, JWKSet keys) {
        this.source = source;
        this.pause = pause.toNanos();
        this.keys = keys;
        lastRead.set(System.nanoTime());
    }

    /**
     * Reads them for the first time.
     *
     * @param pause between two readings for keys that are not there
     * @throws StartRefused if they cannot be read, or there is none
     */
    static Keys read(String source, Duration pause) {
        try {
            JWKSet keys = load(source);
            if (keys.getKeys().isEmpty()) {
                throw new StartRefused("wardwatch.auth.jwks holds no public key: " + source
                        + "\n  mend: point it at the JWKS document of your identity provider");
            }
            return new Keys(source, pause, keys);
        } catch (IOException | ParseException | IllegalArgumentException failed) {
            throw new StartRefused(
                    "wardwatch.auth.jwks cannot be read: " + source + "\n  why: " + failed.getMessage()
                            + "\n  mend: name a JWKS file, or an https address that answers with one",
                    failed);
        }
    }

    @Override
    public List<JWK> get(JWKSelector selector, SecurityContext context) {
        List<JWK> found = selector.select(keys);
        long age = System.nanoTime() - lastRead.get();
        boolean unknown = found.isEmpty() && named(selector.getMatcher());
        if (age > OLD || (unknown && age > pause)) {
            refresh();
        }
        return found;
    }

    private static boolean named(JWKMatcher matcher) {
        return matcher.getKeyIDs() != null && matcher.getKeyIDs().stream().anyMatch(Objects::nonNull);
    }

    private void refresh() {
        long last = lastRead.get();
        if (lastRead.compareAndSet(last, System.nanoTime())) {
            reader.execute(() -> {
                try {
                    JWKSet now = load(source);
                    keys = now.getKeys().isEmpty() ? keys : now;
                } catch (IOException | ParseException | IllegalArgumentException failed) {
                    LOG.warn("the keys of wardwatch.auth.jwks could not be read again; those known stay");
                }
            });
        }
    }

    private static JWKSet load(String source) throws IOException, ParseException {
        JWKSet all = JWKSet.parse(source.matches("(?i)https?:.*") ? fetch(URI.create(source)) : file(source));
        return all.toPublicJWKSet();
    }

    private static String file(String source) throws IOException {
        Path path = source.startsWith("file:") ? Path.of(URI.create(source)) : Path.of(source);
        if (Files.size(path) > LARGEST) {
            throw new IOException("larger than a mebibyte");
        }
        return Files.readString(path);
    }

    private static String fetch(URI address) throws IOException {
        boolean here = address.getHost() != null
                && InetAddress.getByName(address.getHost()).isLoopbackAddress();
        if (!"https".equalsIgnoreCase(address.getScheme()) && !here) {
            throw new IOException("keys that come over plain http from elsewhere cannot be trusted");
        }
        try (HttpClient client =
                HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            HttpRequest request = HttpRequest.newBuilder(address)
                    .timeout(PATIENCE)
                    .header("Accept", "application/json")
                    .build();
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200 || response.body().length() > LARGEST) {
                throw new IOException("answered " + response.statusCode());
            }
            return response.body();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("stopped", stopped);
        }
    }

    @Override
    public void close() {
        reader.shutdownNow();
    }
}
