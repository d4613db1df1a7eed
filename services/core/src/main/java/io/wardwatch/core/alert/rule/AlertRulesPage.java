package io.wardwatch.core.alert.rule;

import io.wardwatch.core.policy.CareRule;
import io.wardwatch.core.policy.RuleSetting;

/** The rules as a page of Markdown: what {@code docs/reference/alert-rules.md} holds. */
public final class AlertRulesPage {
    private AlertRulesPage() {}

    /** The whole page, ending with a line feed. */
    public static String markdown() {
        StringBuilder page = new StringBuilder("""
                # Alerts without a model

                Written from the rules in `core`; do not edit by hand (`-Dgolden=update` writes it anew).

                A rule fires by plain facts of admissions and discharges. Its alerts stand beside those of scores on
                [`care.alert.v1`](topics.md), in the [feed](../how-to/feed.md) and in a replay's `alerts.csv`, under the rule's name
                as `kind`. They carry no probability; `rule` names the rule with its version, `facts` the counts and days by which
                it holds.

                - An alert is a fact like any other: a function of what is on record by now. Where a cancellation, deletion, change
                  of class, merge or late event takes its ground away it is retracted (`FACT_GONE`); where a visit goes to another
                  patient number, `MERGED`, and said again by that one.
                - Windows end where the visit began, in days of 24 hours, ends included; what came later changes nothing.
                - There is one alert for each rule and visit (of a facility: for each time that it is over the level). `openedAt` is the `recordedAt` of the event with which the visit began
                  to be what the rule asks for, also where the rest was learned of later.
                - `info` is for a list to be looked through once a day, `warning` for somebody now. Keys stand in the policy file
                  ([how to set them](../how-to/policy.md)).

                """);
        for (CareRule rule : CareRule.values()) {
            RuleWords words = RuleWords.of(rule);
            RuleSetting setting = rule.defaults();
            page.append("## " + words.title() + "\n\n");
            page.append("`" + rule.reference() + "`\n\n| | |\n|---|---|\n");
            line(page, "fires", words.fires());
            line(page, "ends", words.ends());
            line(page, "why", words.rationale());
            line(page, "source", words.source());
            line(page, "policy", keys("rule." + rule.key(), setting));
            page.append('\n');
        }
        page.deleteCharAt(page.length() - 1);
        return page.toString();
    }

    private static void line(StringBuilder page, String name, String text) {
        page.append("| " + name + " | " + text + " |\n");
    }

    private static String keys(String name, RuleSetting setting) {
        StringBuilder keys = new StringBuilder("`" + name + ".on = " + setting.on() + "`");
        keys.append(", `.severity = " + setting.severity().code() + "`");
        setting.days().ifPresent(days -> keys.append(", `.days = " + days + "`"));
        setting.atLeast().ifPresent(count -> keys.append(", `.atLeast = " + count + "`"));
        setting.below().ifPresent(level -> keys.append(", `.below = " + level + "`"));
        return keys.toString();
    }
}
