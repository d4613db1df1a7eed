package io.wardwatch.core.event;

import java.util.List;

/**
 * The listed names of each {@link Field} of type {@code CODE}; anything else there is refused, never guessed. A name's place
 * stands in state: add at the end, never reorder.
 */
public final class Codes {
    private static final List<String> CLASSES =
            List.of("INPATIENT", "EMERGENCY", "OBSERVATION", "OUTPATIENT", "UNKNOWN");
    private static final List<String> ADMISSION_TYPES =
            List.of("EMERGENCY", "URGENT", "ELECTIVE", "NEWBORN", "TRAUMA", "UNKNOWN");
    private static final List<String> SEXES = List.of("F", "M", "X", "UNKNOWN");
    private static final List<String> PAYER_CLASSES =
            List.of("MEDICARE", "MEDICAID", "COMMERCIAL", "SELF_PAY", "OTHER", "UNKNOWN");
    private static final List<String> CLAIM_FORMS = List.of("INSTITUTIONAL", "PROFESSIONAL", "UNKNOWN");
    private static final List<String> ADJUSTMENT_CLASSES = List.of(
            "CONTRACTUAL",
            "DENIAL",
            "BAD_DEBT",
            "CHARITY",
            "UNINSURED_DISCOUNT",
            "PROMPT_PAY",
            "ADMINISTRATIVE",
            "SMALL_BALANCE",
            "TIMELY_FILING",
            "UNKNOWN");
    /** Code systems of a diagnosis or procedure; procedures may name others. */
    public static final List<String> DIAGNOSIS_SYSTEMS = List.of("ICD10", "ICD9", "SNOMED", "TEXT", "UNKNOWN");

    private Codes() {}

    /** The names that {@code field} may hold; throws {@link IllegalArgumentException} for a field of another type. */
    public static List<String> of(Field field) {
        return switch (field) {
            case CLASS -> CLASSES;
            case ADMISSION_TYPE -> ADMISSION_TYPES;
            case SEX -> SEXES;
            case PAYER_CLASS -> PAYER_CLASSES;
            case CLAIM_FORM -> CLAIM_FORMS;
            case ADJUSTMENT_CLASS -> ADJUSTMENT_CLASSES;
            default -> throw new IllegalArgumentException(field + " holds no listed code");
        };
    }
}
