package io.wardwatch.core.engine;

import io.wardwatch.core.alert.CareAlert;
import io.wardwatch.core.measure.Contribution;
import io.wardwatch.core.timeline.Finding;

/** What one applied event says to the world, in the order the engine says it. The host adds the cut and forwards. */
public interface Outputs {
    void score(IssuedScore score);

    void alert(CareAlert alert);

    /** A difference: what the event added to (or took from) one cell. */
    void contribution(Contribution difference);

    /** {@code raised} false withdraws one said before. */
    void finding(Finding finding, boolean raised);
}
