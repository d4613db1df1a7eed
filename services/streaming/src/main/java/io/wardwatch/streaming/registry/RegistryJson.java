package io.wardwatch.streaming.registry;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The little JSON that a registry speaks: objects of which only the texts and numbers at the top count, and lists of numbers. */
final class RegistryJson {
    private static final JsonFactory JSON = new JsonFactory();
    private static final int LONGEST_WORDS = 300;

    private RegistryJson() {}

    /** An object with one text in it. */
    static String object(String name, String value) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField(name, value);
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    /** Texts and numbers at the top of an object, as text; empty where it is none. */
    static Map<String, String> fields(String body) {
        Map<String, String> fields = new HashMap<>();
        try (JsonParser json = JSON.createParser(body)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return Map.of();
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                JsonToken value = json.nextToken();
                if (value.isScalarValue() && value != JsonToken.VALUE_NULL) {
                    fields.put(name, json.getText());
                }
                json.skipChildren();
            }
            return fields;
        } catch (IOException notJson) {
            return Map.of();
        }
    }

    /** A list of whole numbers; empty where it is none. */
    static List<Integer> numbers(String body) {
        List<Integer> numbers = new ArrayList<>();
        try (JsonParser json = JSON.createParser(body)) {
            if (json.nextToken() != JsonToken.START_ARRAY) {
                return List.of();
            }
            while (json.nextToken() == JsonToken.VALUE_NUMBER_INT) {
                numbers.add(json.getIntValue());
            }
            return numbers;
        } catch (IOException notJson) {
            return List.of();
        }
    }

    /** Somebody else's words, in one line of bounded length. */
    static String shortened(String words) {
        String line = words.replaceAll("\\p{Cntrl}+", " ").strip();
        return line.length() <= LONGEST_WORDS ? line : line.substring(0, LONGEST_WORDS) + "…";
    }
}
