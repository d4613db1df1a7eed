package io.wardwatch.core.timeline;

import io.wardwatch.core.event.Field;
import io.wardwatch.core.event.Kind;
import java.util.List;

/** Folds a claim's entries, given in stamp order, into facts; what they book is the business of {@link ClaimLedger}. */
public final class ClaimFold {
    private final List<Entry> entries;
    private String encounterId = "";
    private String payer = "";
    private String currency;
    private boolean mixedCurrency;
    private Entry firstAdjudication;
    private Entry firstSubmission;

    private ClaimFold(List<Entry> entries) {
        this.entries = entries;
    }

    public static ClaimFacts fold(List<Entry> entries) {
        ClaimFold fold = new ClaimFold(entries);
        for (Entry entry : entries) {
            fold.foldFields(entry);
            fold.foldFirsts(entry);
        }
        return fold.facts(ClaimLedger.of(entries));
    }

    private ClaimFacts facts(ClaimLedger ledger) {
        // Cents of two currencies have no sum, and a payment before its claim would be owed back to its payer.
        boolean posted = firstSubmission != null && !mixedCurrency;
        return new ClaimFacts(
                encounterId,
                payer,
                firstAdjudication,
                mixedCurrency ? -1 : adjudicatedCharge(),
                firstSubmission,
                posted ? ledger.firstPayment() : null,
                posted ? List.copyOf(ledger.postings()) : List.of(),
                mixedCurrency,
                ledger.waiting(),
                firstSubmission == null ? ledger.movers() : List.of(),
                ledger.repeated());
    }

    private void foldFields(Entry entry) {
        if (!entry.encounterId().isEmpty()) {
            encounterId = entry.encounterId();
        }
        if ((entry.cleared() & Field.PAYER.bit()) != 0) {
            payer = "";
        }
        String said = entry.fields().text(Field.PAYER);
        if (said != null) {
            payer = said;
        }
        String unit = entry.fields().text(Field.CURRENCY);
        if (unit != null) {
            mixedCurrency |= currency != null && !currency.equals(unit);
            currency = unit;
        }
    }

    private void foldFirsts(Entry entry) {
        if (entry.kind() == Kind.SUBMITTED) {
            if (firstSubmission == null || Entry.BY_TIME.compare(entry, firstSubmission) < 0) {
                firstSubmission = entry;
            }
        }
        boolean adjudicates = entry.kind() == Kind.ADJUDICATED && isAdjudication(entry);
        if (adjudicates && (firstAdjudication == null || Entry.BY_TIME.compare(entry, firstAdjudication) < 0)) {
            firstAdjudication = entry;
        }
    }

    /** 23 is "not our claim, forwarded", 25 a predetermination: neither adjudicates (X12 835 CLP02). */
    private static boolean isAdjudication(Entry entry) {
        String status = entry.fields().text(Field.CLAIM_STATUS);
        return !"23".equals(status) && !"25".equals(status);
    }

    private static long charge(Entry entry) {
        return entry.fields().number(Field.CHARGE_CENTS, -1);
    }

    private long adjudicatedCharge() {
        if (firstAdjudication == null) {
            return -1;
        }
        Entry before = null;
        for (Entry entry : entries) {
            boolean earlier = entry.kind() == Kind.SUBMITTED && entry.occurredAt() <= firstAdjudication.occurredAt();
            if (earlier && charge(entry) >= 0 && (before == null || Entry.BY_TIME.compare(entry, before) > 0)) {
                before = entry;
            }
        }
        if (before == null && firstSubmission != null && charge(firstSubmission) >= 0) {
            before = firstSubmission;
        }
        return before == null ? charge(firstAdjudication) : charge(before);
    }
}
