package io.wardwatch.core.timeline;

import io.wardwatch.core.event.Field;

/**
 * What one entry of a claim books, in minor units; a reversal books the negation of what it takes back, on its own day. Never 0
 * cents.
 *
 * @param entry which is its day and its source
 */
public record Posting(Entry entry, Account account, long cents) {
    /** The local day it is booked on: the accounting date where one is stated; charges are booked when they are submitted. */
    public long day(LocalDays days) {
        long occurred = days.dayOf(entry.occurredAt());
        return account == Account.CHARGE ? occurred : entry.fields().number(Field.EFFECTIVE_DATE, occurred);
    }

    /** Whether it takes another posting back. */
    public boolean isReversal() {
        return ClaimLedger.isReversal(entry.kind());
    }

    Posting negatedBy(Entry reversal) {
        return new Posting(reversal, account, Math.negateExact(cents));
    }
}
