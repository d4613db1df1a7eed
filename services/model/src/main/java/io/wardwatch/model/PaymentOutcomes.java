package io.wardwatch.model;

import io.wardwatch.core.event.Field;
import io.wardwatch.core.timeline.Account;
import io.wardwatch.core.timeline.ClaimFacts;
import io.wardwatch.core.timeline.ClaimFold;
import io.wardwatch.core.timeline.ClaimStep;
import io.wardwatch.core.timeline.Entry;
import io.wardwatch.core.timeline.LocalDays;
import io.wardwatch.core.timeline.Posting;
import java.util.List;
import java.util.Optional;

/** What became of what a payment score foretold: functions of all that is known of the claim in the end. */
final class PaymentOutcomes {
    private static final int PAID_PERCENT = 95;

    private PaymentOutcomes() {}

    /** What came of a claim's score whose follow-up is complete. */
    static Outcome of(Said said, List<Entry> entries, Entry trigger, LocalDays days) {
        if (said.target() == Target.DENIAL) {
            return answer(entries, trigger)
                    .map(answer -> denies(answer)
                            ? Outcome.event(days.dayOf(answer.occurredAt()) - days.dayOf(trigger.occurredAt()))
                            : Outcome.noEvent())
                    .orElse(Outcome.excluded(FollowUp.NO_ANSWER));
        }
        return unpaid(entries, trigger, said.amountCents(), days)
                .map(unpaid -> unpaid ? Outcome.event(Target.PAYMENT_90D.followUpDays()) : Outcome.noEvent())
                .orElse(Outcome.excluded(FollowUp.TAKEN_BACK));
    }

    /**
     * Whether the payer's first answer to {@code submission} is a denial; empty where none came before the claim was sent again
     * or taken back.
     */
    static Optional<Boolean> denied(List<Entry> entries, Entry submission) {
        return answer(entries, submission).map(PaymentOutcomes::denies);
    }

    private static boolean denies(Entry answer) {
        return "4".equals(answer.fields().text(Field.CLAIM_STATUS));
    }

    private static Optional<Entry> answer(List<Entry> entries, Entry submission) {
        Entry next = null;
        Entry answer = null;
        for (Entry entry : entries) {
            if (ClaimStep.isAfter(entry, submission)) {
                boolean turns = ClaimStep.submits(entry) || ClaimStep.voids(entry);
                next = turns && (next == null || ClaimStep.isAfter(next, entry)) ? entry : next;
                boolean answers = ClaimStep.answers(entry);
                answer = answers && (answer == null || ClaimStep.isAfter(answer, entry)) ? entry : answer;
            }
        }
        return answer == null || (next != null && ClaimStep.isAfter(answer, next))
                ? Optional.empty()
                : Optional.of(answer);
    }

    /**
     * Whether less than 95 % of {@code owedCents} is paid by the 90th local day after {@code transfer}, net of payments that came
     * back by then. Payments count on the day they are booked, those that were known at the transfer not at all. Empty where the
     * transfer was taken back, or the claim turned out to be in more than one currency.
     */
    static Optional<Boolean> unpaid(List<Entry> entries, Entry transfer, long owedCents, LocalDays days) {
        ClaimFacts facts = ClaimFold.fold(entries);
        long last = days.dayOf(transfer.occurredAt()) + Target.PAYMENT_90D.followUpDays();
        long paid = 0;
        for (Posting posting : facts.postings()) {
            boolean inTime = posting.day(days) <= last;
            if (inTime && posting.account() == Account.TO_PATIENT && posting.cents() < 0) {
                return Optional.empty();
            }
            boolean counts = inTime && posting.entry().compareStamp(transfer) > 0;
            paid += counts && posting.account() == Account.PATIENT_PAID ? posting.cents() : 0;
        }
        return facts.mixedCurrency() ? Optional.empty() : Optional.of(paid * 100 < owedCents * PAID_PERCENT);
    }
}
