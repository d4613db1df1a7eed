package io.wardwatch.formats;

import io.wardwatch.core.engine.Label;
import io.wardwatch.core.event.PatientKey;
import io.wardwatch.core.policy.DeathPolicy;
import io.wardwatch.formats.EventShape.Symbols;
import io.wardwatch.schemas.TopicCatalogue;
import io.wardwatch.schemas.avro.LabelOutcome;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What became of discharges, on {@code risk.label.v1}. */
public final class LabelWire extends Wire<Said<Label>> {
    private static final Symbols OUTCOMES = Symbols.of(LabelOutcome.getClassSchema());

    public LabelWire() {
        super(TopicCatalogue.LABELS);
    }

    /** As {@link StayWire#key} has it, then the horizon. */
    public static byte[] key(Label label) {
        String stay = new String(StayWire.key(label.facility(), label.encounterId()), StandardCharsets.UTF_8);
        return (stay + "|" + label.horizonDays()).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    void write(Said<Label> said, AvroOutput out) {
        Label label = said.what();
        out.text(label.facility());
        out.text(label.encounterId());
        out.text(label.patient().hex());
        out.number(label.horizonDays());
        out.number(label.revision());
        out.number(OUTCOMES.place(label.outcome().name(), "outcome"));
        out.flag(label.included());
        OutputParts.writeTexts(label.reasons(), out);
        out.flag(label.positive());
        OutputParts.writeOptional(label.endDay(), out);
        OutputParts.writeOptional(label.maturedAt(), out);
        out.text(label.deaths().name());
        out.text(label.definition());
        out.text(label.valueSets());
        out.bytes(said.cut());
    }

    @Override
    Said<Label> read(AvroInput in) {
        String facility = in.code("facility");
        String encounterId = in.text("encounterId");
        PatientKey patient = OutputParts.readPatient(in);
        int horizon = in.integer("horizonDays");
        int revision = in.integer("revision");
        Label.Outcome outcome =
                OutputParts.constant(Label.Outcome.class, OUTCOMES.name(in.number(), "outcome", in), "outcome", in);
        boolean included = in.flag();
        List<String> reasons = OutputParts.readTexts("reasons", in);
        Label label = new Label(
                facility,
                encounterId,
                patient,
                horizon,
                revision,
                outcome,
                included,
                reasons,
                in.flag(),
                OutputParts.readOptional(in),
                OutputParts.readOptional(in),
                OutputParts.constant(DeathPolicy.class, in.code("deathPolicy"), "deathPolicy", in),
                in.code("definition"),
                in.code("valueSets"));
        return new Said<>(label, in.bytes("cut"));
    }
}
