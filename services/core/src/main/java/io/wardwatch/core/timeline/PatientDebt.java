package io.wardwatch.core.timeline;

import io.wardwatch.core.event.Field;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the patient owes of a claim, as its entries become known one after the other: what was moved to the patient less what
 * the patient paid, but never more than what is still open of the charge at all. So a write-off ends a debt whatever its
 * class, and a claim that insurers paid in full leaves none. Nothing is owed of a claim that was taken back, or whose entries
 * are in more than one currency.
 */
public final class PatientDebt {
    /** Why nothing is owed, or that something is. */
    public enum Standing {
        OWED,
        /** Paid, written off, moved back, or never moved to the patient. */
        SETTLED,
        VOIDED,
        MIXED_CURRENCY
    }

    /**
     * After one entry.
     *
     * @param cents above 0 where OWED, else 0
     */
    public record Step(Entry entry, long cents, Standing standing) {}

    private PatientDebt() {}

    /** What is owed after the last of {@code entries}, of which {@code facts} are the fold. */
    public static long after(ClaimFacts facts, List<Entry> entries) {
        List<Step> steps = steps(facts, entries);
        return steps.isEmpty() ? 0 : steps.get(steps.size() - 1).cents();
    }

    /** One step for each of {@code entries}, in their order. */
    public static List<Step> steps(ClaimFacts facts, List<Entry> entries) {
        if (facts.mixedCurrency()) {
            return mixed(entries);
        }
        long charge = ClaimStep.charge(entries, null);
        long moved = 0;
        long open = charge;
        Entry last = null;
        Map<Id, List<Posting>> moves = moves(facts);
        List<Step> steps = new ArrayList<>(entries.size());
        for (Entry entry : entries) {
            for (Posting posting : moves.getOrDefault(new Id(entry), List.of())) {
                moved = Math.addExact(moved, ofPatient(posting));
                open = Math.addExact(open, posting.account().ofBalance(posting.cents()));
            }
            boolean turns = ClaimStep.submits(entry) || ClaimStep.voids(entry);
            last = turns && (last == null || ClaimStep.isAfter(entry, last)) ? entry : last;
            long owed = charge < 0 ? moved : Math.min(moved, open);
            steps.add(step(entry, owed, last != null && ClaimStep.voids(last)));
        }
        return steps;
    }

    private record Id(String source, String eventId) {
        Id(Entry entry) {
            this(entry.source(), entry.eventId());
        }
    }

    /** All that was booked but charges, by the entry that booked it. */
    private static Map<Id, List<Posting>> moves(ClaimFacts facts) {
        Map<Id, List<Posting>> moves = new HashMap<>();
        for (Posting posting : facts.postings()) {
            if (posting.account() != Account.CHARGE) {
                moves.computeIfAbsent(new Id(posting.entry()), key -> new ArrayList<>(1))
                        .add(posting);
            }
        }
        return moves;
    }

    private static Step step(Entry entry, long owed, boolean voided) {
        if (voided) {
            return new Step(entry, 0, Standing.VOIDED);
        }
        return owed > 0 ? new Step(entry, owed, Standing.OWED) : new Step(entry, 0, Standing.SETTLED);
    }

    private static long ofPatient(Posting posting) {
        return switch (posting.account()) {
            case TO_PATIENT -> posting.cents();
            case PATIENT_PAID -> -posting.cents();
            default -> 0;
        };
    }

    /** Up to the entry that brought a second currency, the ledger of those before it. */
    private static List<Step> mixed(List<Entry> entries) {
        int single = 0;
        String currency = null;
        while (currency == null || sameOrNone(entries.get(single), currency)) {
            String said = entries.get(single).fields().text(Field.CURRENCY);
            currency = said == null ? currency : said;
            single++;
        }
        List<Entry> before = entries.subList(0, single);
        List<Step> steps = new ArrayList<>(steps(ClaimFold.fold(before), before));
        for (Entry entry : entries.subList(single, entries.size())) {
            steps.add(new Step(entry, 0, Standing.MIXED_CURRENCY));
        }
        return steps;
    }

    private static boolean sameOrNone(Entry entry, String currency) {
        String said = entry.fields().text(Field.CURRENCY);
        return said == null || said.equals(currency);
    }
}
