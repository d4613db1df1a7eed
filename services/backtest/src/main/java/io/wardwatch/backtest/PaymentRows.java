package io.wardwatch.backtest;

import io.wardwatch.core.alert.FinanceAlert;
import io.wardwatch.core.engine.IssuedPaymentScore;
import io.wardwatch.core.engine.OutputBytes;
import io.wardwatch.core.event.Event;
import io.wardwatch.core.score.PaymentScore;
import java.util.Comparator;

/** The rows of {@code payment-scores.csv} and {@code finance-alerts.csv}. */
final class PaymentRows {
    static final String SCORES_HEADER = "scoreId,revision,target,trigger,patientKey,facility,claimId,scoredAt,"
            + "model,version,probability,band,amountCents,currency,reasons";
    static final String ALERTS_HEADER = "alertId,kind,severity,state,patientKey,facility,encounterId,claimId,payer,"
            + "openedAt,updatedAt,closedAt,dueAt,probability,amountCents,currency,scoreId,reason";

    static final Comparator<IssuedPaymentScore> SCORE_ORDER = Comparator.comparingLong(IssuedPaymentScore::scoredAt)
            .thenComparing(IssuedPaymentScore::scoreId)
            .thenComparingInt(IssuedPaymentScore::revision);
    static final Comparator<FinanceAlert> ALERT_ORDER =
            Comparator.comparingLong(FinanceAlert::openedAt).thenComparing(FinanceAlert::alertId);

    private static final String NONE = "";
    /** Columns of a score's value, from {@code model} on. */
    private static final int VALUES = 7;

    private PaymentRows() {}

    /** A withdrawn score, which stands only among earlier revisions, has no value. */
    static void append(StringBuilder into, IssuedPaymentScore issued) {
        CsvRow row = new CsvRow(into)
                .text(issued.scoreId())
                .number(issued.revision())
                .text(issued.target().code())
                .text(issued.trigger())
                .text(issued.patient().hex())
                .text(issued.facility())
                .text(issued.claimId())
                .time(issued.scoredAt());
        if (issued.withdrawn()) {
            for (int i = 0; i < VALUES; i++) {
                row.text(NONE);
            }
        } else {
            PaymentScore score = issued.score();
            row.text(score.model())
                    .text(score.modelVersion())
                    .decimal(score.probability())
                    .text(score.band())
                    .number(score.amountCents() < 0 ? Event.ABSENT : score.amountCents())
                    .text(issued.currency())
                    .text(PatientRows.reasons(score.reasons()));
        }
        row.end();
    }

    static void append(StringBuilder into, FinanceAlert alert) {
        new CsvRow(into)
                .text(alert.alertId())
                .text(alert.kind())
                .text(alert.severity())
                .text(OutputBytes.standing(alert.state()).name())
                .text(alert.patient().hex())
                .text(alert.facility())
                .text(alert.encounterId())
                .text(alert.claimId())
                .text(alert.payer())
                .time(alert.openedAt())
                .time(alert.updatedAt())
                .time(alert.closedAt())
                .time(alert.dueAt())
                .decimal(alert.probability())
                .number(alert.amountCents())
                .text(alert.currency())
                .text(alert.scoreId())
                .text(alert.reason())
                .end();
    }
}
