package io.wardwatch.formats;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * Numbers ids 0, 1, 2, … as they come, in some 30 bytes each: a UUID in its canonical lower-case form is kept as its 128 bits, any
 * other id as the first 128 of its SHA-256. Callers keep what belongs to an id in arrays beside it. One thread an instance.
 */
final class IdIndex {
    /** What {@link #find} gives for an id that was never added. */
    static final int ABSENT = -1;

    private static final int UUID_LENGTH = 36;

    private final MessageDigest sha256;
    private long[] keys = new long[128];
    private int[] slots = new int[128];
    private int size;
    private long high;
    private long low;

    IdIndex() {
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JDK has no SHA-256", e);
        }
    }

    int size() {
        return size;
    }

    /** The number of an id, or {@link #ABSENT}. */
    int find(String id) {
        read(id);
        return slots[slot()] - 1;
    }

    /** The number of an id, a new one where it has none yet. */
    int add(String id) {
        read(id);
        int slot = slot();
        if (slots[slot] != 0) {
            return slots[slot] - 1;
        }
        if (size * 2 == keys.length) {
            keys = Arrays.copyOf(keys, keys.length * 2);
        }
        keys[size * 2] = high;
        keys[size * 2 + 1] = low;
        slots[slot] = ++size;
        if (size * 2 > slots.length) {
            grow();
        }
        return size - 1;
    }

    private int slot() {
        int at = (int) (((high ^ low) * 0x9E3779B97F4A7C15L) >>> 33) & (slots.length - 1);
        while (slots[at] != 0 && (keys[slots[at] * 2 - 2] != high || keys[slots[at] * 2 - 1] != low)) {
            at = (at + 1) & (slots.length - 1);
        }
        return at;
    }

    private void grow() {
        slots = new int[slots.length * 2];
        for (int i = 0; i < size; i++) {
            high = keys[i * 2];
            low = keys[i * 2 + 1];
            slots[slot()] = i + 1;
        }
    }

    private void read(String id) {
        if (id.length() != UUID_LENGTH || !readUuid(id)) {
            ByteBuffer digest = ByteBuffer.wrap(sha256.digest(id.getBytes(StandardCharsets.UTF_8)));
            high = digest.getLong();
            low = digest.getLong();
        }
    }

    private boolean readUuid(String id) {
        long first = 0;
        long second = 0;
        int digits = 0;
        for (int i = 0; i < UUID_LENGTH; i++) {
            char c = id.charAt(i);
            if (i == 8 || i == 13 || i == 18 || i == 23) {
                if (c != '-') {
                    return false;
                }
                continue;
            }
            int digit = c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
            if (digit < 0) {
                return false;
            }
            if (digits++ < 16) {
                first = first << 4 | digit;
            } else {
                second = second << 4 | digit;
            }
        }
        high = first;
        low = second;
        return true;
    }
}
