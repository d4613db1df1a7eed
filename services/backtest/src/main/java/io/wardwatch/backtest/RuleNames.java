package io.wardwatch.backtest;

import io.wardwatch.model.Target;
import java.util.List;

/** What simple rules are called in columns and figures, in the order of {@link io.wardwatch.model.Said#rules()}. */
final class RuleNames {
    private RuleNames() {}

    static List<String> of(Target target) {
        return switch (target) {
            case READMISSION_30D -> List.of("lace", "hospital", "one_rule");
            case DENIAL -> List.of("one_rule");
            case PAYMENT_90D -> List.of("owed_log", "one_rule");
        };
    }
}
