package io.wardwatch.formats;

import io.wardwatch.core.engine.IssuedScore;
import io.wardwatch.core.event.PatientKey;
import io.wardwatch.core.score.Moment;
import io.wardwatch.core.score.ReadmissionScore;
import io.wardwatch.core.score.Reason;
import io.wardwatch.core.score.card.ScoreCard;
import io.wardwatch.formats.EventShape.Symbols;
import io.wardwatch.schemas.TopicCatalogue;
import io.wardwatch.schemas.avro.ScoreMoment;
import java.util.List;

/** Readmission scores on {@code risk.readmission.v1}. */
public final class ScoreWire extends Wire<Said<IssuedScore>> {
    private static final Symbols MOMENTS = Symbols.of(ScoreMoment.getClassSchema());

    /** What a withdrawn score travels with. */
    private static final ReadmissionScore NOTHING = new ReadmissionScore(
            Moment.ADMISSION, "", "", 0, 0, "", -1, 0, 0, List.of(), 0, false, List.of(), new double[0], List.of());

    private final String featureSpec;

    /**
     * @param featureSpec name and version of the list that says what each place of {@code features} means
     */
    public ScoreWire(String featureSpec) {
        super(TopicCatalogue.READMISSION_SCORES);
        this.featureSpec = featureSpec;
    }

    @Override
    void write(Said<IssuedScore> said, AvroOutput out) {
        IssuedScore issued = said.what();
        out.text(issued.scoreId());
        out.number(issued.revision());
        out.patientKey(issued.patient());
        out.text(issued.facility());
        out.optionalText(issued.encounterId());
        out.text(issued.trigger());
        out.optionalText(issued.triggerSource());
        out.number(MOMENTS.place(issued.moment().name(), "moment"));
        out.number(issued.scoredAt());
        ReadmissionScore score = issued.withdrawn() ? NOTHING : issued.score();
        writeScore(score, out);
        out.flag(issued.withdrawn());
        out.bytes(said.cut());
        CardParts.write(score.cards(), out);
    }

    private void writeScore(ReadmissionScore score, AvroOutput out) {
        out.text(score.model());
        out.text(score.modelVersion());
        out.decimal(score.probability());
        out.text(score.band());
        if (out.present(score.lace() >= 0)) {
            out.number(score.lace());
        }
        out.number(score.laceMin());
        out.number(score.laceMax());
        OutputParts.writeTexts(score.laceMissing(), out);
        out.number(score.charlsonIndex());
        out.flag(score.oneRule());
        OutputParts.writeReasons(score.reasons(), out);
        out.decimal(score.baseline());
        out.beginItems(score.features().length);
        for (double feature : score.features()) {
            out.decimal(feature);
        }
        out.endItems();
        out.text(featureSpec);
    }

    @Override
    Said<IssuedScore> read(AvroInput in) {
        String scoreId = in.text("scoreId");
        int revision = in.integer("revision");
        PatientKey patient = OutputParts.readPatient(in);
        String facility = in.code("facility");
        String encounterId = in.optionalText("encounterId");
        String trigger = in.text("trigger");
        String triggerSource = in.present() ? in.code("triggerSource") : "";
        Moment moment = OutputParts.constant(Moment.class, MOMENTS.name(in.number(), "moment", in), "moment", in);
        long scoredAt = in.number();
        ReadmissionScore score = readScore(moment, in);
        boolean withdrawn = in.flag();
        byte[] cut = in.bytes("cut");
        List<ScoreCard> cards = CardParts.read(in);
        IssuedScore issued = new IssuedScore(
                scoreId,
                revision,
                patient,
                facility,
                encounterId,
                moment,
                trigger,
                triggerSource,
                scoredAt,
                withdrawn ? null : with(score, cards));
        return new Said<>(issued, cut);
    }

    /** Cards stand behind everything else, as they came to the contract last. */
    private static ReadmissionScore with(ReadmissionScore score, List<ScoreCard> cards) {
        return new ReadmissionScore(
                score.moment(),
                score.model(),
                score.modelVersion(),
                score.probability(),
                score.baseline(),
                score.band(),
                score.lace(),
                score.laceMin(),
                score.laceMax(),
                score.laceMissing(),
                score.charlsonIndex(),
                score.oneRule(),
                score.reasons(),
                score.features(),
                cards);
    }

    private static ReadmissionScore readScore(Moment moment, AvroInput in) {
        String model = in.code("model");
        String version = in.code("modelVersion");
        double probability = in.decimal("probability");
        String band = in.code("band");
        int lace = in.present() ? in.integer("lace") : -1;
        int laceMin = in.integer("laceMin");
        int laceMax = in.integer("laceMax");
        List<String> missing = OutputParts.readTexts("laceMissing", in);
        int charlson = in.integer("charlson");
        boolean oneRule = in.flag();
        List<Reason> reasons = OutputParts.readReasons(in);
        double baseline = in.decimal("baseline");
        double[] features = OutputParts.readDecimals("features", in);
        in.code("featureSpec");
        return new ReadmissionScore(
                moment,
                model,
                version,
                probability,
                baseline,
                band,
                lace,
                laceMin,
                laceMax,
                missing,
                charlson,
                oneRule,
                reasons,
                features,
                List.of());
    }
}
