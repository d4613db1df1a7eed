package io.wardwatch.formats;

/**
 * The patient numbers of a source, in the clear: for files in the plain form alone, never for Kafka. Empty texts are absent.
 */
public record ClearIds(String patientId, String patientAuthority, String survivorPatientId) {
    /** A patient in the network's one number space. */
    public static ClearIds of(String patientId) {
        return new ClearIds(patientId, "", "");
    }

    /** Nothing: the numbers identify a person. */
    @Override
    public String toString() {
        return "ClearIds[…]";
    }
}
