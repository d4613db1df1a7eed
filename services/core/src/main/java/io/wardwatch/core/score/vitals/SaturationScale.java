package io.wardwatch.core.score.vitals;

import io.wardwatch.core.score.card.ScoreVersion;

/**
 * Which of NEWS2's two scales scores the oxygen saturation. The second is for patients with hypercapnic respiratory failure whose
 * target is 88–92 %, on the decision of a clinician; never chosen by software.
 */
public enum SaturationScale {
    ONE(ScoreVersion.NEWS2_SCALE1),
    TWO(ScoreVersion.NEWS2_SCALE2);

    private final ScoreVersion version;

    SaturationScale(ScoreVersion version) {
        this.version = version;
    }

    ScoreVersion version() {
        return version;
    }
}
