package io.wardwatch.core.timeline;

import io.wardwatch.core.event.Event;
import io.wardwatch.core.event.Field;
import java.util.List;

/**
 * What one claim's entries amount to. Amounts in integer minor units. Balance = charge of the last submission − payments −
 * adjustments, reversals negating; a transfer to the patient moves its part from insurer to patient.
 *
 * @param encounterId the visit it belongs to, as last said; empty for none
 * @param payer as last said; empty for none
 * @param firstAdjudication the first of its adjudications in time, or null
 * @param adjudicatedCents charge that was adjudicated first: of the last submission up to then, else of the first one, else
 *     the adjudication's own; -1 unknown
 * @param insurerBalanceCents 0 while the claim is not submitted, or where its events are in more than one currency
 * @param patientBalanceCents as the insurer's
 * @param waiting reversals whose target is not known (yet)
 * @param unclaimed payments, adjustments and transfers of a claim that is not submitted (yet): none of them counts
 */
public record ClaimFacts(
        String encounterId,
        String payer,
        Entry firstAdjudication,
        long adjudicatedCents,
        long insurerBalanceCents,
        long patientBalanceCents,
        boolean mixedCurrency,
        List<Entry> waiting,
        List<Entry> unclaimed) {

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
