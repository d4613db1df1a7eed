package io.wardwatch.streaming.http;

import static io.micronaut.http.HttpStatus.BAD_REQUEST;
import static io.micronaut.http.HttpStatus.FORBIDDEN;
import static io.micronaut.http.HttpStatus.MISDIRECTED_REQUEST;
import static io.micronaut.http.HttpStatus.UNAUTHORIZED;
import static io.micronaut.http.HttpStatus.UNSUPPORTED_MEDIA_TYPE;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Lets requests in, or not. On loopback without tokens everybody on the machine may do all, under the name they give; so that no
 * web page elsewhere can make their browser ask for them, requests must be addressed to this machine and must not come from
 * another origin. Elsewhere, or where keys are set, a bearer token says who asks and what for ({@link Rules}).
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(Ordered.HIGHEST_PRECEDENCE + 100)
final class Access {
    private static final Set<HttpMethod> READING = EnumSet.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    private static final String BEARER = "Bearer ";

    private final Gate gate;

    Access(Gate gate) {
        this.gate = gate;
    }

    /** An answer where the request goes no further; null where it does. */
    @RequestFilter
    @Nullable
    HttpResponse<?> check(HttpRequest<?> request) {
        Optional<String> path = decoded(request.getPath());
        if (path.isEmpty()) {
            return Problem.of(BAD_REQUEST, "INVALID_ADDRESS", "The address is not written as it must be.")
                    .response();
        }
        Problem foreign = foreign(request);
        if (foreign != null) {
            return foreign.response();
        }
        return gate.tokens().isPresent()
                ? withToken(request, path.get(), gate.tokens().get())
                : onThisMachine(request);
    }

    private static Problem foreign(HttpRequest<?> request) {
        boolean reading = READING.contains(request.getMethod());
        String origin = request.getHeaders().get("Origin");
        String site = request.getHeaders().get("Sec-Fetch-Site");
        boolean otherOrigin = origin != null && !reading && !Hosts.same(origin, host(request));
        boolean otherSite = "cross-site".equals(site)
                && !"navigate".equals(request.getHeaders().get("Sec-Fetch-Mode"));
        if (otherOrigin || otherSite) {
            return Problem.of(FORBIDDEN, "CROSS_ORIGIN", "Pages of other origins may not ask for this.");
        }
        boolean json = request.getContentType()
                .map(type -> MediaType.APPLICATION_JSON_TYPE.getName().equalsIgnoreCase(type.getName()))
                .orElse(false);
        if (!reading && !json) {
            return Problem.of(UNSUPPORTED_MEDIA_TYPE, "UNSUPPORTED_MEDIA_TYPE", "Send the body as application/json.");
        }
        return null;
    }

    private static HttpResponse<?> onThisMachine(HttpRequest<?> request) {
        if (!Hosts.loopback(host(request))) {
            return Problem.of(
                            MISDIRECTED_REQUEST,
                            "WRONG_HOST",
                            "This service answers on this machine only: ask for it as localhost or 127.0.0.1.")
                    .response();
        }
        String named = request.getHeaders().get(Actor.HEADER);
        Optional<String> actor = named == null || named.isBlank() ? Optional.of("unnamed") : Actor.decoded(named);
        if (actor.isEmpty()) {
            return Problem.of(
                            BAD_REQUEST,
                            "INVALID_ACTOR",
                            Actor.HEADER + " holds 1 to 120 visible characters; what is not ASCII is percent-encoded.")
                    .response();
        }
        request.setAttribute(Caller.ATTRIBUTE, Caller.local(actor.get()));
        return null;
    }

    private static HttpResponse<?> withToken(HttpRequest<?> request, String path, Tokens tokens) {
        if (Rules.open(path)) {
            return null;
        }
        String header = request.getHeaders().get("Authorization");
        if (header == null || !header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return Problem.of(UNAUTHORIZED, "TOKEN_MISSING", "Send Authorization: Bearer and a token.")
                    .response()
                    .header("WWW-Authenticate", "Bearer");
        }
        try {
            Caller caller = tokens.read(header.substring(BEARER.length()).strip());
            if (caller.roles().isEmpty()) {
                return Problem.of(
                                FORBIDDEN,
                                "NO_ROLE",
                                "The token names none of the roles care, finance, analyst, admin.")
                        .response();
            }
            if (!Rules.allow(path, caller.roles())) {
                String has = caller.roles().stream().map(Role::word).sorted().collect(Collectors.joining(", "));
                return Problem.of(FORBIDDEN, "ROLE_MISSING", "This is not for the role " + has + ".")
                        .response();
            }
            request.setAttribute(Caller.ATTRIBUTE, caller);
            return null;
        } catch (Tokens.Unbelievable why) {
            return Problem.of(UNAUTHORIZED, "TOKEN_INVALID", why.getMessage())
                    .response()
                    .header("WWW-Authenticate", "Bearer error=\"invalid_token\"");
        }
    }

    private static String host(HttpRequest<?> request) {
        String host = request.getHeaders().get("Host");
        return host == null ? "" : host;
    }

    /** The path as rules read it; empty where it could be read in two ways. */
    private static Optional<String> decoded(String path) {
        String lower = path.toLowerCase(java.util.Locale.ROOT);
        boolean twofold = lower.contains("%2f")
                || lower.contains("%5c")
                || lower.contains("%00")
                || path.contains("//")
                || path.contains("\\")
                || path.contains(";");
        try {
            String plain = URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
            boolean dots = ("/" + plain + "/").contains("/../") || ("/" + plain + "/").contains("/./");
            return twofold || dots ? Optional.empty() : Optional.of(plain);
        } catch (IllegalArgumentException broken) {
            return Optional.empty();
        }
    }
}
