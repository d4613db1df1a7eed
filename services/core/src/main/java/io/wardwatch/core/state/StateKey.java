package io.wardwatch.core.state;

import io.wardwatch.core.event.PatientKey;
import io.wardwatch.core.identity.PlaceName;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Keys of state records: the 16 bytes of the patient's key, one byte that says what, and for encounters and claims the
 * facility, a zero byte and the id. So one patient's records are neighbours, the head first.
 */
public final class StateKey {
    private static final byte HEAD = 0;
    private static final byte ENCOUNTER = 1;
    private static final byte CLAIM = 2;
    /** Added to the three above: what a patient has of its own, once that is not what it says to the world. */
    private static final byte OF_HOME = 3;

    private static final byte ATTACHED = 6;

    private StateKey() {}

    /** @param home whether the record is of what the patient has of its own, apart from what it says to the world */
    public static byte[] head(PatientKey patient, boolean home) {
        return ByteBuffer.allocate(PatientKey.BYTES + 1)
                .putLong(patient.high())
                .putLong(patient.low())
                .put(home ? OF_HOME : HEAD)
                .array();
    }

    public static byte[] head(PatientKey patient) {
        return head(patient, false);
    }

    public static byte[] encounter(PatientKey patient, boolean home, String facility, String encounterId) {
        return place(patient, home ? OF_HOME + ENCOUNTER : ENCOUNTER, facility, encounterId);
    }

    public static byte[] encounter(PatientKey patient, String facility, String encounterId) {
        return encounter(patient, false, facility, encounterId);
    }

    public static byte[] claim(PatientKey patient, String facility, String claimId) {
        return claim(patient, false, facility, claimId);
    }

    public static byte[] claim(PatientKey patient, boolean home, String facility, String claimId) {
        return place(patient, home ? OF_HOME + CLAIM : CLAIM, facility, claimId);
    }

    /** Entries of {@code place} of the home {@code origin}, held by {@code patient}. */
    public static byte[] attached(PatientKey patient, PatientKey origin, PlaceName place) {
        byte[] rest = place(origin, (byte) place.kind().ordinal(), place.facility(), place.id());
        return ByteBuffer.allocate(PatientKey.BYTES + 1 + rest.length)
                .putLong(patient.high())
                .putLong(patient.low())
                .put(ATTACHED)
                .put(rest)
                .array();
    }

    private static byte[] place(PatientKey patient, byte tag, String facility, String id) {
        byte[] where = facility.getBytes(StandardCharsets.UTF_8);
        byte[] which = id.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(PatientKey.BYTES + 2 + where.length + which.length)
                .putLong(patient.high())
                .putLong(patient.low())
                .put(tag)
                .put(where)
                .put((byte) 0)
                .put(which)
                .array();
    }

    /** Whether {@code key} is a head's. */
    public static boolean isHead(byte[] key) {
        return key.length == PatientKey.BYTES + 1 && key[PatientKey.BYTES] == HEAD;
    }

    /** The patient whose record is under {@code key}. */
    public static PatientKey patient(byte[] key) {
        ByteBuffer buffer = ByteBuffer.wrap(key);
        return new PatientKey(buffer.getLong(), buffer.getLong());
    }
}
