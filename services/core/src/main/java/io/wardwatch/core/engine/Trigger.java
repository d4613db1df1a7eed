package io.wardwatch.core.engine;

import io.wardwatch.core.score.ReadmissionScore;
import io.wardwatch.core.score.ScoreInput;
import io.wardwatch.core.state.ScoreState;
import io.wardwatch.core.timeline.Entry;
import java.util.List;

/**
 * What issues a score, and of what.
 *
 * @param dueDay whether it is a due day, not an entry
 * @param input null where by now it issues none
 * @param score of the input, where it was made already, else null
 */
record Trigger(Entry entry, boolean dueDay, ScoreInput input, ReadmissionScore score) {
    Trigger(Entry entry, boolean dueDay, ScoreInput input) {
        this(entry, dueDay, input, null);
    }

    /** Where its score stands in {@code states}; -1 where it does not. */
    int in(List<ScoreState> states) {
        for (int i = 0; i < states.size(); i++) {
            if (states.get(i).ofDueDay() == dueDay && states.get(i).trigger().sameId(entry)) {
                return i;
            }
        }
        return -1;
    }
}
