package io.wardwatch.backtest;

import io.wardwatch.core.alert.CareAlert;
import io.wardwatch.core.alert.FinanceAlert;
import io.wardwatch.core.engine.IssuedPaymentScore;
import io.wardwatch.core.engine.IssuedScore;
import io.wardwatch.core.event.PatientKey;
import io.wardwatch.core.score.Features;
import io.wardwatch.formats.AlertWire;
import io.wardwatch.formats.FinanceAlertWire;
import io.wardwatch.formats.Framing;
import io.wardwatch.formats.Parsed;
import io.wardwatch.formats.PaymentScoreWire;
import io.wardwatch.formats.Said;
import io.wardwatch.formats.ScoreWire;
import io.wardwatch.formats.Wire;
import io.wardwatch.streaming.KeptRecord;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Outputs to bytes, as {@code risk} makes them, and back as far as a comparison needs it. One thread an instance. */
final class AsRunWires {
    private final Wire<Said<IssuedScore>> scores;
    private final Wire<Said<IssuedPaymentScore>> payments;
    private final Wire<Said<CareAlert>> alerts;
    private final Wire<Said<FinanceAlert>> financeAlerts;

    AsRunWires(Framing framing) {
        scores = new ScoreWire(Features.SPEC.id()).under(framing);
        payments = new PaymentScoreWire().under(framing);
        alerts = new AlertWire().under(framing);
        financeAlerts = new FinanceAlertWire().under(framing);
    }

    /** Whose it is and from which cut; empty where that cannot be read. */
    Optional<SaidThen> then(AsRunTopic topic, KeptRecord record) {
        return switch (topic) {
            case READMISSION ->
                said(scores, record)
                        .flatMap(said -> then(topic, record, said, said.what().patient()));
            case PAYMENT ->
                said(payments, record)
                        .flatMap(said -> then(topic, record, said, said.what().patient()));
            case CARE_ALERT ->
                said(alerts, record)
                        .flatMap(said -> then(topic, record, said, said.what().patient()));
            case FINANCE_ALERT ->
                said(financeAlerts, record)
                        .flatMap(said -> then(topic, record, said, said.what().patient()));
        };
    }

    SaidNow now(IssuedScore score, byte[] cut) {
        return new SaidNow(AsRunTopic.READMISSION, key(score.patient()), scores.toWire(new Said<>(score, cut)));
    }

    SaidNow now(IssuedPaymentScore score, byte[] cut) {
        return new SaidNow(AsRunTopic.PAYMENT, key(score.patient()), payments.toWire(new Said<>(score, cut)));
    }

    SaidNow now(CareAlert alert, byte[] cut) {
        return new SaidNow(AsRunTopic.CARE_ALERT, bytes(alert.alertId()), alerts.toWire(new Said<>(alert, cut)));
    }

    SaidNow now(FinanceAlert alert, byte[] cut) {
        return new SaidNow(
                AsRunTopic.FINANCE_ALERT, bytes(alert.alertId()), financeAlerts.toWire(new Said<>(alert, cut)));
    }

    private static <T> Optional<Said<T>> said(Wire<Said<T>> wire, KeptRecord record) {
        return wire.fromWire(record.value()) instanceof Parsed.Accepted<Said<T>>(Said<T> said)
                ? Optional.of(said)
                : Optional.empty();
    }

    private static Optional<SaidThen> then(AsRunTopic topic, KeptRecord record, Said<?> said, PatientKey patient) {
        // What is said of a facility is said by another service, from no partition of patients.
        Optional<Cut> cutThere = patient.equals(PatientKey.NOBODY) ? Optional.of(Cut.NOTHING) : Cut.read(said.cut());
        return cutThere.map(cut -> new SaidThen(topic, record, patient, said.cut(), cut));
    }

    private static byte[] key(PatientKey patient) {
        return bytes(patient.hex());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
