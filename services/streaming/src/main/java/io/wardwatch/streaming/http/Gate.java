package io.wardwatch.streaming.http;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Property;
import io.micronaut.core.annotation.Nullable;
import io.wardwatch.streaming.StartRefused;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Decides at the start whether tokens are asked for: wherever the server is bound to anything but loopback, and where keys are
 * set. Without all that it takes to check them, such a service does not start.
 */
@Context
final class Gate {
    private static final Duration PAUSE = Duration.ofSeconds(30);

    private final Optional<Keys> keys;
    private final Optional<Tokens> tokens;

    /**
     * @param host what the server binds to; absent = every address
     * @param listeners further listeners, which could bind anywhere
     * @throws StartRefused where tokens are needed and cannot be checked
     */
    Gate(
            AuthSettings settings,
            @Nullable @Property(name = "micronaut.server.host") String host,
            @Nullable @Property(name = "micronaut.server.netty.listeners") Map<String, Object> listeners) {
        boolean loopback =
                Hosts.bindsToLoopback(host == null ? "" : host) && (listeners == null || listeners.isEmpty());
        if (loopback && settings.jwks().isEmpty()) {
            keys = Optional.empty();
            tokens = Optional.empty();
            return;
        }
        refuseUnless(!settings.jwks().isEmpty(), "wardwatch.auth.jwks", host);
        refuseUnless(!settings.issuer().isEmpty(), "wardwatch.auth.issuer", host);
        refuseUnless(!settings.audience().isEmpty(), "wardwatch.auth.audience", host);
        Keys read = Keys.read(settings.jwks(), PAUSE);
        keys = Optional.of(read);
        tokens = Optional.of(new Tokens(settings, read));
    }

    private static void refuseUnless(boolean set, String setting, String host) {
        if (!set) {
            throw new StartRefused("the server binds to " + (host == null ? "every address" : host)
                    + " and could not check who asks\n  why: " + setting + " is not set (environment "
                    + setting.toUpperCase(java.util.Locale.ROOT).replace('.', '_')
                    + ")\n  mend: set wardwatch.auth.jwks, .issuer and .audience to those of your identity provider,"
                    + " or bind to 127.0.0.1");
        }
    }

    /** How tokens are read; empty where none is asked for. */
    Optional<Tokens> tokens() {
        return tokens;
    }

    @PreDestroy
    void close() {
        keys.ifPresent(Keys::close);
    }
}
