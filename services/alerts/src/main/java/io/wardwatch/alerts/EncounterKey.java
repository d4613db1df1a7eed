package io.wardwatch.alerts;

import java.nio.charset.StandardCharsets;

/** An encounter's id is unique within its facility. */
record EncounterKey(String facility, String encounterId) {
    /** By the key of a record on a topic of stays, as {@link io.wardwatch.formats.StayWire#key} writes it; null if it is none. */
    static EncounterKey ofRecord(byte[] key) {
        String[] parts = new String(key, StandardCharsets.UTF_8).split("\\|", -1);
        return parts.length == 2 ? new EncounterKey(plain(parts[0]), plain(parts[1])) : null;
    }

    private static String plain(String part) {
        return part.replace("%7C", "|").replace("%25", "%");
    }

    /** The facility only: ids stay out of logs. */
    @Override
    public String toString() {
        return "EncounterKey[" + facility + "]";
    }
}
