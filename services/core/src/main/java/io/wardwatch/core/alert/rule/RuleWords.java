package io.wardwatch.core.alert.rule;

import io.wardwatch.core.policy.CareRule;
import java.util.Optional;

/**
 * What people read of a rule: what it says, when it fires and ends, why, and by whose word. Apart from the rules themselves, as
 * wording may change and a rule's meaning may not. A rule without words does not compile. What to do about it is said at the edge.
 *
 * @param fires when it opens an alert
 * @param ends when the alert closes in its course
 * @param rationale why anybody should look
 * @param source who says so, and what of it is a plain choice of ours
 */
public record RuleWords(String title, String fires, String ends, String rationale, String source) {

    /** The rule of an alert's kind; empty where a score speaks. */
    public static Optional<CareRule> rule(String kind) {
        for (CareRule rule : CareRule.values()) {
            if (rule.name().equals(kind)) {
                return Optional.of(rule);
            }
        }
        return Optional.empty();
    }

    public static RuleWords of(CareRule rule) {
        return switch (rule) {
            case READMISSION_IN_PROGRESS ->
                new RuleWords(
                        "Back within 30 days of a stay",
                        "A visit to the emergency department or for observation begins, and another stay, at any hospital of the"
                                + " network, ended with the patient alive at most `days` before. Not where that stay ended less than"
                                + " a day before with a transfer to another acute hospital.",
                        "The visit ends (`VISIT_ENDED`, `DIED`), or becomes a stay (`ADMITTED`).",
                        "Whoever is told while the patient is still in the emergency department can often arrange care"
                                + " without an admission; after it, it is a readmission.",
                        "The window is that of the 30-day readmission measures of CMS; to look during the visit is the practice of"
                                + " encounter notification services.");
            case FREQUENT_EMERGENCY_VISITS ->
                new RuleWords(
                        "Frequent emergency visits",
                        "A visit to the emergency department begins, and with it there are at least `atLeast` that began within"
                                + " `days`, whether or not they led to a stay.",
                        "The visit, with the stay that it led to, ends (`VISIT_ENDED`, `DIED`).",
                        "Often the need behind is none that an emergency department can meet: pain, addiction, housing, no"
                                + " doctor of one's own. A care plan and a case manager may.",
                        "Earlier emergency visits foretell the next (E of LACE: van Walraven et al., CMAJ 2010; LaCalle and Rabin,"
                                + " Ann Emerg Med 2010). Three in sixty days is a plain choice.");
            case FREQUENT_ADMISSIONS ->
                new RuleWords(
                        "Admitted again within a year",
                        "A stay begins, and with it there are at least `atLeast` that began within `days`. A stay that goes on"
                                + " with one which sent the patient to another acute hospital less than a day before counts as"
                                + " one with it.",
                        "The stay ends (`VISIT_ENDED`, `DIED`).",
                        "Admissions of the year before are among the strongest signs that a patient comes back; discharge planning"
                                + " is best begun at the door.",
                        "Donzé et al., JAMA Intern Med 2013 (HOSPITAL score). Two, this one among them, is a plain choice.");
            case RECENT_SKILLED_NURSING ->
                new RuleWords(
                        "From skilled nursing",
                        "A stay begins, and within `days` before it another stay ended with a discharge to skilled nursing"
                                + " (disposition `03` or `83`), or the admission's own source is a nursing facility (`5`). The alert's"
                                + " facts say which.",
                        "The stay ends (`VISIT_ENDED`, `DIED`).",
                        "The facility knows what was tried and what the patient wants; the bed there may be held; and whether"
                                + " it can take the patient back decides the discharge.",
                        "Of Medicare patients sent to skilled nursing nearly a quarter came back within 30 days (Mor et al., Health"
                                + " Affairs 2010).");
            case FOLLOW_UP_MISSING ->
                new RuleWords(
                        "High risk, no follow-up booked",
                        "`days` after a discharge home (disposition `01`, `06`, `07`, `81`, `86` or none) whose score lies in a tier"
                                + " that alerts, no event of the discharge has said `followUpAt`. Not of one who has died or was"
                                + " admitted again by then. **Off unless the policy says otherwise**: a source that never sends"
                                + " `followUpAt` would raise it for everybody, and nothing in one patient's record tells such"
                                + " a source from a missing appointment. Off means unavailable, not zero.",
                        "An appointment becomes known (`FOLLOW_UP_BOOKED`). The feed lets it expire 30 days after the discharge.",
                        "A visit soon after the discharge finds what went wrong at home while it can be mended there.",
                        "Early follow-up goes with fewer readmissions (Hernandez et al., JAMA 2010, heart failure, within 7 days)."
                                + " Two days to book it is a plain choice.");
            case OCCUPANCY_SURGE ->
                new RuleWords(
                        "Occupancy above surge level",
                        "At the midnight that ends a day the inpatients of a facility are `atLeast` per cent of its staffed beds or more."
                                + " Looked at when the day closes, six hours later. Of a facility, not of a patient: no patient or"
                                + " visit stands in it. Where no beds are stated there is none.",
                        "The share falls `below` its level at a later midnight (`OCCUPANCY_FELL`). Corrections of past days open, move or"
                                + " retract it, too, at the next close.",
                        "Above some 90 to 95 per cent of beds patients wait in the emergency department, and are placed where there is"
                                + " room rather than where they belong.",
                        "Bagust, Place and Posnett, BMJ 1999: shortages are regular above 90 per cent. The two levels are plain"
                                + " choices.");
        };
    }
}
