package io.wardwatch.backtest;

import com.fasterxml.jackson.core.io.JsonStringEncoder;

/** Texts as JSON strings. */
final class JsonText {
    private JsonText() {}

    /** Appends {@code value} in quotes, with what JSON wants escaped. */
    static void append(StringBuilder into, String value) {
        into.append('"')
                .append(JsonStringEncoder.getInstance().quoteAsString(value))
                .append('"');
    }
}
