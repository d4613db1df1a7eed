package io.wardwatch.backtest.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A JSON value that may be asked for what it does not have: an absent field is {@link #ABSENT}, and so are all of its fields. A
 * report on a file of an older or newer version so lacks a sentence instead of failing.
 *
 * @param value a text, a number, a flag, or the empty text
 */
record Node(Object value, Map<String, Node> fields, List<Node> items) {
    static final Node ABSENT = new Node("", Map.of(), List.of());

    /** Reads one document; throws {@link IOException} where it is not JSON. */
    static Node read(String json) throws IOException {
        try (JsonParser parser = new JsonFactory().createParser(json)) {
            parser.nextToken();
            return read(parser);
        }
    }

    private static Node read(JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == null) {
            throw new IOException("there is no JSON");
        }
        return switch (token) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> of(parser.getDoubleValue());
            case VALUE_TRUE, VALUE_FALSE -> of(parser.getBooleanValue());
            case VALUE_NULL -> ABSENT;
            default -> of(parser.getText());
        };
    }

    private static Node of(Object value) {
        return new Node(value, Map.of(), List.of());
    }

    private static Node object(JsonParser parser) throws IOException {
        Map<String, Node> fields = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            fields.put(name, read(parser));
        }
        return new Node("", fields, List.of());
    }

    private static Node array(JsonParser parser) throws IOException {
        List<Node> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(read(parser));
        }
        return new Node("", Map.of(), items);
    }

    Node get(String name) {
        return fields.getOrDefault(name, ABSENT);
    }

    /** The item at {@code index}, counted from 0. */
    Node at(int index) {
        return index < items.size() ? items.get(index) : ABSENT;
    }

    /** NaN where it is no number. */
    double number() {
        return value instanceof Double number ? number : Double.NaN;
    }

    double number(String name) {
        return get(name).number();
    }

    /** 0 where it is no number. */
    long whole(String name) {
        double number = number(name);
        return Double.isNaN(number) ? 0 : Math.round(number);
    }

    String text(String name) {
        return get(name).value instanceof String text ? text : "";
    }

    /** Whether it is a figure with a value. */
    boolean stated() {
        return !Double.isNaN(number("value"));
    }

    /** Why it has no value, in words. */
    String why() {
        String why = text("unavailable");
        return why.isEmpty() ? "it is not in this run's metrics" : why;
    }

    boolean isAbsent() {
        return fields.isEmpty() && items.isEmpty() && "".equals(value);
    }
}
