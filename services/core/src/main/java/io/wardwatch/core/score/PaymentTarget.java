package io.wardwatch.core.score;

/** What a payment score is the chance of: always the outcome that nobody wants, so that higher is worse. */
public enum PaymentTarget {
    /** Scored at a submission: that the payer's first answer to it is a denial (claim status 4). */
    DENIAL("denial"),
    /** Scored when a balance moves to the patient: the risk that less than 95 % of it is paid within 90 local days. */
    UNPAID_90D("payment.90d");

    private final String code;

    PaymentTarget(String code) {
        this.code = code;
    }

    /** As published. */
    public String code() {
        return code;
    }
}
