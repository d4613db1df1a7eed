package io.wardwatch.core.policy;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Reads the small text files of this project (policies, linear models): {@code key = value} lines, blank lines, and comment
 * lines that begin with {@code #}. Stricter than {@link java.util.Properties}, which lets a second value for a key win silently.
 */
public final class KeyValues {
    private KeyValues() {}

    /**
     * The pairs of {@code text} in their order, keys and values without blanks around them.
     *
     * @throws IllegalArgumentException naming the line that is no pair, or that repeats a key
     */
    public static Map<String, String> parse(String text) {
        Map<String, String> pairs = new LinkedHashMap<>();
        int number = 0;
        for (String raw : text.lines().toList()) {
            number++;
            String line = raw.strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            int equals = line.indexOf('=');
            if (equals <= 0) {
                throw new IllegalArgumentException("line " + number + " is not of the form 'key = value'");
            }
            String key = line.substring(0, equals).strip();
            if (pairs.put(key, line.substring(equals + 1).strip()) != null) {
                throw new IllegalArgumentException("line " + number + " gives " + key + " a second time");
            }
        }
        return Collections.unmodifiableMap(pairs);
    }
}
