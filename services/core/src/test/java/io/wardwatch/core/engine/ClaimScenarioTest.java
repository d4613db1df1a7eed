package io.wardwatch.core.engine;

import static io.wardwatch.core.event.Kind.ACKNOWLEDGED;
import static io.wardwatch.core.event.Kind.ADJUDICATED;
import static io.wardwatch.core.event.Kind.ADJUSTED;
import static io.wardwatch.core.event.Kind.ADMITTED;
import static io.wardwatch.core.event.Kind.APPEALED;
import static io.wardwatch.core.event.Kind.DISCHARGED;
import static io.wardwatch.core.event.Kind.PATIENT_PAID;
import static io.wardwatch.core.event.Kind.REVERSED;
import static io.wardwatch.core.event.Kind.SUBMITTED;
import static io.wardwatch.core.event.Kind.TRANSFERRED_TO_PATIENT;
import static io.wardwatch.core.event.Kind.UPDATED;
import static io.wardwatch.core.scenario.EventBuilder.event;
import static org.assertj.core.api.Assertions.assertThat;

import io.wardwatch.core.event.Adjustment;
import io.wardwatch.core.event.Facility;
import io.wardwatch.core.event.Field;
import io.wardwatch.core.event.Kind;
import io.wardwatch.core.measure.Columns;
import io.wardwatch.core.measure.MeasureGroup;
import io.wardwatch.core.scenario.Chart;
import io.wardwatch.core.scenario.EventBuilder;
import io.wardwatch.core.timeline.ClaimFacts;
import io.wardwatch.core.timeline.ClaimFold;
import io.wardwatch.core.timeline.Entry;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** From submission to the last cent. */
class ClaimScenarioTest {
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

    private static ClaimFacts facts(EventBuilder... events) {
        return ClaimFold.fold(Arrays.stream(events)
                .map(event -> Entry.of(event.build()))
                .sorted(Entry.BY_STAMP)
                .toList());
    }

    private static List<Long> adjudications(Chart chart) {
        return List.of(
                chart.sum(MeasureGroup.ADJUDICATION, Columns.ADJUDICATED),
                chart.sum(MeasureGroup.ADJUDICATION, Columns.DENIED),
                chart.sum(MeasureGroup.ADJUDICATION, Columns.ADJUDICATED_CENTS),
                chart.sum(MeasureGroup.ADJUDICATION, Columns.DENIED_CENTS));
    }

    @Test
    void shouldCountAnInitialDenialOnItsDayWhateverCameAfter() {
        Chart chart = Chart.of(
                submitted(),
                adjudicated("first", "2025-03-20T00:00", "4", 0),
                adjudicated("second", "2025-04-20T00:00", "1", 9_000_00));

        assertThat(adjudications(chart)).containsExactly(1L, 1L, CHARGE, CHARGE);
        assertThat(chart.sum(MeasureGroup.ADJUDICATION, 0, cell -> cell.day().equals("2025-03-20")))
                .isOne();
    }

    @Test
    void shouldCountNoInitialDenialWhenItWasPaidFirst() {
        Chart chart = Chart.of(
                submitted(),
                adjudicated("first", "2025-03-20T00:00", "1", 9_000_00),
                adjudicated("second", "2025-04-20T00:00", "4", 0));

        assertThat(adjudications(chart)).containsExactly(1L, 0L, CHARGE, 0L);
    }

    @Test
    void shouldTakeTheFirstInTimeWhenItIsRecordedLast() {
        Chart chart = Chart.of(
                submitted(),
                adjudicated("second", "2025-04-20T00:00", "1", 9_000_00),
                adjudicated("first", "2025-03-20T00:00", "4", 0).recorded("2025-06-01T00:00"));

        assertThat(adjudications(chart)).containsExactly(1L, 1L, CHARGE, CHARGE);
    }

    @Test
    void shouldNotTakeForwardingOrPredeterminationForAnAdjudication() {
        Chart none = Chart.of(
                submitted(),
                adjudicated("forwarded", "2025-03-20T00:00", "23", 0),
                adjudicated("predetermined", "2025-03-21T00:00", "25", 0));
        Chart later = Chart.of(
                submitted(),
                adjudicated("forwarded", "2025-03-20T00:00", "23", 0),
                adjudicated("denied", "2025-03-25T00:00", "4", 0));

        assertThat(none.cells()).isEmpty();
        assertThat(later.sum(MeasureGroup.ADJUDICATION, Columns.DENIED, cell -> cell.day()
                        .equals("2025-03-25")))
                .isOne();
    }

    @Test
    void shouldCountTheChargeOfTheLastSubmissionBeforeTheAdjudication() {
        Chart chart = Chart.of(
                submitted(),
                claim(SUBMITTED, "s2", "2025-03-15T00:00").with(Field.CHARGE_CENTS, 100_00L),
                adjudicated("first", "2025-03-20T00:00", "4", 0),
                claim(SUBMITTED, "s3", "2025-03-25T00:00").with(Field.CHARGE_CENTS, 200_00L));

        assertThat(adjudications(chart)).containsExactly(1L, 1L, 100_00L, 100_00L);
    }

    @Test
    void shouldCountAClaimWithoutEncounterUnderUnknown() {
        Chart chart = Chart.of(
                claim(SUBMITTED, "s", "2025-03-09T00:00").of("NORTH", "").with(Field.CHARGE_CENTS, CHARGE),
                claim(ADJUDICATED, "a", "2025-03-20T00:00").of("NORTH", "").with(Field.CLAIM_STATUS, "1"));

        assertThat(adjudications(chart)).containsExactly(1L, 0L, CHARGE, 0L);
        assertThat(chart.cells())
                .allMatch(cell -> cell.unit().equals("UNKNOWN")
                        && cell.payer().equals("UNKNOWN")
                        && cell.ageGroup().equals("UNKNOWN"));
    }

    @Test
    void shouldSliceAClaimByItsEncounterHoweverLateItBecomesKnown() {
        Chart chart = Chart.of(
                submitted(),
                adjudicated("a", "2025-03-20T00:00", "4", 0),
                event(ADMITTED, "in")
                        .at("2025-03-01T08:00")
                        .recorded("2025-05-01T00:00")
                        .unit("5W")
                        .with(Field.PAYER, "MEDICARE")
                        .with(Field.AGE_YEARS, 78L),
                event(DISCHARGED, "out")
                        .at("2025-03-05T08:00")
                        .recorded("2025-05-02T00:00")
                        .unit("LOUNGE")
                        .with(Field.PROVIDER, "D1"),
                event(UPDATED, "provider").at("2025-06-01T00:00").with(Field.PROVIDER, "D2"));

        assertThat(chart.cells())
                .filteredOn(cell -> cell.group() == MeasureGroup.ADJUDICATION)
                .isNotEmpty()
                .allMatch(cell -> cell.unit().equals("LOUNGE")
                        && cell.provider().equals("D2")
                        && cell.payer().equals("MEDICARE")
                        && cell.ageGroup().equals("75-84"));
        assertThat(adjudications(chart)).containsExactly(1L, 1L, CHARGE, CHARGE);
    }

    @Test
    void shouldTakeTheClaimsPayerOverTheEncounters() {
        Chart chart = Chart.of(
                event(ADMITTED, "in").at("2025-03-01T08:00").with(Field.PAYER, "MEDICARE"),
                submitted().with(Field.PAYER, "AETNA"),
                adjudicated("a", "2025-03-20T00:00", "4", 0));

        assertThat(chart.sum(MeasureGroup.ADJUDICATION, Columns.DENIED, cell -> cell.payer()
                        .equals("AETNA")))
                .isOne();
        assertThat(chart.sum(MeasureGroup.ADMISSION, 0, cell -> cell.payer().equals("MEDICARE")))
                .isOne();
    }

    @Test
    void shouldFallBackToTheEncountersPayerWhenTheClaimsIsCleared() {
        Chart chart = Chart.of(
                event(ADMITTED, "in").at("2025-03-01T08:00").with(Field.PAYER, "MEDICARE"),
                submitted().with(Field.PAYER, "AETNA"),
                adjudicated("a", "2025-03-20T00:00", "4", 0).clearing(Field.PAYER));

        assertThat(chart.sum(MeasureGroup.ADJUDICATION, Columns.DENIED, cell -> cell.payer()
                        .equals("MEDICARE")))
                .isOne();
    }

    @Test
    void shouldCountTheDayOfAnAdjudicationInTheFacilitysZone() {
        Chart chart = Chart.in(
                List.of(new Facility("NORTH", ZoneId.of("America/New_York"), 0)),
                submitted(),
                adjudicated("a", "2025-03-20T03:00", "4", 0));

        assertThat(chart.sum(MeasureGroup.ADJUDICATION, 0, cell -> cell.day().equals("2025-03-19")))
                .isOne();
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

        assertThat(facts.insurerBalanceCents()).isZero();
        assertThat(facts.patientBalanceCents()).isZero();
    }

    @Test
    void shouldTakeTheChargeOfTheLastSubmissionForTheBalance() {
        ClaimFacts facts = facts(
                submitted(),
                claim(SUBMITTED, "replaced", "2025-04-09T00:00").with(Field.CHARGE_CENTS, 20_000_00L),
                claim(SUBMITTED, "older", "2025-04-01T00:00")
                        .recorded("2025-06-01T00:00")
                        .with(Field.CHARGE_CENTS, 1L));

        assertThat(facts.insurerBalanceCents()).isEqualTo(20_000_00L);
    }

    @Test
    void shouldNegateTheOneThatAReversalNamesByEvent() {
        ClaimFacts facts = facts(
                submitted(),
                adjudicated("a", "2025-03-20T00:00", "1", 9_000_00),
                adjudicated("b", "2025-04-20T00:00", "1", 500_00),
                claim(REVERSED, "r", "2025-05-01T00:00").undoing("a"));

        assertThat(facts.insurerBalanceCents()).isEqualTo(CHARGE - 500_00);
        assertThat(facts.firstAdjudication().eventId()).isEqualTo("a");
        assertThat(facts.waiting()).isEmpty();
    }

    @Test
    void shouldNegateByNameWhateverTheStamps() {
        ClaimFacts facts = facts(
                submitted(),
                claim(REVERSED, "r", "2025-03-01T00:00").undoing("a"),
                adjudicated("a", "2025-03-20T00:00", "1", 9_000_00));

        assertThat(facts.insurerBalanceCents()).isEqualTo(CHARGE);
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

        assertThat(waiting.insurerBalanceCents()).isEqualTo(CHARGE - 500_00);
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

        assertThat(known.insurerBalanceCents()).isEqualTo(CHARGE - 500_00);
        assertThat(known.waiting()).isEmpty();
    }

    @Test
    void shouldNotReverseWhatWasAdjudicatedLater() {
        ClaimFacts facts = facts(
                submitted(),
                claim(REVERSED, "r", "2025-05-01T00:00").with(Field.PAYER_CONTROL_NUMBER, "ICN-b"),
                adjudicated("b", "2025-06-01T00:00", "1", 500_00));

        assertThat(facts.insurerBalanceCents()).isEqualTo(CHARGE - 500_00);
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

        assertThat(facts.insurerBalanceCents()).isEqualTo(CHARGE);
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
    void shouldFindMixedCurrencies() {
        Chart chart = Chart.of(
                submitted().with(Field.CURRENCY, "USD"),
                adjudicated("a", "2025-03-20T00:00", "1", 1).with(Field.CURRENCY, "EUR"));

        assertThat(chart.findings()).containsExactly("MIXED_CURRENCY");
    }

    @Test
    void shouldStoreKindsWithoutAFactWithoutEffect() {
        Chart chart = Chart.of(
                submitted(),
                claim(ACKNOWLEDGED, "k", "2025-03-10T00:00").with(Field.OUTCOME, "ACCEPTED"),
                claim(APPEALED, "p", "2025-03-10T00:00"));

        assertThat(chart.cells()).isEmpty();
        assertThat(chart.ward().described().entries).hasSize(3);
    }

    @Test
    void shouldKeepClaimsOfOneNumberInTwoHospitalsApart() {
        Chart chart = Chart.of(
                claim(ADJUDICATED, "n", "2025-03-20T00:00").with(Field.CLAIM_STATUS, "4"),
                claim(ADJUDICATED, "w", "2025-03-20T00:00").of("WEST", "V1").with(Field.CLAIM_STATUS, "1"));

        assertThat(adjudications(chart)).startsWith(2L, 1L);
    }
}
