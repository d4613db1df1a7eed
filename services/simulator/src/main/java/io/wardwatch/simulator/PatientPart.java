package io.wardwatch.simulator;

/** How a patient settles what is owed: at once, in parts, not at all; the balance always ends at zero. */
final class PatientPart {
    private static final long SMALL_CENTS = 1_000;
    private static final double BAD_DEBT_DAYS = 110;

    /** What happens next to the patient's balance. */
    enum MoveKind {
        PAYMENT,
        /** The payment just made bounced. */
        RETURNED,
        WRITE_OFF
    }

    /**
     * One booking.
     *
     * @param number of the payment that it is or takes back
     * @param why class of a write-off, else empty
     */
    record Move(MoveKind kind, long cents, int number, String why, double daysToNext) {}

    private final Dice dice;
    private final int parts;
    private final String giveUp;
    private long open;
    private int payments;
    private long bounced;

    PatientPart(long owed, boolean uninsured, Dice dice) {
        this.dice = dice;
        this.open = owed;
        if (owed < SMALL_CENTS) {
            parts = 0;
            giveUp = "SMALL_BALANCE";
        } else {
            int how = uninsured ? dice.weighted(12, 23, 30, 35) : dice.weighted(52, 30, 5, 13);
            parts = switch (how) {
                case 0 -> 1;
                case 1 -> dice.between(2, 4);
                default -> dice.below(2);
            };
            giveUp = how < 2 ? "" : how == 2 ? "CHARITY" : "BAD_DEBT";
        }
    }

    boolean open() {
        return open > 0 || bounced > 0;
    }

    double firstDays() {
        return parts == 0 && giveUp.equals("BAD_DEBT") ? BAD_DEBT_DAYS : 6 + dice.unit() * 28;
    }

    Move next() {
        if (bounced > 0) {
            long cents = bounced;
            bounced = 0;
            open += cents;
            return new Move(MoveKind.RETURNED, cents, payments, "", 2 + dice.unit() * 10);
        }
        if (payments >= parts && !giveUp.isEmpty()) {
            long cents = open;
            open = 0;
            return new Move(MoveKind.WRITE_OFF, cents, payments, giveUp, 0);
        }
        payments++;
        boolean lastPart = payments >= parts && giveUp.isEmpty();
        long cents = lastPart ? open : Math.max(1, open / (parts - payments + 2));
        open -= cents;
        if (dice.chance(.012)) {
            bounced = cents;
            return new Move(MoveKind.PAYMENT, cents, payments, "", 1 + dice.unit() * 4);
        }
        double wait = payments >= parts && !giveUp.isEmpty() ? BAD_DEBT_DAYS : 25 + dice.unit() * 8;
        return new Move(MoveKind.PAYMENT, cents, payments, "", wait);
    }
}
