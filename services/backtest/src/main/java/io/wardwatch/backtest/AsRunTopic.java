package io.wardwatch.backtest;

import io.wardwatch.schemas.TopicCatalogue;
import io.wardwatch.schemas.TopicSpec;
import java.util.List;
import java.util.stream.Stream;

/** The outputs that carry a cut and are compared with what was said. */
enum AsRunTopic {
    READMISSION(TopicCatalogue.READMISSION_SCORES, true),
    PAYMENT(TopicCatalogue.PAYMENT_SCORES, true),
    CARE_ALERT(TopicCatalogue.CARE_ALERTS, false),
    FINANCE_ALERT(TopicCatalogue.FINANCE_ALERTS, false);

    private final TopicSpec spec;
    private final boolean whole;

    AsRunTopic(TopicSpec spec, boolean whole) {
        this.spec = spec;
        this.whole = whole;
    }

    TopicSpec spec() {
        return spec;
    }

    String topic() {
        return spec.name();
    }

    /** Whether it keeps all that was said of a key; otherwise only the last for certain. */
    boolean whole() {
        return whole;
    }

    static List<TopicSpec> specs() {
        return Stream.of(values()).map(AsRunTopic::spec).toList();
    }
}
