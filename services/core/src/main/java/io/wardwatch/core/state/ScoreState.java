package io.wardwatch.core.state;

import io.wardwatch.core.policy.Tier;
import io.wardwatch.core.score.Moment;
import io.wardwatch.core.timeline.DueDay;
import io.wardwatch.core.timeline.Entry;
import java.util.Comparator;
import java.util.List;

/**
 * What is kept of an issued score: enough to know whether its bytes would change, and to fold alerts. A withdrawn one (its
 * trigger turned out never to have held) keeps only its revision.
 *
 * @param trigger an entry, or of a follow-up a due day ({@link DueDay})
 * @param tier that the score entered by itself when it was issued; LOW where withdrawn
 * @param digest of all bytes that travelled
 */
public record ScoreState(
        Entry trigger, Moment moment, int revision, boolean withdrawn, Tier tier, double probability, long digest) {
    /** In the order of their triggers' stamps, in which they are kept. */
    public static final Comparator<ScoreState> BY_TRIGGER = Comparator.comparing(ScoreState::trigger, Entry.BY_STAMP);

    /** Whether its trigger is a due day, not an entry. */
    public boolean ofDueDay() {
        return moment == Moment.FOLLOW_UP;
    }

    /** Its trigger as it stands with {@code entries}; null where that is gone. */
    public Entry triggerIn(List<Entry> entries) {
        if (ofDueDay()) {
            return DueDay.again(trigger, entries);
        }
        for (Entry entry : entries) {
            if (entry.sameId(trigger)) {
                return entry;
            }
        }
        return null;
    }

    /** The same score under an entry that took its trigger's id; to be said again where its time is another one. */
    public ScoreState of(Entry entry) {
        long said = entry.recordedAt() == trigger.recordedAt() ? digest : ~digest;
        return new ScoreState(entry, moment, revision, withdrawn, tier, probability, said);
    }

    /** The same score, said {@code count} times by now, by whomever; if it stands, it is to be said again, whatever it says. */
    public ScoreState counting(int count) {
        return new ScoreState(trigger, moment, count, withdrawn, tier, probability, 0);
    }
}
