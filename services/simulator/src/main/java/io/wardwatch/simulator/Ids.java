package io.wardwatch.simulator;

/**
 * Identifiers as sources make them: unique, of one length, and saying nothing of the patient they belong to. Each is a
 * bijection of (patient, running number), so none repeats.
 */
final class Ids {
    private static final int BITS = 50;
    private static final long MASK = (1L << BITS) - 1;
    private static final char[] DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ".toCharArray();
    private static final int DIGIT_BITS = 5;
    /** Running numbers of one patient: events in long lives stay below it. */
    private static final int NUMBER_BITS = 22;

    private Ids() {}

    /** The number on the patient's wristband. */
    static String patient(long patient) {
        String digits = Long.toString(patient);
        return "P" + "0".repeat(Math.max(0, 7 - digits.length())) + digits;
    }

    /** {@code prefix} and ten digits. */
    static String of(char prefix, long patient, long number) {
        long value = scramble(patient << NUMBER_BITS | number);
        char[] text = new char[1 + BITS / DIGIT_BITS];
        text[0] = prefix;
        for (int i = text.length - 1; i > 0; i--) {
            text[i] = DIGITS[(int) (value & 31)];
            value >>>= DIGIT_BITS;
        }
        return new String(text);
    }

    /** Odd factors and xor-shifts are bijections of {@link #BITS} bits. */
    private static long scramble(long value) {
        long z = value & MASK;
        z = (z * 0x9E3779B97F4A7C15L) & MASK;
        z ^= z >>> 23;
        z = (z * 0xBF58476D1CE4E5B9L) & MASK;
        return z ^ (z >>> 27);
    }
}
