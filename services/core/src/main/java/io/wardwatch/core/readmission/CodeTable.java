package io.wardwatch.core.readmission;

/**
 * A set of codes of up to seven letters and digits with an int each, and of prefixes. A code is packed into a long, a byte a
 * character, so that a look-up compares longs and allocates nothing. Filled once, then immutable.
 */
final class CodeTable {
    static final int LONGEST = 7;

    private final Longs exact = new Longs();
    private final Longs prefixes = new Longs();

    /** {@code code} without dots and blanks at its ends, in capitals; 0 where it is none. */
    static long pack(String code) {
        long packed = 0;
        int taken = 0;
        for (int i = 0; i < code.length(); i++) {
            char c = code.charAt(i);
            if (c == '.' || c == ' ') {
                continue;
            }
            char upper = c >= 'a' && c <= 'z' ? (char) (c - 32) : c;
            boolean letterOrDigit = (upper >= 'A' && upper <= 'Z') || (upper >= '0' && upper <= '9');
            if (!letterOrDigit || ++taken > LONGEST) {
                return 0;
            }
            packed = (packed << 8) | upper;
        }
        return packed;
    }

    /** The value that {@code packed} or prefix had, 0 for none; then {@code value} holds. */
    int put(long packed, boolean prefix, int value) {
        return (prefix ? prefixes : exact).put(packed, value);
    }

    /** Adds {@code bits} to those of {@code packed}. */
    void or(long packed, boolean prefix, int bits) {
        Longs table = prefix ? prefixes : exact;
        table.put(packed, table.get(packed) | bits);
    }

    /** The value of {@code packed}, else of its longest prefix; 0 for none. */
    int longest(long packed) {
        int value = exact.get(packed);
        for (long key = packed; value == 0 && key != 0 && prefixes.size > 0; key >>>= 8) {
            value = prefixes.get(key);
        }
        return value;
    }

    /** The bits of {@code packed} and of all its prefixes together. */
    int union(long packed) {
        int bits = exact.get(packed);
        for (long key = packed; key != 0 && prefixes.size > 0; key >>>= 8) {
            bits |= prefixes.get(key);
        }
        return bits;
    }

    int size() {
        return exact.size + prefixes.size;
    }

    /** Open addressing; a key is never 0. */
    private static final class Longs {
        private long[] keys = new long[16];
        private int[] values = new int[16];
        private int size;

        int get(long key) {
            int at = slot(key);
            return keys[at] == key ? values[at] : 0;
        }

        int put(long key, int value) {
            if (2 * (size + 1) > keys.length) {
                grow();
            }
            int at = slot(key);
            int old = values[at];
            size += keys[at] == 0 ? 1 : 0;
            keys[at] = key;
            values[at] = value;
            return old;
        }

        private int slot(long key) {
            long mixed = key * 0x9E37_79B9_7F4A_7C15L;
            int at = (int) (mixed >>> 32) & (keys.length - 1);
            while (keys[at] != 0 && keys[at] != key) {
                at = (at + 1) & (keys.length - 1);
            }
            return at;
        }

        private void grow() {
            long[] oldKeys = keys;
            int[] oldValues = values;
            keys = new long[oldKeys.length * 2];
            values = new int[keys.length];
            for (int i = 0; i < oldKeys.length; i++) {
                if (oldKeys[i] != 0) {
                    int at = slot(oldKeys[i]);
                    keys[at] = oldKeys[i];
                    values[at] = oldValues[i];
                }
            }
        }
    }
}
