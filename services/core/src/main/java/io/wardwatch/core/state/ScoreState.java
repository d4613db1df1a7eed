package io.wardwatch.core.state;

import io.wardwatch.core.score.Moment;
import io.wardwatch.core.timeline.Entry;

/**
 * What is kept of an issued score: enough to know whether its bytes would change, and to fold alerts. A withdrawn one (its
 * trigger turned out never to have held) keeps only its revision.
 *
 * @param digest of all bytes that travelled
 */
public record ScoreState(
        Entry trigger, Moment moment, int revision, boolean withdrawn, double probability, long digest) {
    /** The same score under an entry that took its trigger's id. */
    public ScoreState of(Entry entry) {
        return new ScoreState(entry, moment, revision, withdrawn, probability, digest);
    }
}
