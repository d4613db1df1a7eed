package io.wardwatch.formats;

import io.wardwatch.core.engine.Label;
import io.wardwatch.core.event.PatientKey;
import io.wardwatch.core.policy.DeathPolicy;
import java.util.List;

/** Labels for the tests of their wire. */
final class LabelSamples {
    private static final PatientKey PATIENT = new PatientKey(Long.MIN_VALUE, 3);

    private LabelSamples() {}

    static Label left() {
        return of(1, Label.Outcome.NOT_INDEX, List.of("LEFT_AGAINST_ADVICE", "UNDER_AGE"));
    }

    static Label withdrawn() {
        return of(300, Label.Outcome.WITHDRAWN, List.of());
    }

    private static Label of(int revision, Label.Outcome outcome, List<String> reasons) {
        return new Label(
                "NORTH",
                "V|1",
                PATIENT,
                30,
                revision,
                outcome,
                false,
                reasons,
                false,
                20_139,
                1_743_876_000_000_000L,
                DeathPolicy.COMPOSITE,
                "readmission.unplanned@1",
                "excerpt 0123456789abcdef");
    }
}
