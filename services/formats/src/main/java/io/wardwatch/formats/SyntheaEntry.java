package io.wardwatch.formats;

import io.wardwatch.core.event.RejectionReason;

/**
 * One row of a claim's ledger.
 *
 * @param cents never negative
 * @param at end of the service that the row is for, microseconds
 * @param refusal null where the row can be read
 */
record SyntheaEntry(Type type, long cents, long at, SyntheaRow refusal) {
    /** What a row does, by its TYPE, METHOD and TRANSFERTYPE. */
    enum Type {
        CHARGE("charge", "AMOUNT"),
        /** A charge that no insurer is asked for. */
        CHARGE_TO_PATIENT("chargeToPatient", "AMOUNT"),
        INSURER_PAID("insurerPaid", "PAYMENTS"),
        PATIENT_PAID("patientPaid", "PAYMENTS"),
        COPAY("copay", "PAYMENTS"),
        ADJUSTED("adjusted", "ADJUSTMENTS"),
        /** One half of a transfer; the other half says where to. */
        TRANSFER_OUT("transferOut", "TRANSFERS"),
        TRANSFER_TO_PATIENT("transferToPatient", "AMOUNT"),
        /** From one insurer to the next: the insurers' part of the balance is one. */
        TRANSFER_TO_INSURER("transferToInsurer", "AMOUNT");

        private final String outcome;
        private final String amount;

        Type(String outcome, String amount) {
            this.outcome = outcome;
            this.amount = amount;
        }

        String outcome() {
            return outcome;
        }

        boolean isCharge() {
            return this == CHARGE || this == CHARGE_TO_PATIENT;
        }

        /** The type of a row, or null for one that is not listed. */
        private static Type of(SyntheaTable row) {
            String side = row.text("TRANSFERTYPE");
            return switch (row.text("TYPE")) {
                case "CHARGE" -> side.equals("p") ? CHARGE_TO_PATIENT : CHARGE;
                case "PAYMENT" -> ofPayment(row.text("METHOD"));
                case "ADJUSTMENT" -> ADJUSTED;
                case "TRANSFEROUT" -> TRANSFER_OUT;
                case "TRANSFERIN" ->
                    switch (side) {
                        case "p" -> TRANSFER_TO_PATIENT;
                        case "1", "2" -> TRANSFER_TO_INSURER;
                        default -> null;
                    };
                default -> null;
            };
        }

        private static Type ofPayment(String method) {
            return switch (method) {
                case "ECHECK" -> INSURER_PAID;
                case "COPAY" -> COPAY;
                case "CASH", "CC", "CHECK" -> PATIENT_PAID;
                default -> null;
            };
        }
    }

    static SyntheaEntry of(SyntheaTable row) {
        Type type = Type.of(row);
        if (type == null) {
            return refused(RejectionReason.UNKNOWN_CODE, "TYPE, METHOD or TRANSFERTYPE");
        }
        long cents = row.cents(type.amount);
        if (cents == SyntheaTable.EMPTY || cents == SyntheaTable.INVALID) {
            return refused(
                    cents == SyntheaTable.EMPTY ? RejectionReason.MISSING_FIELD : RejectionReason.INVALID_VALUE,
                    type.amount);
        }
        if (cents < 0) {
            return refused(RejectionReason.NEGATIVE_AMOUNT, type.amount);
        }
        long at = row.time(row.text("TODATE").isEmpty() ? "FROMDATE" : "TODATE");
        return at == SyntheaTable.EMPTY || at == SyntheaTable.INVALID
                ? refused(RejectionReason.INVALID_TIME, "TODATE")
                : new SyntheaEntry(type, cents, at, null);
    }

    private static SyntheaEntry refused(RejectionReason reason, String detail) {
        return new SyntheaEntry(Type.CHARGE, 0, 0, SyntheaRow.refused(reason, detail));
    }
}
