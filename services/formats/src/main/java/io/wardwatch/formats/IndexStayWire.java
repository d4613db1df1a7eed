package io.wardwatch.formats;

import io.wardwatch.core.engine.JudgedStay;
import io.wardwatch.core.event.PatientKey;
import io.wardwatch.core.readmission.ConditionCohort;
import io.wardwatch.core.readmission.Episode;
import io.wardwatch.core.readmission.NotIndex;
import io.wardwatch.core.readmission.PlannedRule;
import io.wardwatch.core.readmission.Return;
import io.wardwatch.formats.EventShape.Symbols;
import io.wardwatch.schemas.TopicCatalogue;
import io.wardwatch.schemas.avro.IndexStayState;
import java.util.List;

/** Stays as the readmission measure judges them, on {@code care.index-stay.v1}. */
public final class IndexStayWire extends Wire<Said<JudgedStay>> {
    private static final Symbols STATES = Symbols.of(IndexStayState.getClassSchema());

    public IndexStayWire() {
        super(TopicCatalogue.INDEX_STAYS);
    }

    /** As {@link StayWire#key} has it. */
    public static byte[] key(JudgedStay stay) {
        return StayWire.key(stay.facility(), stay.encounterId());
    }

    @Override
    void write(Said<JudgedStay> said, AvroOutput out) {
        JudgedStay stay = said.what();
        out.text(stay.facility());
        out.text(stay.encounterId());
        out.text(stay.patient().hex());
        out.number(STATES.place(stay.state().name(), "state"));
        OutputParts.writeOptional(stay.begin(), out);
        OutputParts.writeOptional(stay.end(), out);
        OutputParts.writeOptional(stay.endDay(), out);
        OutputParts.writeTexts(names(stay.reasons()), out);
        out.flag(stay.cms());
        out.optionalText(stay.cohort());
        OutputParts.writeTexts(names(stay.conditions()), out);
        out.text(stay.episode().facility());
        out.text(stay.episode().encounterId());
        out.number(stay.episode().leg());
        out.number(stay.episode().legs());
        out.text(stay.planned().name());
        writeReturn(stay.any(), out);
        writeReturn(stay.same(), out);
        writeReturn(stay.emergency(), out);
        writeReturn(stay.observation(), out);
        out.text(stay.definition());
        out.text(stay.valueSets());
        out.bytes(said.cut());
    }

    private static List<String> names(List<? extends Enum<?>> constants) {
        return constants.stream().<String>map(Enum::name).toList();
    }

    private static void writeReturn(Return after, AvroOutput out) {
        if (out.present(!after.isNone())) {
            out.text(after.facility());
            out.text(after.encounterId());
            out.number(after.days());
            out.text(after.rule().name());
            out.flag(after.counts());
        }
    }

    @Override
    Said<JudgedStay> read(AvroInput in) {
        String facility = in.code("facility");
        String encounterId = in.text("encounterId");
        PatientKey patient = OutputParts.readPatient(in);
        JudgedStay.State state =
                OutputParts.constant(JudgedStay.State.class, STATES.name(in.number(), "state", in), "state", in);
        JudgedStay stay = new JudgedStay(
                facility,
                encounterId,
                patient,
                state,
                OutputParts.readOptional(in),
                OutputParts.readOptional(in),
                OutputParts.readOptional(in),
                OutputParts.items(in, "reasons", () -> constant(NotIndex.class, "reasons", in)),
                in.flag(),
                in.present() ? in.code("cohort") : "",
                OutputParts.items(in, "conditions", () -> constant(ConditionCohort.class, "conditions", in)),
                readEpisode(in),
                constant(PlannedRule.class, "plannedRule", in),
                readReturn(in),
                readReturn(in),
                readReturn(in),
                readReturn(in),
                in.code("definition"),
                in.code("valueSets"));
        return new Said<>(stay, in.bytes("cut"));
    }

    private static Episode readEpisode(AvroInput in) {
        return new Episode(
                in.code("episodeFacility"), in.text("episodeEncounterId"), in.integer("leg"), in.integer("legs"));
    }

    private static Return readReturn(AvroInput in) {
        if (!in.present()) {
            return Return.NONE;
        }
        return new Return(
                in.code("facility"),
                in.text("encounterId"),
                in.integer("days"),
                constant(PlannedRule.class, "rule", in),
                in.flag());
    }

    /** The first constant where {@code in} refuses it, so that lists hold no null. */
    private static <E extends Enum<E>> E constant(Class<E> type, String field, AvroInput in) {
        E constant = OutputParts.constant(type, in.code(field), field, in);
        return constant == null ? type.getEnumConstants()[0] : constant;
    }
}
