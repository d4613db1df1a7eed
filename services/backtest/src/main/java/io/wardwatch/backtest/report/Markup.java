package io.wardwatch.backtest.report;

import java.util.Locale;

/** Writes HTML and SVG. Every text and every attribute is escaped here, wherever it came from: there is no way to write markup raw. */
final class Markup {
    private final StringBuilder out = new StringBuilder(1 << 17);

    /** Begins an element; {@code attributes} are names and values in turn. */
    Markup open(String tag, String... attributes) {
        out.append('<').append(tag);
        for (int i = 0; i < attributes.length; i += 2) {
            out.append(' ').append(attributes[i]).append("=\"");
            escape(attributes[i + 1]);
            out.append('"');
        }
        out.append('>');
        return this;
    }

    Markup close(String tag) {
        out.append("</").append(tag).append('>');
        if (!tag.equals("text") && !tag.equals("td") && !tag.equals("th")) {
            out.append('\n');
        }
        return this;
    }

    Markup text(String text) {
        escape(text);
        return this;
    }

    /** An element with nothing but a text in it. */
    Markup element(String tag, String text, String... attributes) {
        return open(tag, attributes).text(text).close(tag);
    }

    /** A style or script that ships with Wardwatch, as it is: escapes mean nothing within one. */
    Markup shipped(String tag, Shipped content) {
        open(tag);
        out.append(content.text());
        return close(tag);
    }

    Markup doctype() {
        out.append("<!DOCTYPE html>\n");
        return this;
    }

    private void escape(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.append(c < ' ' && c != '\n' ? ' ' : c);
            }
        }
    }

    /** A coordinate: two decimals are less than can be seen. */
    static String at(double coordinate) {
        String text = String.format(Locale.ROOT, "%.1f", coordinate);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
