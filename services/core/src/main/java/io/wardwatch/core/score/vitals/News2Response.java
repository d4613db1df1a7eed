package io.wardwatch.core.score.vitals;

import java.time.Duration;

/** What NEWS2's chart 4 asks for (Royal College of Physicians, 2017), in rising order of urgency. */
public enum News2Response {
    /** Total 0: routine observations. */
    ROUTINE(Duration.ofHours(12)),
    /** Total 1 to 4: a registered nurse assesses. Observations at least every 4 to 6 hours; the longer is given here. */
    WARD(Duration.ofHours(6)),
    /** 3 in a single observation: urgent review by the ward's team. */
    URGENT_WARD_REVIEW(Duration.ofHours(1)),
    /** Total 5 or 6: urgent assessment by clinicians with competence in acute care. */
    URGENT(Duration.ofHours(1)),
    /** Total 7 or more: emergency assessment by a critical care team; vital signs are monitored continuously. */
    EMERGENCY(Duration.ZERO);

    private final Duration observeWithin;

    News2Response(Duration observeWithin) {
        this.observeWithin = observeWithin;
    }

    /** The longest time to the next observations; zero is continuous. */
    public Duration observeWithin() {
        return observeWithin;
    }
}
