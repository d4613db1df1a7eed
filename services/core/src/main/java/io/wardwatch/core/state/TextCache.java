package io.wardwatch.core.state;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Texts that come again and again, so that a ward's name is one object and not a million. Direct-mapped: a newcomer takes the
 * place of what lay there. One thread an instance.
 */
public final class TextCache {
    private static final int PLACE_BITS = 15;
    private static final int PLACES = 1 << PLACE_BITS;
    /** 2^32 divided by the golden ratio: codes that differ in one letter must not crowd together. */
    private static final int SPREAD = 0x9E3779B1;

    private static final int LONGEST = 32;

    private final byte[][] keys = new byte[PLACES][];
    private final String[] values = new String[PLACES];

    /** The text of those bytes of UTF-8. */
    public String get(byte[] data, int offset, int length) {
        if (length > LONGEST) {
            return new String(data, offset, length, StandardCharsets.UTF_8);
        }
        int hash = length;
        for (int i = offset; i < offset + length; i++) {
            hash = hash * 31 + data[i];
        }
        int place = (hash * SPREAD) >>> (Integer.SIZE - PLACE_BITS);
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
