package io.wardwatch.alerts;

import io.wardwatch.core.score.LinearModel;
import io.wardwatch.core.score.Models;
import io.wardwatch.core.score.PaymentTarget;
import io.wardwatch.core.score.Reason;

/**
 * The model behind a finance alert. The alert carries every reason of its score, so the reference claim's risk is what is left
 * of its log-odds; where that is the bundled model's, its card is known.
 *
 * @param base null where the alert rests on no score
 * @param model null where the alert rests on no score, or on another model than the bundled one
 */
record FinanceModel(Detail.Base base, Detail.ModelLine model) {
    private static final FinanceModel NONE = new FinanceModel(null, null);
    /** Of log-odds that went through a probability and back. */
    private static final double ROUNDING = 1e-6;

    static FinanceModel of(AnyAlert alert) {
        PaymentTarget target =
                switch (alert.kind()) {
                    case "DENIAL_RISK" -> PaymentTarget.DENIAL;
                    case "PAYMENT_RISK" -> PaymentTarget.UNPAID_90D;
                    default -> null;
                };
        if (target == null || Double.isNaN(alert.probability())) {
            return NONE;
        }
        double baseline = StrictMath.log(alert.probability() / (1 - alert.probability()));
        for (Reason reason : alert.reasons()) {
            baseline -= reason.contribution();
        }
        LinearModel bundled = Models.bundled().of(target);
        boolean known = Math.abs(baseline - bundled.baseline()) < ROUNDING;
        return new FinanceModel(
                new Detail.Base(1 / (1 + StrictMath.exp(-baseline)), reference(target)), known ? line(bundled) : null);
    }

    private static Detail.ModelLine line(LinearModel model) {
        return new Detail.ModelLine(
                model.name(),
                model.version(),
                model.card(),
                "Logistic regression %s, version %s: %s.".formatted(model.name(), model.version(), model.card()));
    }

    private static String reference(PaymentTarget target) {
        return switch (target) {
            case DENIAL ->
                "the reference claim: 5,000 charged to a commercial insurer on an institutional form, sent for the first time,"
                        + " eligibility verified, no authorization required";
            case UNPAID_90D ->
                "the reference balance: 250, a tenth of the charge, left by a commercial insurer a month after an institutional"
                        + " claim was first sent";
        };
    }
}
