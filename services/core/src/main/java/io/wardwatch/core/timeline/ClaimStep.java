package io.wardwatch.core.timeline;

import io.wardwatch.core.event.Field;
import io.wardwatch.core.event.Kind;
import io.wardwatch.core.event.Submission;
import java.util.List;

/** What one entry of a claim is in the claim's course: sent, taken back or answered. */
public final class ClaimStep {
    private ClaimStep() {}

    /** Whether it sends the claim to a payer. A submission of frequency 8 takes the claim back instead. */
    public static boolean submits(Entry entry) {
        return entry.kind() == Kind.SUBMITTED && !cancels(entry);
    }

    /** Whether it takes the claim back. */
    public static boolean voids(Entry entry) {
        return entry.kind() == Kind.VOIDED || (entry.kind() == Kind.SUBMITTED && cancels(entry));
    }

    /**
     * Whether it is the payer's answer to a submission. 22 takes an earlier answer back, 23 is "not our claim, forwarded", 25 a
     * predetermination: none of them answers (X12 835 CLP02).
     */
    public static boolean answers(Entry entry) {
        if (entry.kind() != Kind.ADJUDICATED) {
            return false;
        }
        String status = entry.fields().text(Field.CLAIM_STATUS);
        return !"22".equals(status) && !"23".equals(status) && !"25".equals(status);
    }

    /** Whether entries of {@code kind} answer or move money: what a reversal may take back. */
    static boolean movesMoney(Kind kind) {
        return switch (kind) {
            case ADJUDICATED, PATIENT_PAID, ADJUSTED, TRANSFERRED_TO_PATIENT, REFUNDED, RECOUPED -> true;
            default -> false;
        };
    }

    /** Whether {@code entry} happened after {@code other}; of one moment, the greater stamp is the later. */
    public static boolean isAfter(Entry entry, Entry other) {
        return Entry.BY_TIME.compare(entry, other) > 0;
    }

    private static boolean cancels(Entry entry) {
        return entry.fields().get(Field.SUBMISSION) instanceof Submission submission
                && "8".equals(submission.frequencyCode());
    }

    /**
     * The charge that the last in time of the submissions among {@code entries} states, of those that state one.
     *
     * @param until the last submission that counts; null = all do
     * @return minor units; -1 where none states a charge
     */
    public static long charge(List<Entry> entries, Entry until) {
        Entry latest = null;
        for (Entry entry : entries) {
            boolean states = submits(entry)
                    && entry.fields().has(Field.CHARGE_CENTS)
                    && (until == null || !isAfter(entry, until));
            latest = states && (latest == null || isAfter(entry, latest)) ? entry : latest;
        }
        return latest == null ? -1 : latest.fields().number(Field.CHARGE_CENTS, -1);
    }
}
