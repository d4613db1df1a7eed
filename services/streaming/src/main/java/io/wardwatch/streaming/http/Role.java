package io.wardwatch.streaming.http;

import java.util.Locale;
import java.util.Optional;

/** What somebody may see and do. */
public enum Role {
    CARE,
    FINANCE,
    ANALYST,
    ADMIN;

    /** As tokens and answers name it, e.g. {@code care}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The role of that name; empty for names that are not ours. */
    static Optional<Role> of(String word) {
        for (Role role : values()) {
            if (role.word().equals(word)) {
                return Optional.of(role);
            }
        }
        return Optional.empty();
    }
}
