package io.wardwatch.alerts;

import io.wardwatch.core.readmission.ConditionCohort;
import io.wardwatch.core.readmission.NotIndex;
import io.wardwatch.core.readmission.PlannedRule;
import io.wardwatch.core.readmission.SpecialtyCohort;

/** The words of the readmission measure: why a stay is no index stay, and why a return counts or does not. */
public final class IndexWords {
    private IndexWords() {}

    /** Why a stay is no index stay, in a few words. */
    public static String reason(NotIndex reason) {
        return switch (reason) {
            case NOT_INPATIENT -> "observation visit";
            case STILL_OPEN -> "still in hospital";
            case DIED -> "died in hospital";
            case LEFT_AGAINST_ADVICE -> "left against advice";
            case TRANSFERRED_OUT -> "taken over by another hospital";
            case SAME_DAY_SAME_HOSPITAL -> "back the same day with the same condition";
            case OVERLAPPING_STAY -> "in another stay when this one ended";
            case DISCHARGED_TO_ACUTE -> "sent to a hospital we do not see";
            case UNDER_AGE -> "too young for this measure";
            case AGE_UNKNOWN -> "age unknown";
            case NO_PRINCIPAL_DIAGNOSIS -> "not coded yet";
            case CANCER_TREATMENT -> "treatment of cancer";
            case PSYCHIATRIC -> "psychiatric care";
            case REHABILITATION -> "rehabilitation";
            case CANCER_HOSPITAL -> "exempt cancer hospital";
            case NO_COHORT -> "diagnosis in none of the five groups";
        };
    }

    /** The rule, as the page on the measure has it. */
    public static String rule(NotIndex reason) {
        return switch (reason) {
            case NOT_INPATIENT -> "It was an observation visit.";
            case STILL_OPEN -> "The patient is still in hospital.";
            case DIED -> "The patient died in hospital.";
            case LEFT_AGAINST_ADVICE -> "The patient left against advice.";
            case TRANSFERRED_OUT ->
                "Another hospital took the patient over on the same or the next day; its stay counts instead.";
            case SAME_DAY_SAME_HOSPITAL ->
                "The patient was back that day with the same condition; it is one stay, and the second counts.";
            case OVERLAPPING_STAY ->
                "By the record the patient was in another stay when this one ended; that one counts.";
            case DISCHARGED_TO_ACUTE -> "Sent to another acute hospital, which we do not see.";
            case UNDER_AGE -> "Too young for the variant.";
            case AGE_UNKNOWN -> "No age is known.";
            case NO_PRINCIPAL_DIAGNOSIS -> "Not coded yet.";
            case CANCER_TREATMENT, PSYCHIATRIC, REHABILITATION ->
                "The principal diagnosis is of a kind whose returns mean something else.";
            case CANCER_HOSPITAL -> "The hospital is exempt.";
            case NO_COHORT -> "The diagnosis belongs to none of the five groups.";
        };
    }

    /** Why a return is planned or not. */
    static String planned(PlannedRule rule) {
        return switch (rule) {
            case UNPLANNED -> "not planned";
            case ACUTE_DIAGNOSIS -> "not planned: a procedure that may be planned, but an acute or unknown diagnosis";
            case ALWAYS_PLANNED_PROCEDURE -> "planned: a procedure that always is, such as a transplant";
            case ALWAYS_PLANNED_DIAGNOSIS -> "planned: a diagnosis that always is, such as maintenance chemotherapy";
            case POTENTIALLY_PLANNED -> "planned: a procedure that may be, and no acute diagnosis";
        };
    }

    /** A specialty cohort by its name, as it travels; another one as its code. */
    static String cohort(String name) {
        for (SpecialtyCohort cohort : SpecialtyCohort.values()) {
            if (cohort.name().equals(name)) {
                return switch (cohort) {
                    case SURGERY_GYNECOLOGY -> "surgery or gynaecology";
                    case CARDIORESPIRATORY -> "cardiorespiratory";
                    case CARDIOVASCULAR -> "cardiovascular";
                    case NEUROLOGY -> "neurology";
                    case MEDICINE -> "medicine";
                };
            }
        }
        return Words.plain(name);
    }

    static String condition(ConditionCohort cohort) {
        return cohort.title();
    }
}
