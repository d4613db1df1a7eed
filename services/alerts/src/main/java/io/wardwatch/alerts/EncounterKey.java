package io.wardwatch.alerts;

/** An encounter's id is unique within its facility. */
record EncounterKey(String facility, String encounterId) {
    /** The facility only: ids stay out of logs. */
    @Override
    public String toString() {
        return "EncounterKey[" + facility + "]";
    }
}
