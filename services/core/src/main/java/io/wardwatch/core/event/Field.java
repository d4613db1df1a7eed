package io.wardwatch.core.event;

import static io.wardwatch.core.event.EventType.ADMISSION;
import static io.wardwatch.core.event.EventType.CLAIM;
import static io.wardwatch.core.event.EventType.DISCHARGE;

import java.util.EnumSet;
import java.util.Set;

/**
 * Every optional field of an event, under its plain-form name: its type, the families that may carry it, and whether the
 * timeline keeps it. {@link #code()} is a bit number in masks that stand in state: never reuse one.
 */
public enum Field {
    CLASS(0, "class", Type.CODE, true, ADMISSION),
    ADMISSION_TYPE(1, "admissionType", Type.CODE, true, ADMISSION),
    ADMIT_SOURCE(2, "admitSource", Type.TEXT, true, ADMISSION),
    UNIT(3, "unit", Type.TEXT, true, ADMISSION, DISCHARGE),
    BED(4, "bed", Type.TEXT, true, ADMISSION),
    SERVICE(5, "service", Type.TEXT, true, ADMISSION, DISCHARGE),
    PROVIDER(6, "provider", Type.TEXT, true, ADMISSION, DISCHARGE),
    PAYER(7, "payer", Type.TEXT, true, ADMISSION, CLAIM),
    PLAN(8, "plan", Type.TEXT, false, ADMISSION, CLAIM),
    BIRTH_DATE(9, "birthDate", Type.DATE, true, ADMISSION),
    AGE_YEARS(10, "ageYears", Type.COUNT, true, ADMISSION),
    SEX(11, "sex", Type.CODE, true, ADMISSION),
    REGION(12, "region", Type.TEXT, false, ADMISSION),
    DIAGNOSES(13, "diagnoses", Type.DIAGNOSES, true, ADMISSION, DISCHARGE, CLAIM),
    PLANNED(14, "planned", Type.FLAG, true, ADMISSION),
    /** The survivor's pseudonymous key, 32 hex digits; the plain form carries {@code survivorPatientId} instead. */
    SURVIVOR_PATIENT_KEY(15, "survivorPatientKey", Type.TEXT, true, ADMISSION),
    LABS(16, "labs", Type.LABS, true, ADMISSION, DISCHARGE),

    DISPOSITION(17, "disposition", Type.TEXT, true, DISCHARGE),
    PROCEDURES(18, "procedures", Type.PROCEDURES, true, DISCHARGE),
    DRG(19, "drg", Type.TEXT, true, DISCHARGE),
    DRG_WEIGHT(20, "drgWeight", Type.DECIMAL, true, DISCHARGE),
    CHARGE_CENTS(21, "chargeCents", Type.CENTS, true, DISCHARGE, CLAIM),
    COST_CENTS(22, "costCents", Type.CENTS, true, DISCHARGE),
    CURRENCY(23, "currency", Type.TEXT, true, DISCHARGE, CLAIM),
    PRIOR_YEAR(24, "priorYear", Type.PRIOR_YEAR, true, DISCHARGE),
    FOLLOW_UP_AT(25, "followUpAt", Type.INSTANT, true, DISCHARGE),

    SUBMISSION(26, "submission", Type.SUBMISSION, true, CLAIM),
    PAYER_CLASS(27, "payerClass", Type.CODE, true, CLAIM),
    CLAIM_FORM(28, "claimForm", Type.CODE, true, CLAIM),
    SERVICE_FROM(29, "serviceFrom", Type.DATE, false, CLAIM),
    SERVICE_TO(30, "serviceTo", Type.DATE, false, CLAIM),
    EFFECTIVE_DATE(31, "effectiveDate", Type.DATE, true, CLAIM),
    EXPECTED_CENTS(32, "expectedCents", Type.CENTS, true, CLAIM),
    ALLOWED_CENTS(33, "allowedCents", Type.CENTS, true, CLAIM),
    PAID_CENTS(34, "paidCents", Type.CENTS, true, CLAIM),
    PATIENT_RESPONSIBILITY_CENTS(35, "patientResponsibilityCents", Type.CENTS, true, CLAIM),
    PAYMENT_ID(36, "paymentId", Type.TEXT, true, CLAIM),
    REMIT_ID(37, "remitId", Type.TEXT, true, CLAIM),
    PAYER_CONTROL_NUMBER(38, "payerControlNumber", Type.TEXT, true, CLAIM),
    CLAIM_STATUS(39, "claimStatus", Type.TEXT, true, CLAIM),
    ADJUSTMENTS(40, "adjustments", Type.ADJUSTMENTS, true, CLAIM),
    REMARKS(41, "remarks", Type.TEXTS, false, CLAIM),
    LINES(42, "lines", Type.LINES, false, CLAIM),
    OUTCOME(43, "outcome", Type.TEXT, true, CLAIM),
    ADJUSTMENT_CLASS(44, "adjustmentClass", Type.CODE, true, CLAIM),
    AUTHORIZATION(45, "authorization", Type.TEXT, true, CLAIM),
    AUTHORIZATION_REQUIRED(46, "authorizationRequired", Type.FLAG, true, CLAIM),
    ELIGIBILITY_VERIFIED(47, "eligibilityVerified", Type.FLAG, true, CLAIM),
    DUE_AT(48, "dueAt", Type.INSTANT, true, CLAIM);

    /** The Java shape of a field's value in {@link Fields}. */
    public enum Type {
        /** String, free text as sent. */
        TEXT,
        /** String, one of the listed names of the field ({@link Codes}). */
        CODE,
        /** Boolean. */
        FLAG,
        /** Long ≥ 0, a count. */
        COUNT,
        /** Long ≥ 0, integer minor units. */
        CENTS,
        /** Double. */
        DECIMAL,
        /** Long, days since 1970-01-01. */
        DATE,
        /** Long, microseconds since 1970-01-01T00:00Z. */
        INSTANT,
        /** {@code List<String>}. */
        TEXTS,
        /** {@code List<Diagnosis>}. */
        DIAGNOSES,
        /** {@code List<Procedure>}. */
        PROCEDURES,
        /** {@link Labs}. */
        LABS,
        /** {@link PriorYear}. */
        PRIOR_YEAR,
        /** {@link Submission}. */
        SUBMISSION,
        /** {@code List<Adjustment>}. */
        ADJUSTMENTS,
        /** {@code List<ClaimLine>}. */
        LINES
    }

    private static final Field[] BY_CODE = new Field[Long.SIZE];

    static {
        for (Field field : values()) {
            BY_CODE[field.code] = field;
        }
    }

    private final int code;
    private final String wireName;
    private final Type type;
    private final boolean stored;
    private final Set<EventType> carriers;

    Field(int code, String wireName, Type type, boolean stored, EventType first, EventType... more) {
        this.code = code;
        this.wireName = wireName;
        this.type = type;
        this.stored = stored;
        this.carriers = EnumSet.of(first, more);
    }

    public int code() {
        return code;
    }

    /** This field's place in a mask. */
    public long bit() {
        return 1L << code;
    }

    public String wireName() {
        return wireName;
    }

    public Type type() {
        return type;
    }

    /** Whether its texts are few and come again, as a ward's name does and the number of a payment does not. */
    public boolean repeats() {
        return switch (this) {
            case PAYMENT_ID, REMIT_ID, PAYER_CONTROL_NUMBER, AUTHORIZATION, SURVIVOR_PATIENT_KEY -> false;
            default -> true;
        };
    }

    /** Whether an {@code Entry} keeps it: facts need it, or a measure that is designed does. */
    public boolean stored() {
        return stored;
    }

    public boolean carriedBy(EventType eventType) {
        return carriers.contains(eventType);
    }

    /** The field at bit {@code code}, or null where no field has it. */
    public static Field ofCode(int code) {
        return BY_CODE[code];
    }

    /** The field called {@code wireName} that {@code eventType} may carry, or null. */
    public static Field of(EventType eventType, String wireName) {
        for (Field field : values()) {
            if (field.wireName.equals(wireName) && field.carriedBy(eventType)) {
                return field;
            }
        }
        return null;
    }
}
