package io.wardwatch.core.event;

import java.util.List;

/**
 * What a record alone can get wrong, whatever carried it. Only a record itself, its partition and the clock can get it
 * rejected; what contradicts other records is a finding.
 */
public final class Validation {
    /** 1900-01-01T00:00Z. */
    public static final long EARLIEST = -2_208_988_800_000_000L;
    /** 2300-01-01T00:00Z, exclusive. */
    public static final long LATEST = 10_413_792_000_000_000L;

    private static final long EARLIEST_DAY = -25_567;
    private static final long LATEST_DAY = 120_530;
    /** Amounts stay below this, some ten thousand million of a currency: sums of their squares still fit. */
    public static final long MAX_CENTS = 1L << 40;

    /** Nobody was older; sources that write 999 for an unknown age would count as very old. */
    public static final int MAX_AGE_YEARS = 150;

    public static final int MAX_TEXT = 65_536;
    public static final int MAX_ID = 256;
    private static final int MAX_COUNT = 1_000_000;

    private static final String NETWORK = "ALL";

    private Validation() {}

    /** Why {@code event} is refused, or null where it is accepted. {@code detail} of the result names the field only. */
    public static Rejection check(Event event) {
        Rejection ids = checkIds(event);
        return ids != null ? ids : checkValues(event);
    }

    private static Rejection checkIds(Event event) {
        if (event.eventId().isEmpty()) {
            return Rejection.of(RejectionReason.MISSING_FIELD, "eventId");
        }
        if (event.facility().isEmpty()) {
            return Rejection.of(RejectionReason.MISSING_FIELD, "facility");
        }
        if (event.encounterId().isEmpty() && event.kind().needsEncounter()) {
            return Rejection.of(RejectionReason.MISSING_FIELD, "encounterId");
        }
        if (event.kind().type() == EventType.CLAIM && event.claimId().isEmpty()) {
            return Rejection.of(RejectionReason.MISSING_FIELD, "claimId");
        }
        if (longest(event) > MAX_ID) {
            return Rejection.of(RejectionReason.TOO_LONG, "an id");
        }
        boolean plain = printable(event.eventId())
                && printable(event.source())
                && printable(event.facility())
                && printable(event.encounterId())
                && printable(event.claimId());
        if (event.facility().equals(NETWORK)) {
            return Rejection.of(RejectionReason.INVALID_VALUE, "facility ALL, which means the whole network");
        }
        return plain ? null : Rejection.of(RejectionReason.INVALID_VALUE, "an id with characters that cannot be kept");
    }

    /** Ids stand in keys, where a zero byte separates them, as UTF-8, which would make all unpaired surrogates the same. */
    private static boolean printable(String id) {
        for (int i = 0; i < id.length(); i++) {
            char c = id.charAt(i);
            if (c < ' ' || (Character.isSurrogate(c) && !paired(id, i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean paired(String text, int i) {
        return Character.isHighSurrogate(text.charAt(i))
                ? i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))
                : i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
    }

    private static int longest(Event event) {
        int length = Math.max(event.eventId().length(), event.source().length());
        length = Math.max(length, event.facility().length());
        length = Math.max(length, event.encounterId().length());
        length = Math.max(length, event.claimId().length());
        length = Math.max(length, event.causeId().length());
        return Math.max(length, event.affectedEventId().length());
    }

    private static Rejection checkValues(Event event) {
        if (outOfRange(event.occurredAt())) {
            return Rejection.of(RejectionReason.TIME_OUT_OF_RANGE, "occurredAt");
        }
        if (outOfRange(event.recordedAt())) {
            return Rejection.of(RejectionReason.TIME_OUT_OF_RANGE, "recordedAt");
        }
        if (event.receivedAt() != Event.ABSENT && outOfRange(event.receivedAt())) {
            return Rejection.of(RejectionReason.TIME_OUT_OF_RANGE, "receivedAt");
        }
        if ((event.kind() == Kind.PATIENT_PAID || event.kind() == Kind.PATIENT_PAYMENT_REVERSED)
                && !event.fields().has(Field.PAYMENT_ID)) {
            return Rejection.of(RejectionReason.MISSING_FIELD, "paymentId");
        }
        if (needsSurvivor(event.kind()) && !event.fields().has(Field.SURVIVOR_PATIENT_KEY)) {
            return Rejection.of(RejectionReason.MISSING_FIELD, "survivorPatientId");
        }
        return checkFields(event.fields());
    }

    private static boolean needsSurvivor(Kind kind) {
        return kind == Kind.MERGED || kind == Kind.UNMERGED || kind == Kind.MOVED;
    }

    private static Rejection checkFields(Fields fields) {
        int at = 0;
        for (long rest = fields.mask(); rest != 0; rest &= rest - 1) {
            Field field = Field.ofCode(Long.numberOfTrailingZeros(rest));
            Rejection rejection = checkField(field, fields.packedValue(at++));
            if (rejection != null) {
                return rejection;
            }
        }
        return null;
    }

    private static Rejection checkField(Field field, Object value) {
        return switch (field.type()) {
            case CENTS -> checkCents(field, (Long) value);
            case COUNT ->
                (Long) value < 0 || (Long) value > (field == Field.AGE_YEARS ? MAX_AGE_YEARS : MAX_COUNT)
                        ? Rejection.of(RejectionReason.OUT_OF_RANGE, field.wireName())
                        : null;
            case INSTANT ->
                outOfRange((Long) value) ? Rejection.of(RejectionReason.TIME_OUT_OF_RANGE, field.wireName()) : null;
            case DATE ->
                (Long) value < EARLIEST_DAY || (Long) value >= LATEST_DAY
                        ? Rejection.of(RejectionReason.TIME_OUT_OF_RANGE, field.wireName())
                        : null;
            case CODE ->
                Codes.of(field).contains((String) value)
                        ? null
                        : Rejection.of(RejectionReason.UNKNOWN_CODE, field.wireName());
            case TEXT ->
                ((String) value).length() > MAX_TEXT ? Rejection.of(RejectionReason.TOO_LONG, field.wireName()) : null;
            case DECIMAL ->
                Double.isFinite((Double) value) ? null : Rejection.of(RejectionReason.OUT_OF_RANGE, field.wireName());
            default -> checkAdjustments(field, value);
        };
    }

    private static Rejection checkCents(Field field, long cents) {
        if (cents < 0) {
            return Rejection.of(RejectionReason.NEGATIVE_AMOUNT, field.wireName());
        }
        return cents >= MAX_CENTS ? Rejection.of(RejectionReason.OUT_OF_RANGE, field.wireName()) : null;
    }

    private static Rejection checkAdjustments(Field field, Object value) {
        if (field == Field.ADJUSTMENTS) {
            long sizes = 0;
            for (Object item : (List<?>) value) {
                // An adjustment of a remittance may be negative (it takes back); the size of all is bounded like one
                // amount.
                long cents = ((Adjustment) item).cents();
                sizes += cents <= -MAX_CENTS ? MAX_CENTS : Math.min(Math.abs(cents), MAX_CENTS);
                if (sizes >= MAX_CENTS) {
                    return Rejection.of(RejectionReason.OUT_OF_RANGE, field.wireName());
                }
            }
        }
        return null;
    }

    private static boolean outOfRange(long micros) {
        return micros < EARLIEST || micros >= LATEST;
    }
}
