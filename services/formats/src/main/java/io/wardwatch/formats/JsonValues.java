package io.wardwatch.formats;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.wardwatch.core.event.Rejection;
import io.wardwatch.core.event.RejectionReason;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads single values of one JSON record and keeps the first reason to refuse it. A value that is refused comes as null; JSON's
 * null and the empty text are absent values, null as well, without a refusal.
 */
final class JsonValues {
    /** A part of a list or record. */
    interface Item<T> {
        T read() throws IOException;
    }

    /** The value of one named field. */
    interface Named {
        void read(String name) throws IOException;
    }

    private static final int LONGEST_NAME = 64;
    private static final int MOST_FIELDS = 1_000;

    private JsonParser json;
    private Rejection rejection;

    void begin(JsonParser parser) {
        json = parser;
        rejection = null;
    }

    Rejection rejection() {
        return rejection;
    }

    boolean refused() {
        return rejection != null;
    }

    void refuse(RejectionReason reason, String detail) {
        if (rejection == null) {
            rejection = Rejection.of(reason, detail);
        }
    }

    void unknownField(String name) {
        boolean plain = name.length() <= LONGEST_NAME && name.chars().allMatch(c -> c > ' ' && c < 0x7F);
        refuse(RejectionReason.UNKNOWN_FIELD, plain ? name : "a field with an odd name");
    }

    String text(String name) throws IOException {
        JsonToken token = json.currentToken();
        if (token != JsonToken.VALUE_STRING) {
            notOfType(token, name);
            return null;
        }
        String text = json.getText();
        if (text.length() > AvroInput.MAX_TEXT / 3 && bytes(text) > AvroInput.MAX_TEXT) {
            refuse(RejectionReason.TOO_LONG, name);
        }
        if (!wellFormed(text)) {
            refuse(RejectionReason.INVALID_VALUE, name);
        }
        return text.isEmpty() ? null : text;
    }

    /** A text, empty where it is absent. */
    String textOrEmpty(String name) throws IOException {
        String text = text(name);
        return text == null ? "" : text;
    }

    Boolean flag(String name) throws IOException {
        JsonToken token = json.currentToken();
        return switch (token) {
            case VALUE_TRUE -> Boolean.TRUE;
            case VALUE_FALSE -> Boolean.FALSE;
            default -> {
                notOfType(token, name);
                yield null;
            }
        };
    }

    Long integer(String name) throws IOException {
        JsonToken token = json.currentToken();
        if (token != JsonToken.VALUE_NUMBER_INT) {
            notOfType(token, name);
            return null;
        }
        if (json.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
            refuse(RejectionReason.OUT_OF_RANGE, name);
            return null;
        }
        return json.getLongValue();
    }

    /** A number from 0 to a million; {@code absent} where there is none. */
    int count(String name, int absent) throws IOException {
        Long value = integer(name);
        if (value == null) {
            return absent;
        }
        if (value < 0 || value > 1_000_000) {
            refuse(RejectionReason.OUT_OF_RANGE, name);
            return absent;
        }
        return value.intValue();
    }

    Double decimal(String name) throws IOException {
        JsonToken token = json.currentToken();
        if (token != JsonToken.VALUE_NUMBER_INT && token != JsonToken.VALUE_NUMBER_FLOAT) {
            notOfType(token, name);
            return null;
        }
        double value = json.getDoubleValue();
        if (!Double.isFinite(value)) {
            refuse(RejectionReason.OUT_OF_RANGE, name);
            return null;
        }
        return value;
    }

    Long day(String name) throws IOException {
        String text = text(name);
        if (text == null) {
            return null;
        }
        long day = IsoTimes.day(text);
        if (day == IsoTimes.INVALID) {
            refuse(RejectionReason.INVALID_TIME, name);
        }
        return day;
    }

    /** The items of a list; null where it is absent or empty. */
    <T> List<T> list(String name, Item<T> item) throws IOException {
        JsonToken token = json.currentToken();
        if (token != JsonToken.START_ARRAY) {
            notOfType(token, name);
            return null;
        }
        List<T> items = new ArrayList<>(4);
        while (!refused() && json.nextToken() != JsonToken.END_ARRAY) {
            if (items.size() == AvroInput.MAX_ITEMS) {
                refuse(RejectionReason.TOO_LONG, name);
                return null;
            }
            T read = item.read();
            if (read == null) {
                refuse(RejectionReason.INVALID_VALUE, name);
                return null;
            }
            items.add(read);
        }
        return items.isEmpty() ? null : List.copyOf(items);
    }

    /** Reads a record's fields, each once; false where there is no record. */
    boolean object(String name, Named fields) throws IOException {
        JsonToken token = json.currentToken();
        if (token != JsonToken.START_OBJECT) {
            notOfType(token, name);
            return false;
        }
        List<String> seen = new ArrayList<>(8);
        while (!refused() && json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            if (seen.size() == MOST_FIELDS || seen.contains(field)) {
                refuse(RejectionReason.INVALID_VALUE, name);
                return false;
            }
            seen.add(field);
            json.nextToken();
            fields.read(field);
        }
        return !refused();
    }

    private void notOfType(JsonToken token, String name) throws IOException {
        if (token != JsonToken.VALUE_NULL) {
            // Walks through what is nested here, so that nesting over its bound is called by its name.
            json.skipChildren();
            refuse(RejectionReason.INVALID_VALUE, name);
        }
    }

    private static int bytes(String text) {
        return text.getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
    }

    /** Whether every surrogate has its other half: else the text has no UTF-8. */
    private static boolean wellFormed(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                boolean pair = Character.isHighSurrogate(c)
                        && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1));
                if (!pair) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }
}
