package io.wardwatch.formats;

import io.wardwatch.core.event.Kind;
import java.time.Duration;
import java.util.Locale;

/**
 * How long after it happened a file's event is taken to have been known, where the file does not say. Used for files only and
 * marked {@code ASSUMED}: no claim about what a score could know rests on it.
 */
public final class AssumedLags {
    private AssumedLags() {}

    /** The lag of a kind. */
    public static Duration of(Kind kind) {
        return switch (kind) {
            // Coders finish about two weeks after a discharge.
            case CODED -> Duration.ofDays(14);
            // A death outside is learned from registries and relatives.
            case DIED -> Duration.ofDays(30);
            default -> Duration.ZERO;
        };
    }

    /** The time at which an event of that kind is taken to have been known, in microseconds. */
    static long recordedAt(Kind kind, long occurredAt) {
        return occurredAt + of(kind).toMillis() * 1_000L;
    }

    /** The table as a page of Markdown: what {@code docs/reference/assumed-lags.md} holds. */
    public static String markdown() {
        StringBuilder page = new StringBuilder("""
                # Assumed lags

                Written from `AssumedLags`; do not edit by hand (`-Dgolden=update` writes it anew).

                Where an event in a file carries no `recordedAt`, it is taken as known this long after `occurredAt`, and its
                `recordedAtBasis` is `ASSUMED`. That a score knows only its past is claimed for `SOURCE` and `ARRIVAL` alone.

                | type | kind | days |
                |---|---|---|
                """);
        for (Kind kind : Kind.values()) {
            String type = kind.type().name().toLowerCase(Locale.ROOT);
            page.append("| " + type + " | " + kind.wireName() + " | " + of(kind).toDays() + " |\n");
        }
        return page.toString();
    }
}
