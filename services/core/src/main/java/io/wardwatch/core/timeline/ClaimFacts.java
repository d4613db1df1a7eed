package io.wardwatch.core.timeline;

import io.wardwatch.core.event.Event;
import io.wardwatch.core.event.Field;
import java.util.List;

/**
 * What one claim's entries amount to. Amounts in integer minor units. Balance = charge − payments − write-offs, reversals
 * negating; a transfer to the patient moves none of it.
 *
 * @param encounterId the visit it belongs to, as last said; empty for none
 * @param payer as last said; empty for none
 * @param firstAdjudication the first of its adjudications in time, or null
 * @param adjudicatedCents charge that was adjudicated first: of the last submission up to then, else of the first one, else
 *     the adjudication's own; -1 unknown, or in more than one currency
 * @param firstSubmission the first in time, or null while it is not submitted
 * @param firstPayment the first payment of an insurer in time, or null; as the postings
 * @param postings all that was booked; nothing while the claim is not submitted, or where its events are in more than one currency
 * @param waiting reversals whose target is not known (yet)
 * @param unclaimed answers, payments, adjustments and transfers of a claim that is not submitted (yet): no money of them counts
 * @param repeated payments said twice under one remittance or payment id: they count once
 */
public record ClaimFacts(
        String encounterId,
        String payer,
        Entry firstAdjudication,
        long adjudicatedCents,
        Entry firstSubmission,
        Entry firstPayment,
        List<Posting> postings,
        boolean mixedCurrency,
        List<Entry> waiting,
        List<Entry> unclaimed,
        List<Entry> repeated) {

    /** Claim status of an 835: 4 is denied. */
    public boolean firstDenied() {
        return firstAdjudication != null
                && "4".equals(firstAdjudication.fields().text(Field.CLAIM_STATUS));
    }

    /** When it was first adjudicated, or ABSENT. */
    public long firstAdjudicatedAt() {
        return firstAdjudication == null ? Event.ABSENT : firstAdjudication.occurredAt();
    }
}
