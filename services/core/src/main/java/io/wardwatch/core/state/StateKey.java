package io.wardwatch.core.state;

import io.wardwatch.core.event.PatientKey;
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

    private StateKey() {}

    public static byte[] head(PatientKey patient) {
        return ByteBuffer.allocate(PatientKey.BYTES + 1)
                .putLong(patient.high())
                .putLong(patient.low())
                .put(HEAD)
                .array();
    }

    public static byte[] encounter(PatientKey patient, String facility, String encounterId) {
        return place(patient, ENCOUNTER, facility, encounterId);
    }

    public static byte[] claim(PatientKey patient, String facility, String claimId) {
        return place(patient, CLAIM, facility, claimId);
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
