package io.wardwatch.core.timeline;

/**
 * A contradiction in what was accepted, decided by the fold and so the same in any order of arrival. Empty ids are not
 * stated.
 */
public record Finding(Code code, String facility, String encounterId, String claimId, String eventId, String source) {
    /** What contradicts what. Names are part of the contract of {@code dq.finding.v1}. */
    public enum Code {
        /** One event id with two contents; the lesser stamp holds. */
        SAME_ID_OTHER_CONTENT,
        DISCHARGE_BEFORE_ADMISSION,
        DISCHARGE_WITHOUT_ADMISSION,
        OVERLAPPING_STAYS,
        /** A cancellation, transfer cancellation or leave end that finds nothing to undo (yet). */
        UNDO_WITHOUT_TARGET,
        EVENT_AFTER_DEATH,
        EVENT_AFTER_DISCHARGE,
        /** A reversal of a payment, adjustment or transfer that is not known (yet), or reversed already. */
        REVERSAL_WITHOUT_TARGET,
        /** Claim events of one claim in more than one currency; none of its money counts. */
        MIXED_CURRENCY,
        /** An answer, payment, adjustment or transfer whose claim is not submitted (yet); its money counts once the claim comes. */
        MONEY_WITHOUT_CLAIM,
        /** A payment said twice under one remittance or payment id; it counts once. */
        REPEATED_PAYMENT,
        /** A patient merged into one that was merged into it before; the earlier merge holds. */
        MERGE_CYCLE,
        /** A stay that is open beyond the days that the policy names; it is not closed by that. */
        STAY_OPEN_LONG,
        /** An age that no birthday between two stays explains; each stay has the age that was said of it. */
        AGE_CHANGED,
        /** A visit that begins before its patient's day of birth; no age follows from that. */
        BIRTH_AFTER_VISIT,
        /** A facility that nobody stated, where others are; its days are those of UTC. */
        FACILITY_UNKNOWN,
        /** A visit to emergency or under observation that nobody closed; its end is inferred until the real one comes. */
        VISIT_CLOSED_BY_TIME
    }
}
