package io.wardwatch.alerts;

import io.wardwatch.core.score.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What to do, from which of a score's reasons raise it. Each step names the reasons that it is offered for and claims no more:
 * which step helps whom is the care team's judgement. The thresholds are plain choices.
 */
enum Advice {
    FOLLOW_UP(
            "Book a follow-up visit within 7 days of discharge",
            Set.of(
                    "PRIOR_ADMISSIONS",
                    "PRIOR_EMERGENCY_VISITS",
                    "RECENT_DISCHARGE",
                    "EMERGENT",
                    "HEART_FAILURE",
                    "CHRONIC_PULMONARY",
                    "RENAL")),
    PHARMACIST(
            "Ask a pharmacist to review the medication",
            Set.of("CHARLSON_INDEX", "HEART_FAILURE", "CHRONIC_PULMONARY", "RENAL")),
    LABORATORY("Repeat the laboratory values that were low", Set.of("HEMOGLOBIN_LOW", "SODIUM_LOW")),
    SOCIAL_WORK("Involve social work", Set.of("LEFT_AGAINST_ADVICE")),
    HOME_HEALTH("Consider home health care", Set.of("NIGHTS_LOG", "PRIOR_ADMISSIONS"), Advice::oftenOrLong),
    PALLIATIVE("Consider a palliative care consult", Set.of("CHARLSON_INDEX"), Advice::heavy),
    RECORD("Complete the record: the score rests on gaps", Set.of("AGE_UNKNOWN", "DIAGNOSES_UNKNOWN", "LABS_UNKNOWN"));

    /** From this Charlson index on a palliative consult is offered for thought. */
    private static final double HEAVY_BURDEN = 6;
    /** From so many earlier admissions on, home health care is. */
    private static final double OFTEN = 2;

    private final String text;
    private final Set<String> drivers;
    private final Predicate<Reason> applies;

    Advice(String text, Set<String> drivers) {
        this(text, drivers, reason -> true);
    }

    Advice(String text, Set<String> drivers, Predicate<Reason> applies) {
        this.text = text;
        this.drivers = drivers;
        this.applies = applies;
    }

    /** The steps that the reasons ask for, in the order above; a follow-up visit in any case. */
    static List<Detail.Advice> of(List<Reason> reasons) {
        List<Detail.Advice> steps = new ArrayList<>();
        for (Advice advice : values()) {
            List<Reason> grounds = Words.strongest(reasons, Integer.MAX_VALUE).stream()
                    .filter(reason -> advice.drivers.contains(reason.code()) && advice.applies.test(reason))
                    .toList();
            if (!grounds.isEmpty()) {
                steps.add(new Detail.Advice(
                        advice.text,
                        Words.capital(grounds.stream().map(Words::reason).collect(Collectors.joining(", "))),
                        grounds.stream().map(Reason::code).toList()));
            } else if (advice == FOLLOW_UP) {
                steps.add(new Detail.Advice(advice.text, "The risk of coming back is high", List.of()));
            }
        }
        return steps;
    }

    private static boolean heavy(Reason reason) {
        return reason.value() >= HEAVY_BURDEN;
    }

    private static boolean oftenOrLong(Reason reason) {
        return !reason.code().equals("PRIOR_ADMISSIONS") || reason.value() >= OFTEN;
    }
}
