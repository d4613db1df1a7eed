package io.wardwatch.core.measure;

import io.wardwatch.core.timeline.Account;
import io.wardwatch.core.timeline.ClaimFacts;
import io.wardwatch.core.timeline.LocalDays;
import io.wardwatch.core.timeline.Posting;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a submitted claim contributes by what was booked of it. Days are local; nothing is booked before the first submission,
 * so that what was dated earlier counts on that day.
 */
final class ClaimContributions {
    private static final int PLAIN = Columns.PAID_WITHIN + Columns.collections();
    private static final int LEVELS = Columns.CREDIT + 1;

    private final ClaimFacts facts;
    private final LocalDays days;
    private final long submittedDay;
    private final TreeMap<Long, long[]> flows = new TreeMap<>();
    private final TreeMap<Long, Long> balances = new TreeMap<>();
    private long paidAfter = -1;

    private ClaimContributions(ClaimFacts facts, LocalDays days) {
        this.facts = facts;
        this.days = days;
        this.submittedDay = days.dayOf(facts.firstSubmission().occurredAt());
    }

    /** Receives one vector of a day. */
    interface Day {
        void add(MeasureGroup group, long day, Vector vector);
    }

    static void of(ClaimFacts facts, LocalDays days, Day into) {
        // Cents of two currencies have no sum.
        if (facts.firstSubmission() == null || facts.mixedCurrency()) {
            return;
        }
        ClaimContributions claim = new ClaimContributions(facts, days);
        claim.flow(claim.submittedDay)[Columns.CLAIMS] = 1;
        claim.flow(claim.submittedDay)[Columns.BILLED] = isBilled(facts) ? 1 : 0;
        facts.postings().forEach(claim::book);
        claim.netCharges();
        claim.firstPayment();
        claim.sayFlows(into);
        claim.sayBalances(into);
    }

    private static boolean isBilled(ClaimFacts facts) {
        for (Posting posting : facts.postings()) {
            if (posting.account() == Account.CHARGE && posting.cents() > 0) {
                return true;
            }
        }
        return false;
    }

    private long[] flow(long day) {
        return flows.computeIfAbsent(day, key -> new long[PLAIN]);
    }

    private static void add(long[] amounts, int column, long amount) {
        amounts[column] = Math.addExact(amounts[column], amount);
    }

    private long bookedDay(Posting posting) {
        return Math.max(submittedDay, posting.day(days));
    }

    private void book(Posting posting) {
        long day = bookedDay(posting);
        Account account = posting.account();
        long cents = posting.cents();
        balances.merge(day, account.ofBalance(cents), Math::addExact);
        boolean own = !posting.isReversal();
        if (account == Account.CHARGE) {
            add(flow(day), Columns.POSTED_CHARGE, cents);
            within(day, Columns.CHARGE_WITHIN, cents);
        } else if (account.isPayment()) {
            add(flow(day), Columns.PAYMENTS, own && cents > 0 ? 1 : 0);
            within(day, Columns.PAID_WITHIN, cents);
        } else if (account.isWriteOff()) {
            writeOff(flow(day), account, cents);
            add(flow(day), Columns.ADJUSTMENTS, own ? 1 : 0);
            within(day, Columns.NET_CHARGE_WITHIN, account == Account.CONTRACTUAL ? -cents : 0);
        }
    }

    private static void writeOff(long[] amounts, Account account, long cents) {
        add(amounts, Columns.WRITTEN_OFF, cents);
        add(amounts, Columns.WRITTEN_OFF_OTHER, account == Account.CONTRACTUAL ? 0 : cents);
        add(amounts, Columns.WRITTEN_OFF_CLASS + account.ordinal() - Account.CONTRACTUAL.ordinal(), cents);
    }

    /** Adds to the cohort of the first submission what was booked within each horizon of it. */
    private void within(long day, int column, long cents) {
        for (int i = 0; i < Columns.collections(); i++) {
            if (day - submittedDay <= Columns.collectionDays(i)) {
                add(flow(submittedDay), column + i, cents);
            }
        }
    }

    private void netCharges() {
        long[] cohort = flow(submittedDay);
        for (int i = 0; i < Columns.collections(); i++) {
            add(cohort, Columns.NET_CHARGE_WITHIN + i, cohort[Columns.CHARGE_WITHIN + i]);
        }
    }

    private void firstPayment() {
        if (facts.firstPayment() != null) {
            paidAfter = bookedDay(new Posting(facts.firstPayment(), Account.INSURER_PAID, 1)) - submittedDay;
            flow(submittedDay + paidAfter)[Columns.FIRST_PAID] = 1;
        }
    }

    private void sayFlows(Day into) {
        flows.forEach((day, amounts) -> {
            Vector vector = new Vector();
            for (int column = 0; column < PLAIN; column++) {
                vector.add(column, amounts[column]);
            }
            if (amounts[Columns.FIRST_PAID] > 0) {
                vector.add(Columns.DAYS_TO_PAYMENT_BINS + Bins.ofDays(paidAfter), 1);
            }
            into.add(MeasureGroup.CLAIM, day, vector);
        });
    }

    /** Walks the days on which the balance or its age changes, and takes a step on each. */
    private void sayBalances(Day into) {
        for (int i = 1; i < Columns.ages(); i++) {
            balances.putIfAbsent(submittedDay + Columns.ageFrom(i), 0L);
        }
        long balance = 0;
        int age = 0;
        for (Map.Entry<Long, Long> step : balances.entrySet()) {
            long[] steps = new long[LEVELS];
            stand(steps, age, balance, -1);
            balance = Math.addExact(balance, step.getValue());
            age = age(step.getKey() - submittedDay);
            stand(steps, age, balance, 1);
            Vector vector = new Vector();
            for (int column = 0; column < LEVELS; column++) {
                vector.add(column, steps[column]);
            }
            into.add(MeasureGroup.BALANCE, step.getKey(), vector);
        }
    }

    private static void stand(long[] steps, int age, long balance, int sign) {
        if (balance >= 0) {
            steps[Columns.OPEN_BY_AGE + age] += sign * balance;
        } else {
            steps[Columns.CREDIT] -= sign * balance;
        }
    }

    private static int age(long day) {
        int age = Columns.ages() - 1;
        while (Columns.ageFrom(age) > day) {
            age--;
        }
        return age;
    }

    /** The classes of write-offs, in the order of their columns. */
    static List<Account> writeOffs() {
        return List.of(Account.values()).stream().filter(Account::isWriteOff).toList();
    }
}
