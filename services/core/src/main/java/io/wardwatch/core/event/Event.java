package io.wardwatch.core.event;

import java.time.Instant;

/**
 * One decoded event of the plain form or of an input topic. Times are microseconds since 1970-01-01T00:00Z. Absent text is
 * the empty string, an absent {@code receivedAt} or {@code sequence} is {@link #ABSENT}. {@code cleared} is a mask of
 * {@link Field#bit()}.
 *
 * @param encounterId the visit, unique within the facility; empty where the kind needs none
 * @param claimId the provider's own claim number; empty but for claims
 */
public record Event(
        Kind kind,
        String eventId,
        String source,
        PatientKey patient,
        String facility,
        String encounterId,
        String claimId,
        long occurredAt,
        long recordedAt,
        RecordedAtBasis basis,
        long receivedAt,
        long sequence,
        long cleared,
        String causeId,
        String affectedEventId,
        Fields fields) {

    /** An absent time or sequence: sorts before every real one. */
    public static final long ABSENT = Long.MIN_VALUE;

    public static long micros(Instant instant) {
        return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), 1_000_000L), instant.getNano() / 1_000);
    }

    public static Instant instant(long micros) {
        return Instant.ofEpochSecond(Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1_000L);
    }

    /** Kind and times only: ids stay out of logs. */
    @Override
    public String toString() {
        return "Event[" + kind + "]";
    }
}
