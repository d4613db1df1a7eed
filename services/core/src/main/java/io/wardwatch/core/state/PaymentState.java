package io.wardwatch.core.state;

import io.wardwatch.core.score.PaymentTarget;
import io.wardwatch.core.timeline.Entry;
import java.util.Comparator;

/**
 * What is kept of an issued payment score: enough to know whether its bytes would change, and to fold alerts. A withdrawn one
 * (its trigger turned out never to have held) keeps only its revision.
 *
 * @param target as last issued: an id that came again with a lesser stamp may be an event of another kind
 * @param digest of all bytes that travelled
 */
public record PaymentState(
        Entry trigger, PaymentTarget target, int revision, boolean withdrawn, double probability, long digest) {
    /** In the order of their triggers' stamps, in which they are kept. */
    public static final Comparator<PaymentState> BY_TRIGGER =
            Comparator.comparing(PaymentState::trigger, Entry.BY_STAMP);

    /** The same score under an entry that took its trigger's id; to be said again where its time is another one. */
    public PaymentState of(Entry entry) {
        long said = entry.recordedAt() == trigger.recordedAt() ? digest : ~digest;
        return new PaymentState(entry, target, revision, withdrawn, probability, said);
    }

    /** The same score, said {@code count} times by now, by whomever; if it stands, it is to be said again, whatever it says. */
    public PaymentState counting(int count) {
        return new PaymentState(trigger, target, count, withdrawn, probability, 0);
    }
}
