package io.wardwatch.core.engine;

import static io.wardwatch.core.event.Kind.ADJUDICATED;
import static io.wardwatch.core.event.Kind.ADJUSTED;
import static io.wardwatch.core.event.Kind.PATIENT_PAID;
import static io.wardwatch.core.event.Kind.PATIENT_PAYMENT_REVERSED;
import static io.wardwatch.core.event.Kind.REFUNDED;
import static io.wardwatch.core.event.Kind.SUBMITTED;
import static io.wardwatch.core.event.Kind.TRANSFERRED_TO_PATIENT;
import static io.wardwatch.core.event.Kind.VOIDED;
import static io.wardwatch.core.scenario.EventBuilder.event;
import static io.wardwatch.core.scenario.EventBuilder.micros;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.wardwatch.core.event.Adjustment;
import io.wardwatch.core.event.Event;
import io.wardwatch.core.event.Facility;
import io.wardwatch.core.event.Field;
import io.wardwatch.core.event.Kind;
import io.wardwatch.core.event.Submission;
import io.wardwatch.core.scenario.Chart;
import io.wardwatch.core.scenario.EventBuilder;
import io.wardwatch.core.scenario.LabModel;
import io.wardwatch.core.scenario.Ward;
import io.wardwatch.core.score.PaymentTarget;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When a claim is scored, from what, and what a late entry changes. */
class PaymentScoreScenarioTest {
    private static EventBuilder claim(Kind kind, String id, String time) {
        return event(kind, id).claim("C1").at(time);
    }

    private static EventBuilder submitted() {
        return claim(SUBMITTED, "sent", "2025-03-10T09:00")
                .with(Field.CHARGE_CENTS, 1_000_00L)
                .with(Field.PAYER_CLASS, "COMMERCIAL");
    }

    private static EventBuilder moved(long cents) {
        return claim(TRANSFERRED_TO_PATIENT, "moved", "2025-04-09T09:00")
                .with(Field.PATIENT_RESPONSIBILITY_CENTS, cents);
    }

    private static EventBuilder writtenOff(String id, long cents) {
        return claim(ADJUSTED, id, "2025-04-08T09:00")
                .with(Field.ADJUSTMENT_CLASS, "CHARITY")
                .with(Field.ADJUSTMENTS, List.of(new Adjustment("CLAIM", 0, "OA", "23", cents)));
    }

    private static IssuedPaymentScore only(EventBuilder... events) {
        List<IssuedPaymentScore> scores = Chart.of(events).paymentScores();
        assertThat(scores).hasSize(1);
        return scores.get(0);
    }

    private static List<String> issued(EventBuilder... events) {
        return Chart.of(events).paymentScores().stream()
                .map(score -> score.target().code() + " of " + score.trigger())
                .toList();
    }

    /** What was said, revisions too, with events in the order written. */
    private static List<String> said(EventBuilder... events) {
        Ward ward = new Ward(LabModel.scorer())
                .applyAll(Arrays.stream(events).map(EventBuilder::build).toList());
        return ward.paymentScoresSaid.stream()
                .map(score -> score.trigger() + " " + score.revision() + (score.withdrawn() ? " withdrawn" : ""))
                .toList();
    }

    @Test
    void shouldScoreASubmissionFromWhatItSays() {
        IssuedPaymentScore score = only(submitted()
                .with(Field.AUTHORIZATION_REQUIRED, true)
                .with(Field.ELIGIBILITY_VERIFIED, true)
                .with(Field.CLAIM_FORM, "INSTITUTIONAL"));

        assertThat(score.target()).isEqualTo(PaymentTarget.DENIAL);
        assertThat(score.claimId()).isEqualTo("C1");
        assertThat(score.scoredAt()).isEqualTo(micros("2025-03-10T09:00"));
        assertThat(score.score().amountCents()).isEqualTo(1_000_00);
        assertThat(score.score().probability()).isCloseTo(0.231, within(0.001));
        assertThat(score.score().band()).isEqualTo("HIGH");
        assertThat(score.score().reasons().get(0).code()).isEqualTo("AUTHORIZATION_MISSING");
        assertThat(LabModel.feature(score, "RESUBMITTED")).isZero();
    }

    @Test
    void shouldScoreEachSubmissionByItsOwnAuthorizationAndNotTheOneThatTakesTheClaimBack() {
        EventBuilder again = claim(SUBMITTED, "again", "2025-03-20T09:00")
                .with(Field.SUBMISSION, new Submission(2, "7", "P", ""))
                .with(Field.AUTHORIZATION_REQUIRED, true)
                .with(Field.AUTHORIZATION, "A1");
        EventBuilder back =
                claim(SUBMITTED, "back", "2025-03-25T09:00").with(Field.SUBMISSION, new Submission(3, "8", "P", ""));
        Chart chart = Chart.of(submitted().with(Field.AUTHORIZATION_REQUIRED, true), again, back);

        assertThat(chart.paymentScores())
                .extracting(IssuedPaymentScore::trigger)
                .containsExactly("sent", "again");
        IssuedPaymentScore second = chart.paymentScores().get(1);
        assertThat(LabModel.feature(second, "AUTHORIZATION_MISSING")).isZero();
        assertThat(LabModel.feature(second, "RESUBMITTED")).isEqualTo(1);
        // It states no charge: the one before it stands.
        assertThat(second.score().amountCents()).isEqualTo(1_000_00);
    }

    @Test
    void shouldTakeASourcesWordForWhatWasSentBeforeTheHistoryBegins() {
        assertThat(LabModel.feature(
                        only(submitted().with(Field.SUBMISSION, new Submission(2, "7", "P", ""))), "RESUBMITTED"))
                .isEqualTo(1);
    }

    @Test
    void shouldScoreASubmissionOfUnknownChargeAndPayer() {
        IssuedPaymentScore score = only(claim(SUBMITTED, "sent", "2025-03-10T09:00"));

        assertThat(score.score().amountCents()).isEqualTo(-1);
        assertThat(LabModel.feature(score, "CHARGE_UNKNOWN")).isEqualTo(1);
        assertThat(LabModel.feature(score, "PAYER_UNKNOWN")).isEqualTo(1);
    }

    @Test
    void shouldScoreABalanceWhenItMovesToThePatient() {
        Chart chart = Chart.of(submitted().with(Field.CURRENCY, "EUR"), moved(250_00));
        IssuedPaymentScore score = chart.paymentScores().get(1);

        assertThat(score.target()).isEqualTo(PaymentTarget.UNPAID_90D);
        assertThat(score.score().amountCents()).isEqualTo(250_00);
        assertThat(score.currency()).isEqualTo("EUR");
        assertThat(LabModel.feature(score, "OWED_SHARE")).isEqualTo(0.25);
        assertThat(LabModel.feature(score, "MONTHS_SUBMITTED")).isEqualTo(1);
    }

    @Test
    void shouldCountDaysInTheHospitalsZone() {
        Facility west = new Facility("NORTH", ZoneId.of("America/Los_Angeles"), 0);
        // 30 local days, though 29 in UTC: the claim was sent in the afternoon of the day before.
        Chart chart = Chart.in(
                List.of(west),
                claim(SUBMITTED, "sent", "2025-03-11T00:30"),
                claim(TRANSFERRED_TO_PATIENT, "moved", "2025-04-09T08:00")
                        .with(Field.PATIENT_RESPONSIBILITY_CENTS, 100L));

        assertThat(LabModel.feature(chart.paymentScores().get(1), "MONTHS_SUBMITTED"))
                .isEqualTo(30 / 30.0);
    }

    @Test
    void shouldNotScoreABalanceOfWhichNothingIsOwed() {
        EventBuilder paid = claim(PATIENT_PAID, "paid", "2025-04-01T09:00").with(Field.PAID_CENTS, 250_00L);

        assertThat(issued(submitted(), paid, moved(250_00))).containsExactly("denial of sent");
        assertThat(issued(submitted(), writtenOff("charity", 1_000_00), moved(250_00)))
                .as("what is written off is not owed, whatever its class")
                .containsExactly("denial of sent");
        assertThat(issued(submitted(), claim(VOIDED, "void", "2025-04-01T09:00"), moved(250_00)))
                .as("nor is what is taken back")
                .containsExactly("denial of sent");
        assertThat(issued(moved(250_00))).as("nor what is not submitted").isEmpty();
    }

    @Test
    void shouldNotOweMoreThanIsOpenAtAll() {
        IssuedPaymentScore score = Chart.of(submitted(), writtenOff("part", 900_00), moved(250_00))
                .paymentScores()
                .get(1);

        assertThat(score.score().amountCents()).isEqualTo(100_00);
    }

    @Test
    void shouldNotScoreABalanceInTwoCurrenciesButTheSubmission() {
        assertThat(issued(submitted().with(Field.CURRENCY, "USD"), moved(250_00).with(Field.CURRENCY, "EUR")))
                .containsExactly("denial of sent");
    }

    @Test
    void shouldChangeNothingByWhatIsRecordedLater() {
        EventBuilder[] all = {
            submitted(),
            moved(250_00),
            claim(ADJUDICATED, "answer", "2025-04-10T09:00").with(Field.CLAIM_STATUS, "4"),
            claim(PATIENT_PAID, "paid", "2025-04-10T09:00").with(Field.PAID_CENTS, 250_00L),
            claim(REFUNDED, "back", "2025-04-11T09:00").with(Field.PAID_CENTS, 5_00L),
            claim(VOIDED, "void", "2025-03-11T09:00").recorded("2025-05-01T09:00"),
            claim(SUBMITTED, "late", "2025-03-09T09:00")
                    .recorded("2025-05-02T09:00")
                    .with(Field.PAYER_CLASS, "SELF_PAY")
        };

        assertThat(said(all)).containsExactly("sent 1", "moved 1", "late 1");
    }

    @Test
    void shouldReissueByWhatArrivesLaterButWasRecordedBefore() {
        EventBuilder known =
                claim(Kind.PREPARED, "prepared", "2025-03-01T09:00").with(Field.CLAIM_FORM, "PROFESSIONAL");
        EventBuilder[] all = {submitted(), moved(250_00), known};

        assertThat(said(all)).containsExactly("sent 1", "moved 1", "sent 2", "moved 2");
        assertThat(Chart.of(all).paymentScores().get(0).score().band()).isEqualTo("MODERATE");
    }

    @Test
    void shouldWithdrawWhenABalanceTurnsOutToHaveBeenPaidBefore() {
        EventBuilder paid = claim(PATIENT_PAID, "paid", "2025-04-01T09:00")
                .with(Field.PAID_CENTS, 250_00L)
                .with(Field.PAYMENT_ID, "P1");
        EventBuilder bounced =
                claim(PATIENT_PAYMENT_REVERSED, "bounced", "2025-04-02T09:00").with(Field.PAYMENT_ID, "P1");

        assertThat(said(submitted(), moved(250_00), paid)).containsExactly("sent 1", "moved 1", "moved 2 withdrawn");
        assertThat(said(submitted(), moved(250_00), paid, bounced))
                .containsExactly("sent 1", "moved 1", "moved 2 withdrawn", "moved 3");
        assertThat(issued(submitted(), moved(250_00), paid)).containsExactly("denial of sent");
    }

    @Test
    void shouldFollowAnIdThatBelongsToAnotherKindOfEvent() {
        // The same id again, recorded earlier: it was a payment all along.
        EventBuilder other = claim(PATIENT_PAID, "moved", "2025-04-09T08:00").with(Field.PAID_CENTS, 250_00L);
        EventBuilder resent = claim(SUBMITTED, "moved", "2025-04-09T08:00");

        assertThat(said(submitted(), moved(250_00), other)).containsExactly("sent 1", "moved 1", "moved 2 withdrawn");
        assertThat(issued(submitted(), moved(250_00), resent)).containsExactly("denial of sent", "denial of moved");
    }

    @Test
    void shouldSayAScoreAgainWhenItsTriggerTurnsOutToBeRecordedEarlier() {
        EventBuilder earlier = submitted().recorded("2025-03-10T08:00");

        assertThat(said(submitted().recorded("2025-03-10T10:00"), earlier)).containsExactly("sent 1", "sent 2");
        assertThat(only(submitted().recorded("2025-03-10T10:00"), earlier).scoredAt())
                .isEqualTo(micros("2025-03-10T08:00"));
    }

    @Test
    void shouldKeepClaimsApart() {
        List<Event> events = List.of(
                submitted().build(),
                submitted().claim("C2").with(Field.PAYER_CLASS, "SELF_PAY").build(),
                moved(250_00).build());
        Ward ward = new Ward(LabModel.scorer()).applyAll(events);

        assertThat(ward.paymentScoresSaid)
                .extracting(score -> score.claimId() + " " + score.trigger() + " " + score.revision())
                .containsExactly("C1 sent 1", "C2 sent 1", "C1 moved 1");
        assertThat(ward.paymentScoresSaid)
                .extracting(IssuedPaymentScore::scoreId)
                .doesNotHaveDuplicates();
    }
}
