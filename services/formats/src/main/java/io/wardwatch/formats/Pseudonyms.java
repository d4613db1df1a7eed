package io.wardwatch.formats;

import io.wardwatch.core.event.PatientKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Turns a source's patient number into a pseudonym: the first 16 bytes of HMAC-SHA256, under a secret key, of authority,
 * U+001F and number. The same key gives the same pseudonyms, so streams and files join; without it they lead to nobody. One
 * thread an instance.
 */
public final class Pseudonyms {
    /** The environment's name of the secret key. */
    public static final String VARIABLE = "WARDWATCH_KEY";

    /** The announced key of demos and replays: it protects nobody. */
    private static final String DEMO_KEY = "wardwatch demo key, protects nobody";

    private static final int SHORTEST_KEY = 16;
    private static final byte SEPARATOR = 0x1F;

    private final String key;
    private final Mac mac;

    private Pseudonyms(String key) {
        this.key = key;
        try {
            this.mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no HmacSHA256", e);
        }
    }

    /** Under that key; {@link IllegalArgumentException} where it has fewer than 16 characters. */
    public static Pseudonyms under(String key) {
        if (key.length() < SHORTEST_KEY) {
            throw new IllegalArgumentException(
                    VARIABLE + " has fewer than " + SHORTEST_KEY + " characters: set a longer secret");
        }
        return new Pseudonyms(key);
    }

    /** Under the announced key of demos and replays. */
    public static Pseudonyms demo() {
        return new Pseudonyms(DEMO_KEY);
    }

    /** Under {@code WARDWATCH_KEY} where the environment has it, else under the demo's key, which the caller announces. */
    public static Pseudonyms from(Map<String, String> environment) {
        String key = environment.getOrDefault(VARIABLE, "");
        return key.isEmpty() ? demo() : under(key);
    }

    /** Whether this is the announced key. */
    public boolean isDemo() {
        return key.equals(DEMO_KEY);
    }

    /** The same key for another thread. */
    public Pseudonyms copy() {
        return new Pseudonyms(key);
    }

    /** The pseudonym of a number; an empty authority is the network's one number space. */
    public PatientKey of(String authority, String patientId) {
        mac.update(authority.getBytes(StandardCharsets.UTF_8));
        mac.update(SEPARATOR);
        ByteBuffer digest = ByteBuffer.wrap(mac.doFinal(patientId.getBytes(StandardCharsets.UTF_8)));
        return new PatientKey(digest.getLong(), digest.getLong());
    }
}
