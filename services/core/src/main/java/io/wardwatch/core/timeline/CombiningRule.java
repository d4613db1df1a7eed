package io.wardwatch.core.timeline;

import io.wardwatch.core.event.Kind;

/** How entries of a kind combine: the one table that says which kind follows which rule. */
public enum CombiningRule {
    /** Presence and {@code occurredAt}; the greatest stamp holds, and a cancellation is a value of the register. */
    REGISTER,
    /** Sets only the fields it carries and empties those it names as cleared. */
    FIELD,
    /** Each counts at its {@code occurredAt} unless undone. */
    LIST,
    /** Undoes one entry of a LIST kind. */
    LIST_UNDO,
    /** Nothing is ever undone: each counts on its own day; a reversal is a dated negation. */
    MONEY,
    /** Stored without effect until a fact uses it. */
    STORED;

    public static CombiningRule of(Kind kind) {
        return switch (kind) {
            case ADMITTED, REGISTERED, ADMISSION_CANCELLED, VISIT_DELETED, DISCHARGED, DISCHARGE_CANCELLED, DIED ->
                REGISTER;
            case UPDATED, CODED -> FIELD;
            case TRANSFERRED, CLASS_CHANGED, LEAVE_STARTED, LEAVE_ENDED -> LIST;
            case TRANSFER_CANCELLED -> LIST_UNDO;
            case SUBMITTED,
                    VOIDED,
                    ADJUDICATED,
                    REVERSED,
                    TRANSFERRED_TO_PATIENT,
                    PATIENT_PAID,
                    PATIENT_PAYMENT_REVERSED,
                    ADJUSTED,
                    ADJUSTMENT_REVERSED,
                    REFUNDED,
                    RECOUPED -> MONEY;
            case MERGED,
                    UNMERGED,
                    MOVED,
                    PREPARED,
                    ACKNOWLEDGED,
                    STATUS,
                    APPEALED,
                    APPEAL_DECIDED,
                    STATEMENT_SENT,
                    ASSISTANCE_DECIDED,
                    PLACED_WITH_AGENCY -> STORED;
        };
    }
}
