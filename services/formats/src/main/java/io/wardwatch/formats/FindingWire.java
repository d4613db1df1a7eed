package io.wardwatch.formats;

import io.wardwatch.core.event.PatientKey;
import io.wardwatch.core.timeline.Finding;
import io.wardwatch.formats.EventShape.Symbols;
import io.wardwatch.schemas.TopicCatalogue;
import io.wardwatch.schemas.avro.FindingState;

/** Contradictions on {@code dq.finding.v1}. */
public final class FindingWire extends Wire<Said<RaisedFinding>> {
    private static final Symbols STATES = Symbols.of(FindingState.getClassSchema());

    public FindingWire() {
        super(TopicCatalogue.FINDINGS);
    }

    @Override
    void write(Said<RaisedFinding> said, AvroOutput out) {
        Finding finding = said.what().finding();
        out.text(finding.code().name());
        out.number(STATES.place(said.what().raised() ? "RAISED" : "WITHDRAWN", "state"));
        out.patientKey(said.what().patient());
        out.text(finding.facility());
        out.optionalText(finding.encounterId());
        out.optionalText(finding.claimId());
        out.text(finding.eventId());
        out.optionalText(finding.source());
        out.bytes(said.cut());
    }

    @Override
    Said<RaisedFinding> read(AvroInput in) {
        Finding.Code code = OutputParts.constant(Finding.Code.class, in.code("code"), "code", in);
        boolean raised = "RAISED".equals(STATES.name(in.number(), "state", in));
        PatientKey patient = OutputParts.readPatient(in);
        String facility = in.code("facility");
        String encounterId = in.optionalText("encounterId");
        String claimId = in.optionalText("claimId");
        String eventId = in.text("eventId");
        String source = in.optionalText("source");
        Finding finding = new Finding(code, facility, encounterId, claimId, eventId, source);
        return new Said<>(new RaisedFinding(patient, finding, raised), in.bytes("cut"));
    }
}
