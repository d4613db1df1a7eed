package io.wardwatch.core.state;

import io.wardwatch.core.policy.Tier;
import io.wardwatch.core.score.Moment;
import io.wardwatch.core.timeline.Entry;
import java.util.Comparator;

/**
 * What is kept of an issued score: enough to know whether its bytes would change, and to fold alerts. A withdrawn one (its
 * trigger turned out never to have held) keeps only its revision.
 *
 * @param tier that the score entered by itself when it was issued; LOW where withdrawn
 * @param digest of all bytes that travelled
 */
public record ScoreState(
        Entry trigger, Moment moment, int revision, boolean withdrawn, Tier tier, double probability, long digest) {
    /** In the order of their triggers' stamps, in which they are kept. */
    public static final Comparator<ScoreState> BY_TRIGGER = Comparator.comparing(ScoreState::trigger, Entry.BY_STAMP);

    /** The same score under an entry that took its trigger's id; to be said again where its time is another one. */
    public ScoreState of(Entry entry) {
        long said = entry.recordedAt() == trigger.recordedAt() ? digest : ~digest;
        return new ScoreState(entry, moment, revision, withdrawn, tier, probability, said);
    }
}
