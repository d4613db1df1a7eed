package io.wardwatch.formats;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Texts that come again and again, so that a ward's name is one object and not a million. Direct-mapped: a newcomer takes the
 * place of what lay there. One thread an instance.
 */
final class TextCache {
    private static final int PLACES = 4096;
    private static final int LONGEST = 32;

    private final byte[][] keys = new byte[PLACES][];
    private final String[] values = new String[PLACES];

    String get(byte[] data, int offset, int length) {
        if (length > LONGEST) {
            return new String(data, offset, length, StandardCharsets.UTF_8);
        }
        int hash = length;
        for (int i = offset; i < offset + length; i++) {
            hash = hash * 31 + data[i];
        }
        int place = (hash ^ (hash >>> 15)) & (PLACES - 1);
        byte[] key = keys[place];
        if (key != null && Arrays.equals(key, 0, key.length, data, offset, offset + length)) {
            return values[place];
        }
        String value = new String(data, offset, length, StandardCharsets.UTF_8);
        keys[place] = Arrays.copyOfRange(data, offset, offset + length);
        values[place] = value;
        return value;
    }
}
