package io.wardwatch.formats;

import io.wardwatch.core.alert.CareAlert;
import io.wardwatch.core.alert.FinanceAlert;
import io.wardwatch.core.event.PatientKey;
import io.wardwatch.core.score.Reason;
import io.wardwatch.formats.EventShape.Symbols;
import io.wardwatch.schemas.TopicCatalogue;
import io.wardwatch.schemas.avro.AlertState;
import java.util.List;

/** Alerts on {@code rcm.alert.v1}. */
public final class FinanceAlertWire extends Wire<Said<FinanceAlert>> {
    private static final Symbols STATES = Symbols.of(AlertState.getClassSchema());

    public FinanceAlertWire() {
        super(TopicCatalogue.FINANCE_ALERTS);
    }

    @Override
    void write(Said<FinanceAlert> said, AvroOutput out) {
        FinanceAlert alert = said.what();
        out.text(alert.alertId());
        out.text(alert.kind());
        out.text(alert.severity());
        out.number(STATES.place(alert.state().name(), "state"));
        out.text(alert.patient().hex());
        out.text(alert.facility());
        out.text(alert.claimId());
        out.optionalText(alert.encounterId());
        out.optionalText(alert.payer());
        out.number(alert.openedAt());
        out.number(alert.updatedAt());
        OutputParts.writeOptional(alert.closedAt(), out);
        OutputParts.writeOptional(alert.dueAt(), out);
        OutputParts.writeOptional(alert.probability(), out);
        OutputParts.writeOptional(alert.amountCents(), out);
        out.optionalText(alert.currency());
        out.optionalText(alert.scoreId());
        OutputParts.writeReasons(alert.reasons(), out);
        out.text(alert.reason());
        out.bytes(said.cut());
    }

    @Override
    Said<FinanceAlert> read(AvroInput in) {
        String alertId = in.text("alertId");
        String kind = in.code("kind");
        String severity = in.code("severity");
        CareAlert.State state =
                OutputParts.constant(CareAlert.State.class, STATES.name(in.number(), "state", in), "state", in);
        PatientKey patient = OutputParts.readPatient(in);
        String facility = in.code("facility");
        String claimId = in.text("claimId");
        String encounterId = in.optionalText("encounterId");
        String payer = in.present() ? in.code("payer") : "";
        long openedAt = in.number();
        long updatedAt = in.number();
        long closedAt = OutputParts.readOptional(in);
        long dueAt = OutputParts.readOptional(in);
        double probability = OutputParts.readOptional("probability", in);
        long amountCents = OutputParts.readOptional(in);
        String currency = in.present() ? in.code("currency") : "";
        String scoreId = in.optionalText("scoreId");
        List<Reason> reasons = OutputParts.readReasons(in);
        String reason = in.code("reason");
        FinanceAlert alert = new FinanceAlert(
                alertId,
                kind,
                severity,
                state,
                patient,
                facility,
                claimId,
                encounterId,
                payer,
                openedAt,
                updatedAt,
                closedAt,
                dueAt,
                probability,
                amountCents,
                currency,
                scoreId,
                reason,
                reasons);
        return new Said<>(alert, in.bytes("cut"));
    }
}
