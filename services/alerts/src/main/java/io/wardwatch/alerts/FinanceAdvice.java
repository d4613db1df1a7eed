package io.wardwatch.alerts;

import io.wardwatch.core.score.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What to do about a claim, in the order in which to do it. Who may not be able to pay is screened for assistance first, and
 * nothing here sends anybody to collections: the risk is an informed estimate, not a determination.
 */
enum FinanceAdvice {
    ASSISTANCE(
            "PAYMENT_RISK",
            "Screen for financial assistance before anything else",
            "Many who are entitled to help never get it",
            Set.of()),
    COVERAGE("PAYMENT_RISK", "Look for coverage that is not on record", "", Set.of("SELF_PAY", "PAYER_UNKNOWN")),
    INSTALMENTS(
            "PAYMENT_RISK",
            "Explain the bill and offer instalments",
            "",
            Set.of("OWED_LOG", "OWED_SHARE", "MONTHS_SUBMITTED")),
    AUTHORIZATION(
            "DENIAL_RISK", "Get the authorization and send the claim corrected", "", Set.of("AUTHORIZATION_MISSING")),
    ELIGIBILITY(
            "DENIAL_RISK",
            "Verify eligibility and correct the coverage",
            "",
            Set.of("ELIGIBILITY_UNVERIFIED", "ELIGIBILITY_UNKNOWN")),
    RECORD("DENIAL_RISK", "Complete the claim: the score rests on gaps", "", Set.of("PAYER_UNKNOWN", "CHARGE_UNKNOWN")),
    REVIEW("DENIAL_RISK", "Review the claim before the payer answers", "The risk of a denial is high", Set.of());

    private final String kind;
    private final String text;
    private final String why;
    private final Set<String> drivers;

    /** @param why where no driver is needed; a step with drivers is offered for those alone */
    FinanceAdvice(String kind, String text, String why, Set<String> drivers) {
        this.kind = kind;
        this.text = text;
        this.why = why;
        this.drivers = drivers;
    }

    /** The steps that an alert of {@code kind} asks for. */
    static List<Detail.Advice> of(String kind, List<Reason> reasons) {
        List<Detail.Advice> steps = new ArrayList<>();
        for (FinanceAdvice advice : values()) {
            if (!advice.kind.equals(kind)) {
                continue;
            }
            List<Reason> grounds = Words.strongest(reasons, Integer.MAX_VALUE).stream()
                    .filter(reason -> advice.drivers.contains(reason.code()))
                    .toList();
            if (advice.drivers.isEmpty()) {
                steps.add(new Detail.Advice(advice.text, advice.why, List.of()));
            } else if (!grounds.isEmpty()) {
                steps.add(new Detail.Advice(
                        advice.text,
                        Words.capital(grounds.stream().map(Words::reason).collect(Collectors.joining(", "))),
                        grounds.stream().map(Reason::code).toList()));
            }
        }
        return steps;
    }
}
