package io.wardwatch.alerts;

import io.wardwatch.core.alert.RuleFact;
import io.wardwatch.core.alert.rule.RuleWords;
import io.wardwatch.core.policy.CareRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Alerts of rules in words: by which facts, what to do, which rule and by whose word. A fact or rule that has no words yet is shown
 * as its code.
 */
public final class RuleReasons {
    private RuleReasons() {}

    /** The facts, in their order; a window is said with what was counted in it. */
    static List<Row.ReasonLine> lines(List<RuleFact> facts) {
        List<Row.ReasonLine> lines = new ArrayList<>(facts.size());
        for (RuleFact fact : facts) {
            if (!fact.code().equals(RuleFact.WINDOW_DAYS)) {
                lines.add(new Row.ReasonLine(fact.code(), text(fact, facts), Words.FIXED, 0, fact.value(), 0));
            }
        }
        return lines;
    }

    /** All facts in one line. */
    public static String line(List<RuleFact> facts) {
        return lines(facts).stream().map(Row.ReasonLine::text).collect(Collectors.joining(", "));
    }

    private static String text(RuleFact fact, List<RuleFact> all) {
        return switch (fact.code()) {
            case RuleFact.DAYS_SINCE_DISCHARGE -> "left hospital " + before(fact.value());
            case RuleFact.FROM_OTHER_FACILITY -> "another hospital than this one";
            case RuleFact.EMERGENCY_VISITS -> Words.plural(fact.value(), "emergency visit") + window(all);
            case RuleFact.ADMISSIONS -> Words.plural(fact.value(), "admission") + window(all);
            case RuleFact.DAYS_SINCE_SKILLED_NURSING -> "discharged to skilled nursing " + before(fact.value());
            case RuleFact.OCCUPANCY_PERCENT -> fact.value() + " % of staffed beds at midnight";
            case RuleFact.OCCUPIED_BEDS -> Words.plural(fact.value(), "inpatient");
            case RuleFact.STAFFED_BEDS -> Words.plural(fact.value(), "staffed bed");
            case RuleFact.DAYS_WITHOUT_FOLLOW_UP ->
                "no follow-up booked " + Words.plural(fact.value(), "day") + " after the discharge";
            case RuleFact.ADMITTED_FROM_SKILLED_NURSING -> "sent by a nursing facility";
            default -> Words.plain(fact.code()) + " " + fact.value();
        };
    }

    private static String before(long days) {
        return days == 0 ? "less than a day before" : Words.plural(days, "day") + " before";
    }

    private static String window(List<RuleFact> facts) {
        return facts.stream()
                .filter(fact -> fact.code().equals(RuleFact.WINDOW_DAYS))
                .map(fact -> " in " + Words.plural(fact.value(), "day") + ", this one among them")
                .findFirst()
                .orElse("");
    }

    static String sentence(Row row) {
        String place = row.unit() == null ? row.facility() : row.facility() + " " + row.unit();
        String because = row.reasons().stream().map(Row.ReasonLine::text).collect(Collectors.joining(", "));
        return place + ": " + row.kindText() + (because.isEmpty() ? "." : ": " + because + ".");
    }

    /** The rule that fired; null where a score did. */
    static Detail.RuleLine rule(AnyAlert said) {
        Optional<CareRule> rule = said.ofRule() ? RuleWords.rule(said.kind()) : Optional.empty();
        return rule.map(known -> {
                    RuleWords words = RuleWords.of(known);
                    String fires = words.fires().replace("`", "");
                    String number = said.rule().substring(said.rule().indexOf('@') + 1);
                    int version =
                            number.chars().allMatch(Character::isDigit) ? Integer.parseInt(number) : known.version();
                    return new Detail.RuleLine(
                            known.name(), version, words.title(), fires, words.rationale(), words.source());
                })
                .orElse(null);
    }

    /** What to do about an alert of that kind; which step helps whom is the care team's judgement. */
    static List<Detail.Advice> advice(String kind) {
        return RuleWords.rule(kind).map(RuleReasons::steps).orElse(List.of());
    }

    private static List<Detail.Advice> steps(CareRule rule) {
        return switch (rule) {
            case READMISSION_IN_PROGRESS ->
                List.of(
                        step("Call the case manager to the bedside now", "Before it is decided to admit"),
                        step(
                                "Read the discharge summary, and call the team that discharged",
                                "They know what was left open"),
                        step(
                                "Look for a way without an admission",
                                "Observation, home health care, or a visit tomorrow may do"));
            case FREQUENT_EMERGENCY_VISITS ->
                List.of(
                        step("Offer a case manager", "The visits may have one cause"),
                        step("Write or read the care plan", "So that each visit goes on from the last"),
                        step("Book a visit with a doctor of the patient's own", "Within a week"));
            case FREQUENT_ADMISSIONS ->
                List.of(
                        step("Begin to plan the discharge today", "The patient has been here before"),
                        step("Ask what went wrong at home", "Medication, help, transport, understanding"),
                        step("Ask a pharmacist to review the medication", "Often a cause of coming back"));
            case RECENT_SKILLED_NURSING ->
                List.of(
                        step(
                                "Call the nursing facility",
                                "What was tried, what the patient wants, the medication list"),
                        step("Ask whether the bed is held", "It decides where the patient can go"));
            case FOLLOW_UP_MISSING ->
                List.of(
                        step("Call the patient and book a visit", "Within 7 days of the discharge"),
                        step("Ask how it goes at home", "Medication, help, signs to come back for"));
            case OCCUPANCY_SURGE ->
                List.of(
                        step("Call the bed meeting", "Who can go home today, and what holds them"),
                        step("Open surge beds, or staff more", "By the hospital's own plan"),
                        step("Tell the emergency department", "Admitted patients will wait there"));
        };
    }

    private static Detail.Advice step(String text, String why) {
        return new Detail.Advice(text, why, List.of());
    }
}
