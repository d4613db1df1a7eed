package io.wardwatch.core.alert.rule;

import io.wardwatch.core.alert.RuleFact;
import io.wardwatch.core.policy.CareRule;
import java.util.List;

/** That a rule holds of a visit, and by which facts. */
public record RuleHit(CareRule rule, List<RuleFact> facts) {
    public RuleHit {
        facts = List.copyOf(facts);
    }
}
