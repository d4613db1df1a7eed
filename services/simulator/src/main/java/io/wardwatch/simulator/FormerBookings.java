package io.wardwatch.simulator;

/**
 * Passes over running numbers. Wards and billing share a patient's {@link Scribe}, and patients' payments, which now have one
 * of their own ({@link PatientPart}), once did too. When they were booked, numbers and lags are still passed over: so a seed's
 * admissions, discharges and answers of payers stay what they always were, to the last byte, and with them what was trained
 * on them.
 */
final class FormerBookings implements Outbox.Task {
    private static final double BAD_DEBT_DAYS = 110;

    private final Scribe scribe;
    private final Dice dice;
    private final int parts;
    private final boolean givesUp;
    private long next;
    private long open;
    private int payments;
    private long bounced;

    FormerBookings(long movedAt, long owed, boolean uninsured, Scribe scribe, Dice dice) {
        this.scribe = scribe;
        this.dice = dice;
        this.open = owed;
        this.next = movedAt;
        boolean badDebt = false;
        if (owed < UnpaidFormula.SMALL_CENTS) {
            parts = 0;
            givesUp = true;
        } else {
            int how = uninsured ? dice.weighted(12, 23, 30, 35) : dice.weighted(52, 30, 5, 13);
            parts = switch (how) {
                case 0 -> 1;
                case 1 -> dice.between(2, 4);
                default -> dice.below(2);
            };
            givesUp = how >= 2;
            badDebt = how == 3;
        }
        pause(parts == 0 && badDebt ? BAD_DEBT_DAYS : 6 + dice.unit() * 28);
    }

    @Override
    public long at() {
        return next;
    }

    @Override
    public long patient() {
        return scribe.patient();
    }

    @Override
    public boolean act() {
        scribe.skip();
        double days = book();
        if (open <= 0 && bounced <= 0) {
            return false;
        }
        pause(days);
        return true;
    }

    private void pause(double days) {
        next += Math.max(Spans.MINUTE, Spans.days(days));
    }

    /** Days to the next booking. */
    private double book() {
        if (bounced > 0) {
            open += bounced;
            bounced = 0;
            return 2 + dice.unit() * 10;
        }
        if (payments >= parts && givesUp) {
            open = 0;
            return 0;
        }
        payments++;
        boolean lastPart = payments >= parts && !givesUp;
        long cents = lastPart ? open : Math.max(1, open / (parts - payments + 2));
        open -= cents;
        if (dice.chance(.012)) {
            bounced = cents;
            return 1 + dice.unit() * 4;
        }
        return payments >= parts && givesUp ? BAD_DEBT_DAYS : 25 + dice.unit() * 8;
    }
}
