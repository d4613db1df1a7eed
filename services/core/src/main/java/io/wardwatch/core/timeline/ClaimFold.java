package io.wardwatch.core.timeline;

import io.wardwatch.core.event.Adjustment;
import io.wardwatch.core.event.Field;
import io.wardwatch.core.event.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Folds a claim's entries, given in stamp order, into facts. Money is never undone: each entry counts on its own day, and a
 * reversal is a negation of the one that it names, by {@code affectedEventId}, else by {@code payerControlNumber}.
 */
public final class ClaimFold {
    private static final Comparator<Entry> BY_TIME =
            Comparator.comparingLong(Entry::occurredAt).thenComparing(Entry.BY_STAMP);

    private final List<Entry> entries;
    private final boolean[] reversed;
    private List<Entry> waiting = List.of();
    private List<Entry> unclaimed = List.of();
    private String encounterId = "";
    private String payer = "";
    private String currency;
    private boolean mixedCurrency;
    private Entry firstAdjudication;
    private Entry firstSubmission;
    private Entry lastSubmission;
    private long paid;
    private long patientPaid;
    private long adjusted;
    private long moved;

    private ClaimFold(List<Entry> entries) {
        this.entries = entries;
        this.reversed = new boolean[entries.size()];
    }

    public static ClaimFacts fold(List<Entry> entries) {
        ClaimFold fold = new ClaimFold(entries);
        for (Entry entry : entries) {
            fold.foldFields(entry);
            fold.foldFirsts(entry);
        }
        fold.reverse();
        for (int i = 0; i < entries.size(); i++) {
            if (!fold.reversed[i]) {
                fold.post(entries.get(i));
            }
        }
        return fold.facts();
    }

    private ClaimFacts facts() {
        // Cents of two currencies have no sum, and a payment before its claim would be owed back to its payer.
        boolean posted = lastSubmission != null && !mixedCurrency;
        long charge = posted ? Math.max(0, charge(lastSubmission)) : 0;
        return new ClaimFacts(
                encounterId,
                payer,
                firstAdjudication,
                adjudicatedCharge(),
                posted ? charge - moved - paid - adjusted : 0,
                posted ? moved - patientPaid : 0,
                mixedCurrency,
                waiting,
                unclaimed);
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
            if (firstSubmission == null || BY_TIME.compare(entry, firstSubmission) < 0) {
                firstSubmission = entry;
            }
            if (lastSubmission == null || BY_TIME.compare(entry, lastSubmission) > 0) {
                lastSubmission = entry;
            }
        }
        boolean adjudicates = entry.kind() == Kind.ADJUDICATED && isAdjudication(entry);
        if (adjudicates && (firstAdjudication == null || BY_TIME.compare(entry, firstAdjudication) < 0)) {
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
            if (earlier && charge(entry) >= 0 && (before == null || BY_TIME.compare(entry, before) > 0)) {
                before = entry;
            }
        }
        if (before == null && firstSubmission != null && charge(firstSubmission) >= 0) {
            before = firstSubmission;
        }
        return before == null ? charge(firstAdjudication) : charge(before);
    }

    /** Reversals that name an event go first, so that one that names a number finds what is left. */
    private void reverse() {
        for (Entry entry : entries) {
            if (entry.kind() == Kind.REVERSED && !entry.affectedEventId().isEmpty()) {
                reverse(entry);
            }
        }
        for (Entry entry : entries) {
            if (entry.kind() == Kind.REVERSED && entry.affectedEventId().isEmpty()) {
                reverse(entry);
            }
        }
    }

    private void reverse(Entry reversal) {
        int target = target(reversal);
        if (target >= 0) {
            reversed[target] = true;
        } else {
            waiting = waiting.isEmpty() ? new ArrayList<>(2) : waiting;
            waiting.add(reversal);
        }
    }

    private int target(Entry reversal) {
        int found = -1;
        for (int i = 0; i < entries.size(); i++) {
            boolean candidate = !reversed[i] && names(reversal, entries.get(i));
            if (candidate && (found < 0 || BY_TIME.compare(entries.get(i), entries.get(found)) < 0)) {
                found = i;
            }
        }
        return found;
    }

    /** By number only what was adjudicated before: what has the reversal's own moment is the correction beside it. */
    private static boolean names(Entry reversal, Entry entry) {
        if (!reversal.affectedEventId().isEmpty()) {
            return entry.eventId().equals(reversal.affectedEventId()) && entry.kind() != Kind.REVERSED;
        }
        String number = reversal.fields().text(Field.PAYER_CONTROL_NUMBER);
        return number != null
                && entry.kind() == Kind.ADJUDICATED
                && entry.occurredAt() < reversal.occurredAt()
                && number.equals(entry.fields().text(Field.PAYER_CONTROL_NUMBER));
    }

    /** What stands after all reversals; a reversed entry and its reversal sum to nothing. */
    private void post(Entry entry) {
        if (lastSubmission == null && movesMoney(entry.kind())) {
            unclaimed = unclaimed.isEmpty() ? new ArrayList<>(2) : unclaimed;
            unclaimed.add(entry);
        }
        switch (entry.kind()) {
            case ADJUDICATED -> paid = Math.addExact(paid, entry.fields().number(Field.PAID_CENTS, 0));
            case PATIENT_PAID ->
                patientPaid = Math.addExact(patientPaid, entry.fields().number(Field.PAID_CENTS, 0));
            case ADJUSTED -> adjusted = Math.addExact(adjusted, adjustmentCents(entry));
            case TRANSFERRED_TO_PATIENT ->
                moved = Math.addExact(moved, entry.fields().number(Field.PATIENT_RESPONSIBILITY_CENTS, 0));
            default -> {
                // submissions set the charge, reversals were matched; other kinds move no money yet
            }
        }
    }

    private static boolean movesMoney(Kind kind) {
        return kind == Kind.ADJUDICATED
                || kind == Kind.PATIENT_PAID
                || kind == Kind.ADJUSTED
                || kind == Kind.TRANSFERRED_TO_PATIENT;
    }

    private static long adjustmentCents(Entry entry) {
        long sum = 0;
        if (entry.fields().get(Field.ADJUSTMENTS) instanceof List<?> list) {
            for (Object item : list) {
                sum = Math.addExact(sum, ((Adjustment) item).cents());
            }
        }
        return sum;
    }
}
