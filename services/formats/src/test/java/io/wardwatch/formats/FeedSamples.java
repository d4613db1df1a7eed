package io.wardwatch.formats;

import io.wardwatch.core.alert.CareAlert;
import io.wardwatch.core.alert.FinanceAlert;
import io.wardwatch.core.engine.IssuedPaymentScore;
import io.wardwatch.core.engine.Stay;
import io.wardwatch.core.event.Event;
import io.wardwatch.core.event.PatientKey;
import io.wardwatch.core.feed.ActionKind;
import io.wardwatch.core.feed.AlertAction;
import io.wardwatch.core.score.PaymentScore;
import io.wardwatch.core.score.PaymentTarget;
import io.wardwatch.core.score.Reason;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/** Records of the feed to hold mappings against. */
final class FeedSamples {
    private static final PatientKey PATIENT = new PatientKey(-1, 42);

    private FeedSamples() {}

    /** At a submission of unknown charge; at a balance of 120.34 euro. */
    static IssuedPaymentScore paymentScore(PaymentTarget target) {
        boolean denial = target == PaymentTarget.DENIAL;
        PaymentScore score = new PaymentScore(
                target,
                denial ? "denial" : "unpaid",
                "1",
                0.31,
                -1.9,
                "HIGH",
                denial ? -1 : 120_34,
                List.of(new Reason("SELF_PAY", 1, 0, 0.9)),
                new double[] {1, 0, -0.0});
        return new IssuedPaymentScore(
                "s1",
                3,
                PATIENT,
                "NORTH",
                "C1",
                target,
                "e2",
                denial ? "" : "billing",
                1_740_000_000_000_000L,
                denial ? "" : "EUR",
                score);
    }

    static IssuedPaymentScore withdrawnPaymentScore() {
        IssuedPaymentScore said = paymentScore(PaymentTarget.DENIAL);
        return new IssuedPaymentScore(
                said.scoreId(),
                4,
                PATIENT,
                said.facility(),
                said.claimId(),
                said.target(),
                said.trigger(),
                said.triggerSource(),
                said.scoredAt(),
                "",
                null);
    }

    static FinanceAlert financeAlert() {
        return new FinanceAlert(
                "f1",
                "DENIAL_RISK",
                "critical",
                CareAlert.State.UPDATED,
                PATIENT,
                "NORTH",
                "C1",
                "V1",
                "MEDICARE",
                1_740_000_000_000_000L,
                1_740_000_000_000_001L,
                Event.ABSENT,
                1_745_000_000_000_000L,
                0.42,
                1_234_500,
                "EUR",
                "s1",
                "TIER_HIGH",
                List.of(new Reason("PRIOR_DENIALS", 3, 0, 0.9)));
    }

    static FinanceAlert bareFinanceAlert() {
        return new FinanceAlert(
                "f2",
                "APPEAL_DUE",
                "info",
                CareAlert.State.CLOSED,
                PATIENT,
                "NORTH",
                "C2",
                "",
                "",
                1_740_000_000_000_000L,
                1_740_000_000_000_001L,
                1_740_000_000_000_001L,
                Event.ABSENT,
                Double.NaN,
                Event.ABSENT,
                "",
                "",
                "PAID",
                List.of());
    }

    static AlertAction snooze() {
        return new AlertAction(
                "x1",
                "a1",
                ActionKind.SNOOZED,
                "Ada Müller",
                1_740_000_000_000_000L,
                "warning",
                "waits for the\nlaboratory <b>",
                "",
                1_740_086_400_000_000L,
                "AWAITING_RESULT");
    }

    static AlertAction acknowledgement() {
        return new AlertAction(
                "x2", "f1", ActionKind.ACKNOWLEDGED, "B", 1_740_000_000_000_000L, "info", "", "", Event.ABSENT, "");
    }

    static Stay openStay() {
        return stay("NORTH", "V|1%");
    }

    static Stay stay(String facility, String encounterId) {
        return new Stay(
                facility,
                encounterId,
                PATIENT,
                Stay.State.IN_HOUSE,
                ZoneId.of("Europe/Paris"),
                1_740_000_000_000_000L,
                Event.ABSENT,
                "5W",
                "5W-12",
                "DR1",
                "MEDICARE",
                "",
                List.of(new Stay.Place("ED", -1), new Stay.Place("5W", 1_740_000_000_000_000L)));
    }

    static Stay voidStay() {
        return new Stay(
                "NORTH",
                "V1",
                PATIENT,
                Stay.State.VOID,
                ZoneId.of("UTC"),
                Event.ABSENT,
                Event.ABSENT,
                "",
                "",
                "",
                "",
                "",
                List.of());
    }

    static RiskProgress progress() {
        return new RiskProgress(
                2,
                3,
                1_740_000_000_000_000L,
                List.of(
                        new RiskProgress.Input(
                                "adt.admission.v1",
                                41,
                                1_740_000_000_000_001L,
                                30,
                                2,
                                Map.of("MISROUTED", 1L, "TOO_LONG", 9L)),
                        new RiskProgress.Input("control.v1", -1, Event.ABSENT, 0, 0, Map.of())));
    }
}
