package io.wardwatch.core.event;

import java.util.HexFormat;

/**
 * A patient's pseudonym: the first 128 bits of an HMAC over the source's number, so it joins one patient's records and says
 * nothing of the person. As text 32 lower-case hex digits, which is also the Kafka key.
 */
public record PatientKey(long high, long low) implements Comparable<PatientKey> {
    public static final int BYTES = 16;
    /** Where something is said of no patient. */
    public static final PatientKey NOBODY = new PatientKey(0, 0);

    private static final int DIGITS = 32;

    /** The key written as {@code text}, or null unless that is exactly 32 lower-case hex digits. */
    public static PatientKey parse(String text) {
        if (text.length() != DIGITS) {
            return null;
        }
        for (int i = 0; i < DIGITS; i++) {
            char c = text.charAt(i);
            if (!(c >= '0' && c <= '9') && !(c >= 'a' && c <= 'f')) {
                return null;
            }
        }
        return new PatientKey(
                HexFormat.fromHexDigitsToLong(text, 0, DIGITS / 2),
                HexFormat.fromHexDigitsToLong(text, DIGITS / 2, DIGITS));
    }

    /** As {@link #parse(String)}, of {@code length} bytes of ASCII. */
    public static PatientKey parse(byte[] ascii, int offset, int length) {
        if (length != DIGITS) {
            return null;
        }
        long high = 0;
        long low = 0;
        for (int i = 0; i < DIGITS; i++) {
            int digit = digit(ascii[offset + i]);
            if (digit < 0) {
                return null;
            }
            high = high << 4 | low >>> 60;
            low = low << 4 | digit;
        }
        return new PatientKey(high, low);
    }

    private static int digit(byte c) {
        if (c >= '0' && c <= '9') {
            return c - '0';
        }
        return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
    }

    public String hex() {
        HexFormat format = HexFormat.of();
        return format.toHexDigits(high) + format.toHexDigits(low);
    }

    @Override
    public int compareTo(PatientKey other) {
        int first = Long.compareUnsigned(high, other.high);
        return first != 0 ? first : Long.compareUnsigned(low, other.low);
    }

    /** Says nothing: even a pseudonym stays out of logs. */
    @Override
    public String toString() {
        return "PatientKey[…]";
    }
}
