package io.wardwatch.formats;

import io.wardwatch.core.engine.IssuedPaymentScore;
import io.wardwatch.core.event.Event;
import io.wardwatch.core.event.PatientKey;
import io.wardwatch.core.event.RejectionReason;
import io.wardwatch.core.score.PaymentFeatures;
import io.wardwatch.core.score.PaymentScore;
import io.wardwatch.core.score.PaymentTarget;
import io.wardwatch.core.score.Reason;
import io.wardwatch.schemas.TopicCatalogue;
import java.util.List;

/** Payment scores on {@code risk.payment.v1}. */
public final class PaymentScoreWire extends Wire<Said<IssuedPaymentScore>> {
    private static final long NOT_KNOWN = -1;

    public PaymentScoreWire() {
        super(TopicCatalogue.PAYMENT_SCORES);
    }

    @Override
    void write(Said<IssuedPaymentScore> said, AvroOutput out) {
        IssuedPaymentScore issued = said.what();
        out.text(issued.scoreId());
        out.number(issued.revision());
        out.patientKey(issued.patient());
        out.text(issued.facility());
        out.text(issued.claimId());
        out.text(issued.target().code());
        out.text(issued.trigger());
        out.optionalText(issued.triggerSource());
        out.number(issued.scoredAt());
        writeScore(issued.withdrawn() ? nothing(issued.target()) : issued.score(), issued.currency(), out);
        out.flag(issued.withdrawn());
        out.bytes(said.cut());
    }

    /** What a withdrawn score travels with. */
    private static PaymentScore nothing(PaymentTarget target) {
        return new PaymentScore(target, "", "", 0, 0, "", NOT_KNOWN, List.of(), new double[0]);
    }

    private static void writeScore(PaymentScore score, String currency, AvroOutput out) {
        out.text(score.model());
        out.text(score.modelVersion());
        out.decimal(score.probability());
        out.text(score.band());
        OutputParts.writeOptional(score.amountCents() < 0 ? Event.ABSENT : score.amountCents(), out);
        out.optionalText(currency);
        OutputParts.writeReasons(score.reasons(), out);
        out.decimal(score.baseline());
        out.beginItems(score.features().length);
        for (double feature : score.features()) {
            out.decimal(feature);
        }
        out.endItems();
        out.text(PaymentFeatures.spec(score.target()).id());
    }

    @Override
    Said<IssuedPaymentScore> read(AvroInput in) {
        String scoreId = in.text("scoreId");
        int revision = in.integer("revision");
        PatientKey patient = OutputParts.readPatient(in);
        String facility = in.code("facility");
        String claimId = in.text("claimId");
        PaymentTarget target = readTarget(in);
        String trigger = in.text("trigger");
        String triggerSource = in.present() ? in.code("triggerSource") : "";
        long scoredAt = in.number();
        String model = in.code("model");
        String version = in.code("modelVersion");
        double probability = in.decimal("probability");
        String band = in.code("band");
        long amount = OutputParts.readOptional(in);
        String currency = in.present() ? in.code("currency") : "";
        List<Reason> reasons = OutputParts.readReasons(in);
        double baseline = in.decimal("baseline");
        double[] features = OutputParts.readDecimals("features", in);
        in.code("featureSpec");
        boolean withdrawn = in.flag();
        PaymentScore score = new PaymentScore(
                target,
                model,
                version,
                probability,
                baseline,
                band,
                amount == Event.ABSENT ? NOT_KNOWN : amount,
                reasons,
                features);
        IssuedPaymentScore issued = new IssuedPaymentScore(
                scoreId,
                revision,
                patient,
                facility,
                claimId,
                target,
                trigger,
                triggerSource,
                scoredAt,
                currency,
                withdrawn ? null : score);
        return new Said<>(issued, in.bytes("cut"));
    }

    private static PaymentTarget readTarget(AvroInput in) {
        String code = in.code("target");
        for (PaymentTarget target : PaymentTarget.values()) {
            if (target.code().equals(code)) {
                return target;
            }
        }
        in.refuse(RejectionReason.UNKNOWN_CODE, "target");
        return null;
    }
}
