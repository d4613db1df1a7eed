package io.wardwatch.core.timeline;

/**
 * What money of a claim is booked as. The balance is what was charged less all payments and write-offs; what is moved to the
 * patient stays owed.
 */
public enum Account {
    CHARGE,
    /** Paid by insurers, net of refunds and recoupments. */
    INSURER_PAID,
    /** Paid by the patient, net of refunds. */
    PATIENT_PAID,
    /** Moved from the insurer's part of the balance to the patient's. */
    TO_PATIENT,
    CONTRACTUAL,
    DENIAL,
    BAD_DEBT,
    CHARITY,
    UNINSURED_DISCOUNT,
    PROMPT_PAY,
    ADMINISTRATIVE,
    SMALL_BALANCE,
    TIMELY_FILING,
    /** Written off under no class. */
    UNCLASSIFIED;

    public boolean isPayment() {
        return this == INSURER_PAID || this == PATIENT_PAID;
    }

    /** Whether it is a write-off: a contractual adjustment is one, too. */
    public boolean isWriteOff() {
        return ordinal() >= CONTRACTUAL.ordinal();
    }

    /** What {@code cents} booked here add to the balance. */
    public long ofBalance(long cents) {
        return this == CHARGE ? cents : this == TO_PATIENT ? 0 : -cents;
    }

    /** The account of a write-off's class as an adjustment states it; null = not stated. */
    static Account ofClass(String adjustmentClass) {
        if (adjustmentClass == null || adjustmentClass.equals("UNKNOWN")) {
            return UNCLASSIFIED;
        }
        return valueOf(adjustmentClass);
    }
}
