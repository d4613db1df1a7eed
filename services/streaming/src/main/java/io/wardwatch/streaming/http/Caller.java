package io.wardwatch.streaming.http;

import io.micronaut.http.HttpRequest;
import java.util.EnumSet;
import java.util.Set;

/**
 * Who asks.
 *
 * @param actor under which name it is recorded what they do
 * @param verified whether a token says so; else it is what they call themselves
 */
public record Caller(String actor, Set<Role> roles, boolean verified) {
    static final String ATTRIBUTE = "wardwatch.caller";

    public Caller {
        roles = Set.copyOf(roles);
    }

    /** Someone on this machine, who may do all. */
    static Caller local(String actor) {
        return new Caller(actor, EnumSet.allOf(Role.class), false);
    }

    /** Whose request this is. */
    public static Caller of(HttpRequest<?> request) {
        return request.getAttribute(ATTRIBUTE, Caller.class)
                .orElseThrow(() -> new IllegalStateException("a request that was not checked"));
    }
}
