package io.wardwatch.simulator;

import io.wardwatch.core.event.Adjustment;
import io.wardwatch.core.event.Field;
import io.wardwatch.core.event.Kind;
import java.util.List;

/** Writes the events of one claim. */
record ClaimPen(ClaimCase claim, Scribe scribe) {
    /** Opens the note of something that happened to the claim at {@code when}, booked on that local day. */
    Scribe note(Kind kind, long when) {
        return scribe.note(kind, claim.visit(), when)
                .claim(claim.id())
                .with(Field.EFFECTIVE_DATE, claim.visit().hospital().localDay(when))
                .with(Field.CURRENCY, "USD");
    }

    void writeOff(String adjustmentClass, long cents, long when) {
        note(Kind.ADJUSTED, when)
                .with(Field.ADJUSTMENT_CLASS, adjustmentClass)
                .with(Field.ADJUSTMENTS, adjustment("OA", "23", cents))
                .send();
    }

    static List<Adjustment> adjustment(String group, String code, long cents) {
        return List.of(new Adjustment("CLAIM", 0, group, code, cents));
    }
}
