package io.wardwatch.core.engine;

import static io.wardwatch.core.event.Kind.ADJUDICATED;
import static io.wardwatch.core.event.Kind.ADJUSTED;
import static io.wardwatch.core.event.Kind.PATIENT_PAID;
import static io.wardwatch.core.event.Kind.PATIENT_PAYMENT_REVERSED;
import static io.wardwatch.core.event.Kind.PREPARED;
import static io.wardwatch.core.event.Kind.REVERSED;
import static io.wardwatch.core.event.Kind.SUBMITTED;
import static io.wardwatch.core.event.Kind.TRANSFERRED_TO_PATIENT;
import static io.wardwatch.core.event.Kind.VOIDED;
import static io.wardwatch.core.scenario.EventBuilder.event;
import static io.wardwatch.core.scenario.EventBuilder.micros;
import static org.assertj.core.api.Assertions.assertThat;

import io.wardwatch.core.alert.FinanceAlert;
import io.wardwatch.core.event.Adjustment;
import io.wardwatch.core.event.Event;
import io.wardwatch.core.event.Facility;
import io.wardwatch.core.event.Field;
import io.wardwatch.core.event.Kind;
import io.wardwatch.core.scenario.Chart;
import io.wardwatch.core.scenario.EventBuilder;
import io.wardwatch.core.scenario.LabModel;
import io.wardwatch.core.scenario.Ward;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * A finance alert's whole life, by scores of the {@link LabModel}: a denial is likely (23 %, HIGH) without a required
 * authorization, a balance of a patient without a payer (65 %, HIGH).
 */
class FinanceAlertScenarioTest {
    private static EventBuilder claim(Kind kind, String id, String time) {
        return event(kind, id).claim("C1").at(time);
    }

    private static EventBuilder sent(String id, String time) {
        return claim(SUBMITTED, id, time)
                .with(Field.CHARGE_CENTS, 1_000_00L)
                .with(Field.PAYER, "ACME")
                .with(Field.ELIGIBILITY_VERIFIED, true);
    }

    private static EventBuilder unauthorized(String id, String time) {
        return sent(id, time).with(Field.AUTHORIZATION_REQUIRED, true);
    }

    private static EventBuilder answered(String time, String status) {
        return claim(ADJUDICATED, "answer", time).with(Field.CLAIM_STATUS, status);
    }

    private static EventBuilder selfPay() {
        return sent("sent", "2025-03-01T09:00").with(Field.PAYER_CLASS, "SELF_PAY");
    }

    private static EventBuilder moved(String id, String time, long cents) {
        return claim(TRANSFERRED_TO_PATIENT, id, time).with(Field.PATIENT_RESPONSIBILITY_CENTS, cents);
    }

    private static EventBuilder paid(String id, String time, long cents) {
        return claim(PATIENT_PAID, id, time).with(Field.PAID_CENTS, cents).with(Field.PAYMENT_ID, id);
    }

    private static EventBuilder bounced(String payment, String time) {
        return claim(PATIENT_PAYMENT_REVERSED, "bounced " + payment, time).with(Field.PAYMENT_ID, payment);
    }

    private static List<String> said(EventBuilder... events) {
        Ward ward = new Ward(LabModel.scorer())
                .applyAll(Arrays.stream(events).map(EventBuilder::build).toList());
        assertThat(ward.alertsSaid).as("nothing of money is a care alert").isEmpty();
        return ward.financeAlertsSaid.stream()
                .map(FinanceAlertScenarioTest::text)
                .toList();
    }

    private static List<String> holding(EventBuilder... events) {
        return Chart.of(events).financeAlerts().stream()
                .map(FinanceAlertScenarioTest::text)
                .toList();
    }

    private static String text(FinanceAlert alert) {
        return alert.state() + " " + alert.reason() + " " + (alert.amountCents() / 100);
    }

    @Test
    void shouldOpenADenialRiskWithWhoseWhatAndWhy() {
        FinanceAlert alert = Chart.of(unauthorized("sent", "2025-03-01T09:00").with(Field.CURRENCY, "EUR"))
                .financeAlerts()
                .get(0);

        assertThat(text(alert)).isEqualTo("OPEN TIER_HIGH 1000");
        assertThat(alert.kind()).isEqualTo("DENIAL_RISK");
        assertThat(alert.severity()).isEqualTo("warning");
        assertThat(alert.claimId()).isEqualTo("C1");
        assertThat(alert.encounterId()).isEqualTo("V1");
        assertThat(alert.payer()).isEqualTo("ACME");
        assertThat(alert.currency()).isEqualTo("EUR");
        assertThat(alert.openedAt()).isEqualTo(micros("2025-03-01T09:00"));
        assertThat(alert.closedAt()).isEqualTo(Event.ABSENT);
        assertThat(alert.dueAt()).isEqualTo(Event.ABSENT);
        assertThat(alert.reasons().get(0).code()).isEqualTo("AUTHORIZATION_MISSING");
    }

    @Test
    void shouldSayNothingWhenTheRiskIsLow() {
        assertThat(said(sent("sent", "2025-03-01T09:00"), moved("moved", "2025-04-01T09:00", 100_00)))
                .isEmpty();
    }

    @Test
    void shouldCloseADenialRiskWithThePayersAnswerWhateverItIs() {
        EventBuilder sent = unauthorized("sent", "2025-03-01T09:00");

        assertThat(said(sent, answered("2025-03-20T09:00", "4").recorded("2025-03-21T09:00")))
                .containsExactly("OPEN TIER_HIGH 1000", "CLOSED ANSWERED 1000");
        assertThat(holding(sent, answered("2025-03-20T09:00", "1"))).containsExactly("CLOSED ANSWERED 1000");
        assertThat(Chart.of(sent, answered("2025-03-20T09:00", "4").recorded("2025-03-21T09:00"))
                        .financeAlerts()
                        .get(0)
                        .closedAt())
                .isEqualTo(micros("2025-03-21T09:00"));
        for (String none : List.of("22", "23", "25")) {
            assertThat(holding(sent, answered("2025-03-20T09:00", none)))
                    .as("claim status %s", none)
                    .containsExactly("OPEN TIER_HIGH 1000");
        }
    }

    @Test
    void shouldStayClosedWhenThePayerTakesTheAnswerBack() {
        assertThat(holding(
                        unauthorized("sent", "2025-03-01T09:00"),
                        answered("2025-03-20T09:00", "1"),
                        claim(REVERSED, "back", "2025-03-25T09:00").undoing("answer")))
                .containsExactly("CLOSED ANSWERED 1000");
    }

    @Test
    void shouldCloseADenialRiskWithItsClaim() {
        assertThat(holding(unauthorized("sent", "2025-03-01T09:00"), claim(VOIDED, "void", "2025-03-02T09:00")))
                .containsExactly("CLOSED VOIDED 1000");
    }

    @Test
    void shouldOpenAnotherAlertWhenADeniedClaimIsSentAgainJustAsRisky() {
        EventBuilder[] all = {
            unauthorized("sent", "2025-03-01T09:00"),
            answered("2025-03-20T09:00", "4"),
            unauthorized("again", "2025-03-25T09:00")
        };

        assertThat(holding(all)).containsExactlyInAnyOrder("CLOSED ANSWERED 1000", "OPEN TIER_HIGH 1000");
        assertThat(Chart.of(all).financeAlerts())
                .extracting(FinanceAlert::alertId)
                .doesNotHaveDuplicates();
    }

    @Test
    void shouldFollowResubmissionsWithHysteresis() {
        EventBuilder sent = unauthorized("sent", "2025-03-01T09:00");
        // 18 % lies below HIGH's raise of 20 % and above its clear of 17 %.
        EventBuilder wavering = sent("again", "2025-03-05T09:00")
                .with(Field.CLAIM_FORM, "PROFESSIONAL")
                .with(Field.CHARGE_CENTS, 900_00L);
        EventBuilder mended = sent("again", "2025-03-05T09:00");

        assertThat(said(sent, wavering)).containsExactly("OPEN TIER_HIGH 1000", "UPDATED TIER_HIGH 900");
        assertThat(holding(wavering)).isEmpty();
        assertThat(said(sent, mended)).containsExactly("OPEN TIER_HIGH 1000", "CLOSED BELOW_CLEAR 1000");
    }

    @Test
    void shouldNotTakeTheAnswerToAnEarlierSubmissionForOneToThis() {
        // The remittance of the first submission is recorded after the second was sent.
        assertThat(holding(
                        sent("sent", "2025-03-01T09:00"),
                        unauthorized("again", "2025-03-25T09:00"),
                        answered("2025-03-20T09:00", "4").recorded("2025-03-28T09:00")))
                .containsExactly("OPEN TIER_HIGH 1000");
    }

    @Test
    void shouldOpenNothingForASubmissionThatWasAnsweredBeforeItBecameKnown() {
        assertThat(holding(
                        unauthorized("sent", "2025-03-01T09:00").recorded("2025-03-30T09:00"),
                        answered("2025-03-20T09:00", "1")))
                .isEmpty();
    }

    @Test
    void shouldRetractADenialRiskWhoseScoreWasRevised() {
        EventBuilder sent = claim(SUBMITTED, "sent", "2025-03-01T09:00")
                .recorded("2025-03-02T09:00")
                .with(Field.CHARGE_CENTS, 100_00L)
                .with(Field.ELIGIBILITY_VERIFIED, false);
        EventBuilder same = claim(SUBMITTED, "sent", "2025-03-01T09:00")
                .with(Field.CHARGE_CENTS, 100_00L)
                .with(Field.ELIGIBILITY_VERIFIED, true);

        assertThat(said(sent, same)).containsExactly("OPEN TIER_HIGH 100", "RETRACTED SCORE_REVISED 100");
        assertThat(holding(sent, same)).isEmpty();
    }

    @Test
    void shouldOpenAPaymentRiskWithWhatIsOwedAndUntilWhen() {
        Facility west = new Facility("NORTH", ZoneId.of("America/Los_Angeles"), 0);
        // Summer time begins in between: the 90th day has its own nine o'clock.
        FinanceAlert alert = Chart.in(List.of(west), selfPay(), moved("moved", "2025-03-05T17:00", 400_00))
                .financeAlerts()
                .get(0);

        assertThat(text(alert)).isEqualTo("OPEN TIER_HIGH 400");
        assertThat(alert.kind()).isEqualTo("PAYMENT_RISK");
        assertThat(alert.dueAt()).isEqualTo(micros("2025-06-03T16:00"));
        assertThat(alert.reasons().get(0).code()).isEqualTo("SELF_PAY");
    }

    @Test
    void shouldFollowWhatIsOwedUntilItIsPaid() {
        EventBuilder[] all = {
            selfPay(),
            moved("moved", "2025-04-01T09:00", 400_00),
            paid("p1", "2025-04-10T09:00", 100_00),
            paid("p2", "2025-05-10T09:00", 300_00).recorded("2025-05-11T09:00")
        };

        assertThat(said(all)).containsExactly("OPEN TIER_HIGH 400", "UPDATED BALANCE_CHANGED 300", "CLOSED SETTLED 0");
        assertThat(Chart.of(all).financeAlerts().get(0).closedAt()).isEqualTo(micros("2025-05-11T09:00"));
    }

    @Test
    void shouldOpenTheSameAlertAgainWhenAPaymentBounces() {
        EventBuilder[] all = {
            selfPay(),
            moved("moved", "2025-04-01T09:00", 400_00),
            paid("p1", "2025-04-10T09:00", 400_00),
            bounced("p1", "2025-04-20T09:00")
        };

        assertThat(said(all)).containsExactly("OPEN TIER_HIGH 400", "CLOSED SETTLED 0", "UPDATED BALANCE_CHANGED 400");
        Ward ward = new Ward(LabModel.scorer())
                .applyAll(Arrays.stream(all).map(EventBuilder::build).toList());
        assertThat(ward.financeAlertsSaid)
                .extracting(FinanceAlert::alertId)
                .containsOnly(ward.financeAlertsSaid.get(0).alertId());
        assertThat(ward.financeAlertsSaid.get(2).openedAt()).isEqualTo(micros("2025-04-01T09:00"));
    }

    @Test
    void shouldCloseWhenTheBalanceIsWrittenOff() {
        EventBuilder charity = claim(ADJUSTED, "charity", "2025-04-20T09:00")
                .with(Field.ADJUSTMENT_CLASS, "CHARITY")
                .with(Field.ADJUSTMENTS, List.of(new Adjustment("CLAIM", 0, "OA", "23", 1_000_00)));

        assertThat(said(selfPay(), moved("moved", "2025-04-01T09:00", 400_00), charity))
                .containsExactly("OPEN TIER_HIGH 400", "CLOSED SETTLED 0");
    }

    @Test
    void shouldCloseWhenTheClaimIsTakenBackAndGoOnWhenItIsSentAgain() {
        assertThat(said(
                        selfPay(),
                        moved("moved", "2025-04-01T09:00", 400_00),
                        claim(VOIDED, "void", "2025-04-02T09:00"),
                        sent("again", "2025-04-03T09:00")))
                .containsExactly("OPEN TIER_HIGH 400", "CLOSED VOIDED 0", "UPDATED BALANCE_CHANGED 400");
    }

    @Test
    void shouldCloseWhenASecondCurrencyComesAndNothingCanBeSummedUp() {
        assertThat(holding(
                        selfPay().with(Field.CURRENCY, "USD"),
                        moved("moved", "2025-04-01T09:00", 400_00),
                        paid("p1", "2025-04-10T09:00", 100_00).with(Field.CURRENCY, "EUR")))
                .containsExactly("CLOSED MIXED_CURRENCY 0");
    }

    @Test
    void shouldJudgeEachTransferAnewAfterASettlement() {
        EventBuilder[] settled = {
            selfPay(), moved("moved", "2025-04-01T09:00", 400_00), paid("p1", "2025-04-10T09:00", 400_00)
        };
        EventBuilder more = moved("more", "2025-05-01T09:00", 100_00);
        EventBuilder insured = claim(PREPARED, "insured", "2025-04-20T09:00").with(Field.PAYER_CLASS, "COMMERCIAL");

        assertThat(holding(settled[0], settled[1], settled[2], more))
                .as("as risky: an alert of its own")
                .containsExactlyInAnyOrder("CLOSED SETTLED 0", "OPEN TIER_HIGH 100");
        assertThat(holding(settled[0], settled[1], settled[2], insured, more, bounced("p1", "2025-05-05T09:00")))
                .as("judged low since: a payment that bounces opens nothing")
                .containsExactly("CLOSED SETTLED 0");
    }

    @Test
    void shouldFollowLaterTransfersWithHysteresis() {
        EventBuilder first = moved("moved", "2025-04-01T09:00", 400_00);
        EventBuilder more = moved("more", "2025-05-01T09:00", 100_00);
        EventBuilder medicaid = claim(PREPARED, "medicaid", "2025-04-20T09:00").with(Field.PAYER_CLASS, "MEDICAID");
        EventBuilder insured = claim(PREPARED, "insured", "2025-04-20T09:00").with(Field.PAYER_CLASS, "COMMERCIAL");

        // 57 % lies below HIGH's raise of 60 % and above its clear of 55 %.
        assertThat(said(selfPay(), first, medicaid, more))
                .containsExactly("OPEN TIER_HIGH 400", "UPDATED TIER_HIGH 500");
        assertThat(said(selfPay(), first, insured, more))
                .containsExactly("OPEN TIER_HIGH 400", "CLOSED BELOW_CLEAR 400");
    }

    @Test
    void shouldFollowAClaimToAnotherPayer() {
        Ward ward = new Ward(LabModel.scorer());
        ward.apply(unauthorized("sent", "2025-03-01T09:00").build());
        ward.apply(claim(PREPARED, "other", "2025-03-02T09:00")
                .with(Field.PAYER, "OTHER")
                .build());

        assertThat(ward.financeAlertsSaid).extracting(FinanceAlert::payer).containsExactly("ACME", "OTHER");
    }

    @Test
    void shouldRaiseBothKindsOnOneClaim() {
        assertThat(holding(
                        unauthorized("sent", "2025-03-01T09:00").with(Field.PAYER_CLASS, "SELF_PAY"),
                        moved("moved", "2025-04-01T09:00", 400_00)))
                .containsExactlyInAnyOrder("OPEN TIER_HIGH 1000", "OPEN TIER_HIGH 400");
    }
}
