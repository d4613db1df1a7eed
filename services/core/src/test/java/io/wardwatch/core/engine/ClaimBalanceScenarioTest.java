package io.wardwatch.core.engine;

import static io.wardwatch.core.event.Kind.ADJUDICATED;
import static io.wardwatch.core.event.Kind.ADJUSTED;
import static io.wardwatch.core.event.Kind.PATIENT_PAID;
import static io.wardwatch.core.event.Kind.REVERSED;
import static io.wardwatch.core.event.Kind.SUBMITTED;
import static io.wardwatch.core.event.Kind.TRANSFERRED_TO_PATIENT;
import static io.wardwatch.core.scenario.EventBuilder.event;
import static org.assertj.core.api.Assertions.assertThat;

import io.wardwatch.core.event.Adjustment;
import io.wardwatch.core.event.Field;
import io.wardwatch.core.event.Kind;
import io.wardwatch.core.event.Submission;
import io.wardwatch.core.scenario.Chart;
import io.wardwatch.core.scenario.EventBuilder;
import io.wardwatch.core.timeline.Account;
import io.wardwatch.core.timeline.ClaimFacts;
import io.wardwatch.core.timeline.ClaimFold;
import io.wardwatch.core.timeline.Entry;
import io.wardwatch.core.timeline.PatientDebt;
import io.wardwatch.core.timeline.Posting;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is owed on a claim, and what a reversal takes back. */
class ClaimBalanceScenarioTest {
    private static final long CHARGE = 18_420_00;

    private static EventBuilder claim(Kind kind, String id, String time) {
        return event(kind, id).claim("C1").of("NORTH", "V1").at(time);
    }

    private static EventBuilder submitted() {
        return claim(SUBMITTED, "submitted", "2025-03-09T00:00").with(Field.CHARGE_CENTS, CHARGE);
    }

    private static EventBuilder adjudicated(String id, String time, String status, long paid) {
        return claim(ADJUDICATED, id, time)
                .with(Field.CLAIM_STATUS, status)
                .with(Field.PAID_CENTS, paid)
                .with(Field.PAYER_CONTROL_NUMBER, "ICN-" + id);
    }

    private static EventBuilder adjusted(String id, String time, long... cents) {
        return claim(ADJUSTED, id, time)
                .with(
                        Field.ADJUSTMENTS,
                        Arrays.stream(cents)
                                .mapToObj(each -> new Adjustment("CLAIM", 0, "CO", "45", each))
                                .toList());
    }

    private static EventBuilder paid() {
        return adjudicated("a", "2025-03-20T00:00", "1", 9_000_00);
    }

    private static EventBuilder moved() {
        return claim(TRANSFERRED_TO_PATIENT, "t", "2025-03-21T00:00").with(Field.PATIENT_RESPONSIBILITY_CENTS, 400_00L);
    }

    private static ClaimFacts facts(EventBuilder... events) {
        return ClaimFold.fold(entries(events));
    }

    private static List<Entry> entries(EventBuilder... events) {
        return Arrays.stream(events)
                .map(event -> Entry.of(event.build()))
                .sorted(Entry.BY_STAMP)
                .toList();
    }

    /** What insurers owe: the balance less what was moved to the patient and not paid by the patient. */
    private static long ofInsurers(ClaimFacts facts) {
        return facts.postings().stream()
                        .mapToLong(posting -> posting.account().ofBalance(posting.cents()))
                        .sum()
                - ofPatient(facts);
    }

    private static long ofPatient(ClaimFacts facts) {
        return sum(facts, Account.TO_PATIENT) - sum(facts, Account.PATIENT_PAID);
    }

    private static long sum(ClaimFacts facts, Account account) {
        return facts.postings().stream()
                .filter(posting -> posting.account() == account)
                .mapToLong(Posting::cents)
                .sum();
    }

    @Test
    void shouldBalanceToTheCent() {
        ClaimFacts facts = facts(
                submitted(),
                adjudicated("a", "2025-03-20T00:00", "1", 9_000_01)
                        .with(Field.ADJUSTMENTS, List.of(new Adjustment("LINE", 1, "CO", "45", 777))),
                adjusted("contract", "2025-03-20T00:00", 5_000_00, 20_99, -1_00),
                claim(TRANSFERRED_TO_PATIENT, "t", "2025-03-21T00:00")
                        .with(Field.PATIENT_RESPONSIBILITY_CENTS, 4_400_00L),
                claim(PATIENT_PAID, "p1", "2025-04-01T00:00")
                        .with(Field.PAID_CENTS, 400_00L)
                        .with(Field.PAYMENT_ID, "p1"),
                claim(PATIENT_PAID, "p2", "2025-05-01T00:00")
                        .with(Field.PAID_CENTS, 4_000_00L)
                        .with(Field.PAYMENT_ID, "p2"));

        assertThat(ofInsurers(facts)).isZero();
        assertThat(ofPatient(facts)).isZero();
    }

    @Test
    void shouldTakeTheChargeOfTheLastSubmissionForTheBalance() {
        ClaimFacts facts = facts(
                submitted(),
                claim(SUBMITTED, "replaced", "2025-04-09T00:00").with(Field.CHARGE_CENTS, 20_000_00L),
                claim(SUBMITTED, "older", "2025-04-01T00:00")
                        .recorded("2025-06-01T00:00")
                        .with(Field.CHARGE_CENTS, 1L));

        assertThat(ofInsurers(facts)).isEqualTo(20_000_00L);
    }

    @Test
    void shouldTakeNoChargeFromASubmissionThatTakesTheClaimBack() {
        EventBuilder cancelled = claim(SUBMITTED, "cancelled", "2025-03-10T00:00")
                .with(Field.CHARGE_CENTS, 700_00L)
                .with(Field.SUBMISSION, new Submission(2, "8", "P", ""));
        EventBuilder anew =
                claim(SUBMITTED, "anew", "2025-03-12T00:00").with(Field.SUBMISSION, new Submission(3, "1", "P", ""));

        assertThat(ofInsurers(facts(submitted(), cancelled))).isZero();
        List<Entry> entries = entries(submitted(), cancelled, anew, moved());
        ClaimFacts facts = ClaimFold.fold(entries);
        assertThat(sum(facts, Account.CHARGE)).isEqualTo(CHARGE);
        assertThat(PatientDebt.after(facts, entries)).isEqualTo(400_00);
    }

    @Test
    void shouldNegateTheOneThatAReversalNamesByEvent() {
        ClaimFacts facts = facts(
                submitted(),
                adjudicated("a", "2025-03-20T00:00", "1", 9_000_00),
                adjudicated("b", "2025-04-20T00:00", "1", 500_00),
                claim(REVERSED, "r", "2025-05-01T00:00").undoing("a"));

        assertThat(ofInsurers(facts)).isEqualTo(CHARGE - 500_00);
        assertThat(facts.firstAdjudication().eventId()).isEqualTo("a");
        assertThat(facts.waiting()).isEmpty();
    }

    @Test
    void shouldNegateByNameWhateverTheStamps() {
        ClaimFacts facts = facts(
                submitted(),
                claim(REVERSED, "r", "2025-03-01T00:00").undoing("a"),
                adjudicated("a", "2025-03-20T00:00", "1", 9_000_00));

        assertThat(ofInsurers(facts)).isEqualTo(CHARGE);
    }

    @Test
    void shouldNotTouchTheCorrectionBesideTheReversal() {
        // One remittance takes the payment back and pays anew, both under the number of the payment taken back.
        EventBuilder reversal = claim(REVERSED, "r", "2025-05-01T00:00")
                .with(Field.PAYER_CONTROL_NUMBER, "ICN-a")
                .with(Field.REMIT_ID, "R2");
        EventBuilder correction = adjudicated("b", "2025-05-01T00:00", "1", 500_00)
                .with(Field.PAYER_CONTROL_NUMBER, "ICN-a")
                .with(Field.REMIT_ID, "R2");
        ClaimFacts waiting = facts(submitted(), reversal, correction);

        assertThat(ofInsurers(waiting)).isEqualTo(CHARGE - 500_00);
        assertThat(waiting.waiting()).hasSize(1);

        ClaimFacts known = facts(
                submitted(),
                adjudicated("a", "2025-03-20T00:00", "1", 9_000_00).with(Field.REMIT_ID, "R1"),
                claim(REVERSED, "r", "2025-05-01T00:00")
                        .with(Field.PAYER_CONTROL_NUMBER, "ICN-a")
                        .with(Field.REMIT_ID, "R2"),
                adjudicated("b", "2025-05-01T00:00", "1", 500_00)
                        .with(Field.PAYER_CONTROL_NUMBER, "ICN-a")
                        .with(Field.REMIT_ID, "R2"));

        assertThat(ofInsurers(known)).isEqualTo(CHARGE - 500_00);
        assertThat(known.waiting()).isEmpty();
    }

    @Test
    void shouldNotReverseWhatWasAdjudicatedLater() {
        ClaimFacts facts = facts(
                submitted(),
                claim(REVERSED, "r", "2025-05-01T00:00").with(Field.PAYER_CONTROL_NUMBER, "ICN-b"),
                adjudicated("b", "2025-06-01T00:00", "1", 500_00));

        assertThat(ofInsurers(facts)).isEqualTo(CHARGE - 500_00);
        assertThat(facts.waiting()).hasSize(1);
    }

    @Test
    void shouldReverseEachOnceAndFindTheOneTooMany() {
        Chart chart = Chart.of(
                submitted(),
                adjudicated("a", "2025-03-20T00:00", "1", 9_000_00),
                claim(REVERSED, "r1", "2025-05-01T00:00").undoing("a"),
                claim(REVERSED, "r2", "2025-05-02T00:00").undoing("a"));

        assertThat(chart.findings()).containsExactly("REVERSAL_WITHOUT_TARGET");
    }

    @Test
    void shouldLetReversalsByEventGoFirst() {
        // r1 could take either payment of that number; r2 names the first, so r1 takes the second.
        ClaimFacts facts = facts(
                submitted(),
                adjudicated("a", "2025-03-20T00:00", "1", 9_000_00).with(Field.PAYER_CONTROL_NUMBER, "N"),
                adjudicated("b", "2025-03-21T00:00", "1", 500_00).with(Field.PAYER_CONTROL_NUMBER, "N"),
                claim(REVERSED, "r1", "2025-05-01T00:00").with(Field.PAYER_CONTROL_NUMBER, "N"),
                claim(REVERSED, "r2", "2025-05-02T00:00").undoing("a"));

        assertThat(ofInsurers(facts)).isEqualTo(CHARGE);
        assertThat(facts.waiting()).isEmpty();
    }

    @Test
    void shouldWaitAsAFindingUntilTheTargetIsKnown() {
        EventBuilder reversal = claim(REVERSED, "r", "2025-05-01T00:00").undoing("a");

        assertThat(Chart.of(submitted(), reversal).findings()).containsExactly("REVERSAL_WITHOUT_TARGET");
        assertThat(Chart.of(
                                submitted(),
                                claim(REVERSED, "r", "2025-05-01T00:00").undoing("a"),
                                adjudicated("a", "2025-03-20T00:00", "1", 9_000_00))
                        .findings())
                .isEmpty();
        assertThat(facts(submitted(), claim(REVERSED, "r", "2025-05-01T00:00")).waiting())
                .hasSize(1);
    }

    @Test
    void shouldLetMoneyWaitAsAFindingUntilItsClaimComes() {
        assertThat(Chart.of(paid(), moved()).findings()).containsExactly("MONEY_WITHOUT_CLAIM", "MONEY_WITHOUT_CLAIM");
        assertThat(ofInsurers(facts(paid(), moved()))).isZero();
        assertThat(ofPatient(facts(paid(), moved()))).isZero();

        assertThat(Chart.of(paid(), moved(), submitted()).findings()).isEmpty();
        ClaimFacts known = facts(paid(), moved(), submitted());
        assertThat(ofInsurers(known)).isEqualTo(CHARGE - 9_000_00 - 400_00);
        assertThat(ofPatient(known)).isEqualTo(400_00);
    }

    @Test
    void shouldOweNothingInMixedCurrencies() {
        ClaimFacts facts = facts(submitted().with(Field.CURRENCY, "USD"), paid().with(Field.CURRENCY, "EUR"), moved());

        assertThat(facts.mixedCurrency()).isTrue();
        assertThat(ofInsurers(facts)).isZero();
        assertThat(ofPatient(facts)).isZero();
    }
}
