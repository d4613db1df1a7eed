package io.wardwatch.core.timeline;

import io.wardwatch.core.event.Adjustment;
import io.wardwatch.core.event.Event;
import io.wardwatch.core.event.Field;
import io.wardwatch.core.event.Fields;
import io.wardwatch.core.event.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Books a claim's entries, given in stamp order. Nothing is ever undone: a reversal books the negation of the one it names, by
 * {@code affectedEventId}, else by the number of what it reverses. A payment said twice under one remittance or payment id is
 * booked once.
 */
final class ClaimLedger {
    private final List<Entry> entries;
    /** Of each entry the index of the one it repeats, else its own. */
    private final int[] first;

    private final boolean[] reversed;
    private final List<Posting> postings = new ArrayList<>();
    private List<Entry> waiting = List.of();
    private List<Entry> repeated = List.of();

    private ClaimLedger(List<Entry> entries) {
        this.entries = entries;
        this.first = new int[entries.size()];
        this.reversed = new boolean[entries.size()];
    }

    static ClaimLedger of(List<Entry> entries) {
        ClaimLedger ledger = new ClaimLedger(entries);
        ledger.findRepeated();
        ledger.bookCharges();
        for (int i = 0; i < entries.size(); i++) {
            if (ledger.first[i] == i) {
                ledger.book(posting(entries.get(i)));
            }
        }
        // Reversals that name an event go first, so that one that names a number finds what is left.
        if (entries.stream().anyMatch(entry -> isReversal(entry.kind()))) {
            ReversalTargets targets = new ReversalTargets(entries, ledger.first, ledger.reversed);
            ledger.reverse(targets, true);
            ledger.reverse(targets, false);
        }
        return ledger;
    }

    List<Posting> postings() {
        return postings;
    }

    /** Reversals whose target is not known (yet). */
    List<Entry> waiting() {
        return waiting;
    }

    /** Payments that repeat another one, and so book nothing. */
    List<Entry> repeated() {
        return repeated;
    }

    /** What answers or moves money, and was neither reversed nor said before; a predetermination comes before its claim. */
    List<Entry> movers() {
        List<Entry> movers = new ArrayList<>(2);
        for (int i = 0; i < entries.size(); i++) {
            Entry entry = entries.get(i);
            boolean counts = first[i] == i && !reversed[i] && ClaimStep.movesMoney(entry.kind());
            if (counts && !"25".equals(entry.fields().text(Field.CLAIM_STATUS))) {
                movers.add(entry);
            }
        }
        return movers;
    }

    /** The first payment of an insurer in time, whatever was reversed later, or null. */
    Entry firstPayment() {
        Entry earliest = null;
        for (int i = 0; i < entries.size(); i++) {
            Entry entry = entries.get(i);
            boolean paid = first[i] == i && entry.kind() == Kind.ADJUDICATED && insurerPaid(entry) > 0;
            if (paid && (earliest == null || Entry.BY_TIME.compare(entry, earliest) < 0)) {
                earliest = entry;
            }
        }
        return earliest;
    }

    private void findRepeated() {
        Map<Said, Integer> said = new HashMap<>();
        for (int i = 0; i < first.length; i++) {
            Said each = said(entries.get(i));
            Integer before = each == null ? null : said.putIfAbsent(each, i);
            first[i] = before == null ? i : before;
            if (before != null) {
                repeated = repeated.isEmpty() ? new ArrayList<>(2) : repeated;
                repeated.add(entries.get(i));
            }
        }
    }

    /** What two payments agree in that are one, said twice. */
    private record Said(Kind kind, Object paid, Object id, Object payerControlNumber, Object status, long occurredAt) {}

    /** Or null of what is never a repeat. */
    private static Said said(Entry entry) {
        Fields fields = entry.fields();
        Object paid = fields.get(Field.PAID_CENTS);
        Object remitId = fields.get(Field.REMIT_ID);
        if (entry.kind() == Kind.PATIENT_PAID) {
            return new Said(entry.kind(), paid, fields.get(Field.PAYMENT_ID), null, null, entry.occurredAt());
        }
        return entry.kind() != Kind.ADJUDICATED || remitId == null
                ? null
                : new Said(
                        entry.kind(),
                        paid,
                        remitId,
                        fields.get(Field.PAYER_CONTROL_NUMBER),
                        fields.get(Field.CLAIM_STATUS),
                        Event.ABSENT);
    }

    /** The charge is a level that submissions and voids set: each books the step to it. */
    private void bookCharges() {
        List<Entry> inTime = new ArrayList<>(entries.size());
        for (Entry entry : entries) {
            if (entry.kind() == Kind.SUBMITTED || entry.kind() == Kind.VOIDED) {
                inTime.add(entry);
            }
        }
        inTime.sort(Entry.BY_TIME);
        long stated = 0;
        long level = 0;
        for (Entry entry : inTime) {
            long said = entry.fields().number(Field.CHARGE_CENTS, -1);
            stated = ClaimStep.submits(entry) && said >= 0 ? said : stated;
            long next = ClaimStep.voids(entry) ? 0 : stated;
            book(new Posting(entry, Account.CHARGE, next - level));
            level = next;
        }
    }

    private void book(Posting posting) {
        if (posting != null && posting.cents() != 0) {
            postings.add(posting);
        }
    }

    /** What an entry books by itself, or null where it books nothing. */
    private static Posting posting(Entry entry) {
        return switch (entry.kind()) {
            case ADJUDICATED -> new Posting(entry, Account.INSURER_PAID, insurerPaid(entry));
            case PATIENT_PAID -> new Posting(entry, Account.PATIENT_PAID, cents(entry, Field.PAID_CENTS));
            case RECOUPED -> new Posting(entry, Account.INSURER_PAID, -cents(entry, Field.PAID_CENTS));
            case REFUNDED ->
                new Posting(
                        entry,
                        entry.fields().has(Field.PAYMENT_ID) ? Account.PATIENT_PAID : Account.INSURER_PAID,
                        -cents(entry, Field.PAID_CENTS));
            case TRANSFERRED_TO_PATIENT ->
                new Posting(entry, Account.TO_PATIENT, cents(entry, Field.PATIENT_RESPONSIBILITY_CENTS));
            case ADJUSTED ->
                new Posting(entry, Account.ofClass(entry.fields().text(Field.ADJUSTMENT_CLASS)), adjusted(entry));
            default -> null;
        };
    }

    /** Of an answer that adjudicates nothing (22 is a reversal, 23 forwarded, 25 a predetermination) no money is paid. */
    private static long insurerPaid(Entry entry) {
        String status = entry.fields().text(Field.CLAIM_STATUS);
        boolean none = "22".equals(status) || "23".equals(status) || "25".equals(status);
        return none ? 0 : cents(entry, Field.PAID_CENTS);
    }

    private static long cents(Entry entry, Field field) {
        return entry.fields().number(field, 0);
    }

    private static long adjusted(Entry entry) {
        long sum = 0;
        if (entry.fields().get(Field.ADJUSTMENTS) instanceof List<?> list) {
            for (Object item : list) {
                sum = Math.addExact(sum, ((Adjustment) item).cents());
            }
        }
        return sum;
    }

    private void reverse(ReversalTargets targets, boolean byEvent) {
        for (Entry entry : entries) {
            if (isReversal(entry.kind()) && entry.affectedEventId().isEmpty() != byEvent) {
                reverse(entry, targets.of(entry));
            }
        }
    }

    static boolean isReversal(Kind kind) {
        return kind == Kind.REVERSED || kind == Kind.PATIENT_PAYMENT_REVERSED || kind == Kind.ADJUSTMENT_REVERSED;
    }

    private void reverse(Entry reversal, int target) {
        if (target < 0) {
            waiting = waiting.isEmpty() ? new ArrayList<>(2) : waiting;
            waiting.add(reversal);
            return;
        }
        reversed[target] = true;
        Posting taken = posting(entries.get(target));
        book(taken == null ? null : taken.negatedBy(reversal));
    }
}
