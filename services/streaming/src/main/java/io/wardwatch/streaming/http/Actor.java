package io.wardwatch.streaming.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Names of people who act, as they are recorded: 1 to 120 characters, none of them invisible. */
final class Actor {
    /** Header by which somebody on this machine says who they are; what is not ASCII travels percent-encoded (UTF-8). */
    static final String HEADER = "Wardwatch-Actor";

    private static final int LONGEST = 120;

    private Actor() {}

    /** The name as recorded; empty if it cannot be. */
    static Optional<String> of(String name) {
        String text = name == null ? "" : name.strip();
        boolean visible = text.codePoints().noneMatch(Actor::invisible);
        return visible && !text.isEmpty() && text.length() <= LONGEST ? Optional.of(text) : Optional.empty();
    }

    /** The same of a header's value. */
    static Optional<String> decoded(String header) {
        try {
            // A plus sign stands for itself here.
            return of(URLDecoder.decode(header.replace("+", "%2B"), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException broken) {
            return Optional.empty();
        }
    }

    private static boolean invisible(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> true;
            default -> character == 0xFFFD;
        };
    }
}
