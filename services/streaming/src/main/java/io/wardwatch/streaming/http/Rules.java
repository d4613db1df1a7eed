package io.wardwatch.streaming.http;

import static io.wardwatch.streaming.http.Role.ADMIN;
import static io.wardwatch.streaming.http.Role.ANALYST;
import static io.wardwatch.streaming.http.Role.CARE;
import static io.wardwatch.streaming.http.Role.FINANCE;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Which roles may ask for which address: one table for all services. {@link Role#ADMIN} may ask for all. */
final class Rules {
    private record Rule(String path, boolean below, Set<Role> roles) {
        boolean about(String asked) {
            return asked.equals(path) || (below && asked.startsWith(path.endsWith("/") ? path : path + "/"));
        }
    }

    /** Nothing about patients or people is behind these: the page itself, the descriptions, the answers to orchestrators. */
    private static final List<Rule> OPEN = List.of(
            exactly("/"),
            exactly("/index.html"),
            exactly("/favicon.ico"),
            below("/assets"),
            below("/openapi"),
            below("/health"));

    private static final List<Rule> RULES = List.of(
            below("/api/v1/care", CARE),
            below("/api/v1/stays", CARE),
            below("/api/v1/finance", FINANCE),
            below("/api/v1/kpis", ANALYST, CARE, FINANCE),
            below("/api/v1/streams", ANALYST, CARE, FINANCE),
            exactly("/api/v1/me", CARE, FINANCE, ANALYST),
            exactly("/metrics", ANALYST));

    private Rules() {}

    /** Whether anybody may ask for it. {@code path} is decoded. */
    static boolean open(String path) {
        return OPEN.stream().anyMatch(rule -> rule.about(path));
    }

    /** Whether somebody with these roles may. What no rule is about is for {@link Role#ADMIN} alone. */
    static boolean allow(String path, Set<Role> roles) {
        return roles.contains(ADMIN)
                || RULES.stream().filter(rule -> rule.about(path)).anyMatch(rule -> rule.roles().stream()
                        .anyMatch(roles::contains));
    }

    private static Rule exactly(String path, Role... roles) {
        return new Rule(path, false, set(roles));
    }

    private static Rule below(String path, Role... roles) {
        return new Rule(path, true, set(roles));
    }

    private static Set<Role> set(Role... roles) {
        Set<Role> set = EnumSet.noneOf(Role.class);
        set.addAll(List.of(roles));
        return set;
    }
}
