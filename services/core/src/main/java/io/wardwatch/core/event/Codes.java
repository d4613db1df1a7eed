package io.wardwatch.core.event;

import java.util.Set;

/** The listed names of each {@link Field} of type {@code CODE}; anything else there is refused, never guessed. */
public final class Codes {
    private static final Set<String> CLASSES = Set.of("INPATIENT", "EMERGENCY", "OBSERVATION", "OUTPATIENT", "UNKNOWN");
    private static final Set<String> ADMISSION_TYPES =
            Set.of("EMERGENCY", "URGENT", "ELECTIVE", "NEWBORN", "TRAUMA", "UNKNOWN");
    private static final Set<String> SEXES = Set.of("F", "M", "X", "UNKNOWN");
    private static final Set<String> PAYER_CLASSES =
            Set.of("MEDICARE", "MEDICAID", "COMMERCIAL", "SELF_PAY", "OTHER", "UNKNOWN");
    private static final Set<String> CLAIM_FORMS = Set.of("INSTITUTIONAL", "PROFESSIONAL", "UNKNOWN");
    private static final Set<String> ADJUSTMENT_CLASSES = Set.of(
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
    public static final Set<String> DIAGNOSIS_SYSTEMS = Set.of("ICD10", "ICD9", "SNOMED", "TEXT", "UNKNOWN");

    private Codes() {}

    /** The names that {@code field} may hold; throws {@link IllegalArgumentException} for a field of another type. */
    public static Set<String> of(Field field) {
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
