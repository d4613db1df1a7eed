package io.wardwatch.core.event;

/**
 * What an event says. The wire name is unique within its {@link EventType}; the first kind listed of a type is that type's
 * default. {@link #code()} is written into state and never changes its meaning.
 */
public enum Kind {
    ADMITTED(1, EventType.ADMISSION, "ADMITTED", Rank.ORIGINAL),
    REGISTERED(2, EventType.ADMISSION, "REGISTERED", Rank.ORIGINAL),
    TRANSFERRED(3, EventType.ADMISSION, "TRANSFERRED", Rank.ORIGINAL),
    CLASS_CHANGED(4, EventType.ADMISSION, "CLASS_CHANGED", Rank.ORIGINAL),
    UPDATED(5, EventType.ADMISSION, "UPDATED", Rank.AMENDMENT),
    LEAVE_STARTED(6, EventType.ADMISSION, "LEAVE_STARTED", Rank.ORIGINAL),
    LEAVE_ENDED(7, EventType.ADMISSION, "LEAVE_ENDED", Rank.ORIGINAL),
    ADMISSION_CANCELLED(8, EventType.ADMISSION, "CANCELLED", Rank.CANCELLATION),
    TRANSFER_CANCELLED(9, EventType.ADMISSION, "TRANSFER_CANCELLED", Rank.CANCELLATION),
    MERGED(10, EventType.ADMISSION, "MERGED", Rank.AMENDMENT),
    UNMERGED(11, EventType.ADMISSION, "UNMERGED", Rank.CANCELLATION),
    MOVED(12, EventType.ADMISSION, "MOVED", Rank.AMENDMENT),
    VISIT_DELETED(13, EventType.ADMISSION, "VISIT_DELETED", Rank.CANCELLATION),

    DISCHARGED(20, EventType.DISCHARGE, "DISCHARGED", Rank.ORIGINAL),
    DISCHARGE_CANCELLED(21, EventType.DISCHARGE, "CANCELLED", Rank.CANCELLATION),
    CODED(22, EventType.DISCHARGE, "CODED", Rank.AMENDMENT),
    DIED(23, EventType.DISCHARGE, "DIED", Rank.ORIGINAL),

    SUBMITTED(40, EventType.CLAIM, "SUBMITTED", Rank.ORIGINAL),
    PREPARED(41, EventType.CLAIM, "PREPARED", Rank.ORIGINAL),
    ACKNOWLEDGED(42, EventType.CLAIM, "ACKNOWLEDGED", Rank.ORIGINAL),
    STATUS(43, EventType.CLAIM, "STATUS", Rank.ORIGINAL),
    ADJUDICATED(44, EventType.CLAIM, "ADJUDICATED", Rank.ORIGINAL),
    REVERSED(45, EventType.CLAIM, "REVERSED", Rank.CANCELLATION),
    VOIDED(46, EventType.CLAIM, "VOIDED", Rank.CANCELLATION),
    APPEALED(47, EventType.CLAIM, "APPEALED", Rank.ORIGINAL),
    APPEAL_DECIDED(48, EventType.CLAIM, "APPEAL_DECIDED", Rank.ORIGINAL),
    TRANSFERRED_TO_PATIENT(49, EventType.CLAIM, "TRANSFERRED_TO_PATIENT", Rank.ORIGINAL),
    STATEMENT_SENT(50, EventType.CLAIM, "STATEMENT_SENT", Rank.ORIGINAL),
    PATIENT_PAID(51, EventType.CLAIM, "PATIENT_PAID", Rank.ORIGINAL),
    PATIENT_PAYMENT_REVERSED(52, EventType.CLAIM, "PATIENT_PAYMENT_REVERSED", Rank.CANCELLATION),
    ADJUSTED(53, EventType.CLAIM, "ADJUSTED", Rank.ORIGINAL),
    ADJUSTMENT_REVERSED(54, EventType.CLAIM, "ADJUSTMENT_REVERSED", Rank.CANCELLATION),
    ASSISTANCE_DECIDED(55, EventType.CLAIM, "ASSISTANCE_DECIDED", Rank.ORIGINAL),
    REFUNDED(56, EventType.CLAIM, "REFUNDED", Rank.ORIGINAL),
    PLACED_WITH_AGENCY(57, EventType.CLAIM, "PLACED_WITH_AGENCY", Rank.ORIGINAL),
    RECOUPED(58, EventType.CLAIM, "RECOUPED", Rank.ORIGINAL);

    /** The stamp's {@code kindRank}: of two records of one moment an original folds before what corrects it. */
    private static final class Rank {
        static final int ORIGINAL = 0;
        static final int AMENDMENT = 1;
        static final int CANCELLATION = 2;
    }

    private static final Kind[] BY_CODE = new Kind[64];

    static {
        for (Kind kind : values()) {
            BY_CODE[kind.code] = kind;
        }
    }

    private final int code;
    private final EventType type;
    private final String wireName;
    private final int rank;

    Kind(int code, EventType type, String wireName, int rank) {
        this.code = code;
        this.type = type;
        this.wireName = wireName;
        this.rank = rank;
    }

    public int code() {
        return code;
    }

    public EventType type() {
        return type;
    }

    public String wireName() {
        return wireName;
    }

    public int rank() {
        return rank;
    }

    /** The kind written as {@code code}; throws {@link IllegalArgumentException} for a code no version ever wrote. */
    public static Kind ofCode(int code) {
        Kind kind = code >= 0 && code < BY_CODE.length ? BY_CODE[code] : null;
        if (kind == null) {
            throw new IllegalArgumentException("no event kind has code " + code);
        }
        return kind;
    }

    /** The kind of {@code type} called {@code wireName}, or null where there is none. */
    public static Kind of(EventType type, String wireName) {
        for (Kind kind : values()) {
            if (kind.type == type && kind.wireName.equals(wireName)) {
                return kind;
            }
        }
        return null;
    }

    /** The kind that a record of {@code type} without {@code kind} has. */
    public static Kind defaultOf(EventType type) {
        return switch (type) {
            case ADMISSION -> ADMITTED;
            case DISCHARGE -> DISCHARGED;
            case CLAIM -> SUBMITTED;
        };
    }

    /** Whether a record of this kind must name its encounter. */
    public boolean needsEncounter() {
        return switch (this) {
            case MERGED, UNMERGED, DIED -> false;
            default -> type != EventType.CLAIM;
        };
    }
}
