package io.wardwatch.standalone;

import io.wardwatch.core.score.Reason;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Plain words for the reason codes of a readmission score: codes and values travel, words are found where they are shown. */
final class ReasonWords {
    private ReasonWords() {}

    /** The {@code most} strongest reasons that raise the risk, strongest first. */
    static String raising(List<Reason> reasons, int most) {
        return reasons.stream()
                .filter(reason -> reason.contribution() > 0)
                .sorted(Comparator.comparingDouble(Reason::contribution).reversed())
                .limit(most)
                .map(ReasonWords::of)
                .collect(Collectors.joining(", "));
    }

    /** One reason; a code that has no words yet is shown with its value. */
    static String of(Reason reason) {
        long count = Math.round(reason.value());
        return switch (reason.code()) {
            case "AGE_DECADES" -> "age " + Math.round(reason.value() * 10);
            case "AGE_UNKNOWN" -> "age unknown";
            case "SEX_MALE" -> "male";
            case "EMERGENT" -> "came as an emergency";
            case "PRIOR_ADMISSIONS" -> plural(count, "admission") + " in the 12 months before";
            case "PRIOR_EMERGENCY_VISITS" -> plural(count, "emergency visit") + " in the 6 months before";
            case "CHARLSON_INDEX" -> "burden of disease (Charlson " + count + ")";
            case "HEART_FAILURE" -> "heart failure";
            case "CHRONIC_PULMONARY" -> "chronic lung disease";
            case "RENAL" -> "kidney disease";
            case "DIAGNOSES_UNKNOWN" -> "no diagnosis on record yet";
            case "RECENT_DISCHARGE" -> "discharged within the last 30 days";
            case "AT_DISCHARGE" -> "at discharge";
            case "NIGHTS_LOG" -> plural(Math.round(Math.expm1(reason.value())), "night") + " in hospital";
            case "HEMOGLOBIN_LOW" -> "low hemoglobin";
            case "SODIUM_LOW" -> "low sodium";
            case "LABS_UNKNOWN" -> "no laboratory values";
            case "TO_FACILITY" -> "discharged to another place of care";
            case "TO_HOSPICE" -> "discharged to hospice care";
            case "LEFT_AGAINST_ADVICE" -> "left against advice";
            default -> String.format(Locale.ROOT, "%s %.2f", reason.code(), reason.value());
        };
    }

    private static String plural(long count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }
}
