package io.wardwatch.simulator;

import io.wardwatch.core.event.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * How a patient's balance comes to zero: at once, in parts, with payments that bounce, late, or not at all. Conforms to what was
 * drawn: what is paid, net of what bounced, either reaches 95 % by day {@link #IN_TIME} or stays below it until day
 * {@link #LATE}, so that it makes no difference where a local day of 23 or 25 hours ends.
 */
final class Settlement {
    /** Latest day of a payment that counts as made within 90 local days. */
    static final double IN_TIME = 88.5;
    /** First day of one that must not. */
    static final double LATE = 92;

    private static final double BAD_DEBT_DAYS = 110;
    private static final double BOUNCES = .015;
    /** Days in which a payment that bounced is made good. */
    private static final double MADE_GOOD = 15;

    /**
     * One booking: a payment, its return, or a write-off.
     *
     * @param day after the balance moved
     * @param payment number of the payment that it is or takes back
     * @param why class of a write-off, else empty
     */
    record Booking(double day, Kind kind, long cents, int payment, String why) {}

    private final List<Booking> bookings = new ArrayList<>(2);
    private final Dice dice;
    private final boolean inTime;
    private long open;
    private int payments;

    private Settlement(long owed, boolean inTime, Dice dice) {
        this.open = owed;
        this.inTime = inTime;
        this.dice = dice;
    }

    /** The bookings, in order, of a balance of which at least 95 % is paid in time. */
    static List<Booking> paid(long owed, Dice dice) {
        Settlement settlement = new Settlement(owed, true, dice);
        switch (dice.weighted(60, 34, 4, 2)) {
            case 0 -> settlement.pay(owed, settlement.soon());
            case 1 -> settlement.payInParts(dice.between(2, 4), 6 + dice.unit() * 16, 22);
            case 2 -> settlement.payNearly(owed, "PROMPT_PAY");
            default -> settlement.payNearly(owed, "ADMINISTRATIVE");
        }
        return settlement.bookings;
    }

    /** The bookings, in order, of a balance of which less than 95 % is paid in time. */
    static List<Booking> unpaid(long owed, boolean uninsured, Dice dice) {
        Settlement settlement = new Settlement(owed, false, dice);
        if (owed < UnpaidFormula.SMALL_CENTS) {
            settlement.writeOff("SMALL_BALANCE", settlement.soon());
            return settlement.bookings;
        }
        switch (uninsured ? dice.weighted(34, 30, 18, 10, 6, 2) : dice.weighted(14, 30, 20, 20, 12, 4)) {
            case 0 -> settlement.writeOff("CHARITY", settlement.soon());
            case 1 -> settlement.writeOff("BAD_DEBT", BAD_DEBT_DAYS + dice.unit() * 20);
            case 2 -> settlement.payAPart(owed);
            case 3 -> settlement.payInParts(dice.between(5, 6), 6 + dice.unit() * 28, 33);
            case 4 -> settlement.pay(owed, LATE + dice.unit() * 60);
            default -> settlement.bounceForGood(owed);
        }
        return settlement.bookings;
    }

    private double soon() {
        return 6 + dice.unit() * 28;
    }

    /** One payment; some bounce and are made good, in time where that matters. */
    private void pay(long cents, double day) {
        open -= cents;
        payments++;
        book(day, Kind.PATIENT_PAID, cents, "");
        if (dice.chance(BOUNCES) && (!inTime || day + MADE_GOOD < IN_TIME)) {
            double returned = day + 1 + dice.unit() * 4;
            book(returned, Kind.PATIENT_PAYMENT_REVERSED, cents, "");
            payments++;
            book(returned + 2 + dice.unit() * (MADE_GOOD - 8), Kind.PATIENT_PAID, cents, "");
        }
    }

    /** Equal parts, at most {@code longest} days apart; five parts and more are not through by day 90. */
    private void payInParts(int parts, double first, double longest) {
        double day = first;
        for (int left = parts; left > 0 && open > 0; left--) {
            pay(left == 1 ? open : Math.max(1, open / left), day);
            day += longest - dice.unit() * 6;
        }
    }

    /** 95 to 100 %, and the rest is let go. */
    private void payNearly(long owed, String why) {
        double day = soon();
        pay(Math.min(owed, atLeast95Percent(owed) + (long) (owed * .05 * dice.unit())), day);
        if (open > 0) {
            writeOff(why, day + MADE_GOOD + dice.unit() * 10);
        }
    }

    /** 10 to 90 %, then nothing more. */
    private void payAPart(long owed) {
        double day = soon();
        pay((long) (owed * (.1 + .8 * dice.unit())), day);
        writeOff(dice.chance(.2) ? "CHARITY" : "BAD_DEBT", day + BAD_DEBT_DAYS);
    }

    /** All of it, but the payment bounces and no other one comes. */
    private void bounceForGood(long owed) {
        double day = soon();
        payments++;
        book(day, Kind.PATIENT_PAID, owed, "");
        book(day + 1 + dice.unit() * 4, Kind.PATIENT_PAYMENT_REVERSED, owed, "");
        writeOff("BAD_DEBT", day + BAD_DEBT_DAYS);
    }

    private void writeOff(String why, double day) {
        book(day, Kind.ADJUSTED, open, why);
        open = 0;
    }

    private void book(double day, Kind kind, long cents, String why) {
        bookings.add(new Booking(day, kind, cents, payments, why));
    }

    private static long atLeast95Percent(long owed) {
        return (owed * 95 + 99) / 100;
    }
}
