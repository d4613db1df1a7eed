package io.wardwatch.formats;

import io.wardwatch.core.alert.CareAlert;
import io.wardwatch.core.alert.RuleFact;
import io.wardwatch.core.event.PatientKey;
import io.wardwatch.core.score.Reason;
import io.wardwatch.formats.EventShape.Symbols;
import io.wardwatch.schemas.TopicCatalogue;
import io.wardwatch.schemas.avro.AlertState;
import java.util.List;

/** Alerts on {@code care.alert.v1}. */
public final class AlertWire extends Wire<Said<CareAlert>> {
    private static final Symbols STATES = Symbols.of(AlertState.getClassSchema());

    public AlertWire() {
        super(TopicCatalogue.CARE_ALERTS);
    }

    @Override
    void write(Said<CareAlert> said, AvroOutput out) {
        CareAlert alert = said.what();
        out.text(alert.alertId());
        out.text(alert.kind());
        out.text(alert.severity());
        out.number(STATES.place(alert.state().name(), "state"));
        if (alert.patient().equals(PatientKey.NOBODY)) {
            out.text("");
        } else {
            out.patientKey(alert.patient());
        }
        out.text(alert.facility());
        out.optionalText(alert.encounterId());
        out.optionalText(alert.unit());
        out.number(alert.openedAt());
        out.number(alert.updatedAt());
        OutputParts.writeOptional(alert.closedAt(), out);
        OutputParts.writeOptional(alert.probability(), out);
        out.optionalText(alert.scoreId());
        OutputParts.writeReasons(alert.reasons(), out);
        out.text(alert.reason());
        out.bytes(said.cut());
        out.text(alert.rule());
        OutputParts.writeFacts(alert.facts(), out);
    }

    @Override
    Said<CareAlert> read(AvroInput in) {
        String alertId = in.text("alertId");
        String kind = in.code("kind");
        String severity = in.code("severity");
        CareAlert.State state =
                OutputParts.constant(CareAlert.State.class, STATES.name(in.number(), "state", in), "state", in);
        PatientKey patient = OutputParts.readPatientIfAny(in);
        String facility = in.code("facility");
        String encounterId = in.optionalText("encounterId");
        String unit = in.present() ? in.code("unit") : "";
        long openedAt = in.number();
        long updatedAt = in.number();
        long closedAt = OutputParts.readOptional(in);
        double probability = OutputParts.readOptional("probability", in);
        String scoreId = in.optionalText("scoreId");
        List<Reason> reasons = OutputParts.readReasons(in);
        String reason = in.code("reason");
        byte[] cut = in.bytes("cut");
        String rule = in.code("rule");
        List<RuleFact> facts = OutputParts.readFacts(in);
        CareAlert alert = new CareAlert(
                alertId,
                kind,
                severity,
                state,
                patient,
                facility,
                encounterId,
                unit,
                openedAt,
                updatedAt,
                closedAt,
                scoreId,
                probability,
                reason,
                reasons,
                rule,
                facts);
        return new Said<>(alert, cut);
    }
}
