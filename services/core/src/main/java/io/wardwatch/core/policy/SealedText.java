package io.wardwatch.core.policy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Text of {@link KeyValues} that ends with a line of its own SHA-256, so that one digit changed by a bad disk or cut off on the way is
 * found. No protection against whoever means to change it: they can seal it again.
 */
public final class SealedText {
    private static final String SEAL = "sha256 = ";

    private SealedText() {}

    /** {@code text}, which ends with a line, and its seal. */
    public static String seal(String text) {
        return text + SEAL + sha256(text) + '\n';
    }

    /** Whether the last line of {@code text} is the seal of what stands before it. */
    public static boolean isWhole(String text) {
        int seal = text.lastIndexOf(SEAL);
        return seal >= 0 && text.equals(seal(text.substring(0, seal)));
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
