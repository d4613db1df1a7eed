package io.wardwatch.core.engine;

import static io.wardwatch.core.event.Kind.ADJUDICATED;
import static io.wardwatch.core.event.Kind.ADJUSTED;
import static io.wardwatch.core.event.Kind.ADJUSTMENT_REVERSED;
import static io.wardwatch.core.event.Kind.ADMITTED;
import static io.wardwatch.core.event.Kind.PATIENT_PAID;
import static io.wardwatch.core.event.Kind.PATIENT_PAYMENT_REVERSED;
import static io.wardwatch.core.event.Kind.RECOUPED;
import static io.wardwatch.core.event.Kind.REFUNDED;
import static io.wardwatch.core.event.Kind.REVERSED;
import static io.wardwatch.core.event.Kind.SUBMITTED;
import static io.wardwatch.core.event.Kind.VOIDED;
import static io.wardwatch.core.scenario.EventBuilder.event;
import static org.assertj.core.api.Assertions.assertThat;

import io.wardwatch.core.event.Adjustment;
import io.wardwatch.core.event.Field;
import io.wardwatch.core.event.Kind;
import io.wardwatch.core.event.Submission;
import io.wardwatch.core.event.Validation;
import io.wardwatch.core.measure.Columns;
import io.wardwatch.core.measure.MeasureGroup;
import io.wardwatch.core.scenario.Chart;
import io.wardwatch.core.scenario.EventBuilder;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is billed, paid, written off and still owed of a claim of 1,000.00, first submitted on 10 March, on which day. */
class ClaimMoneyScenarioTest {
    private static final long CHARGE = 1_000_00;

    private static EventBuilder claim(Kind kind, String id, String day) {
        return event(kind, id).claim("C1").of("NORTH", "V1").at(day + "T12:00");
    }

    private static EventBuilder submitted() {
        return claim(SUBMITTED, "submitted", "2025-03-10").with(Field.CHARGE_CENTS, CHARGE);
    }

    private static EventBuilder paid(String id, String day, long cents) {
        return claim(ADJUDICATED, id, day).with(Field.CLAIM_STATUS, "1").with(Field.PAID_CENTS, cents);
    }

    private static EventBuilder patientPaid(String id, String day, long cents) {
        return claim(PATIENT_PAID, id, day)
                .with(Field.PAYMENT_ID, "payment-" + id)
                .with(Field.PAID_CENTS, cents);
    }

    private static EventBuilder writtenOff(String id, String day, String adjustmentClass, long cents) {
        return claim(ADJUSTED, id, day)
                .with(Field.ADJUSTMENT_CLASS, adjustmentClass)
                .with(Field.ADJUSTMENTS, List.of(new Adjustment("CLAIM", 0, "CO", "45", cents)));
    }

    /** Open balances by age at the end of {@code day}, and what was paid too much. */
    private static List<Long> owed(Chart chart, String day) {
        return java.util.stream.IntStream.rangeClosed(0, Columns.CREDIT)
                .mapToObj(column -> chart.sum(
                        MeasureGroup.BALANCE, column, cell -> cell.day().compareTo(day) <= 0))
                .toList();
    }

    private static long flow(Chart chart, int column, String day) {
        return chart.sum(MeasureGroup.CLAIM, column, cell -> cell.day().equals(day));
    }

    private static String after(int days) {
        return LocalDate.parse("2025-03-10").plusDays(days).toString();
    }

    @Test
    void shouldStepFromAgeToAgeOnItsDay() {
        Chart chart = Chart.of(submitted(), paid("a", "2025-04-20", 400_00), patientPaid("p", "2025-06-30", 50_00));

        assertThat(owed(chart, after(-1))).containsOnly(0L);
        assertThat(owed(chart, after(30))).containsExactly(CHARGE, 0L, 0L, 0L, 0L, 0L);
        assertThat(owed(chart, after(31))).containsExactly(0L, CHARGE, 0L, 0L, 0L, 0L);
        assertThat(owed(chart, after(60))).containsExactly(0L, 600_00L, 0L, 0L, 0L, 0L);
        assertThat(owed(chart, after(61))).containsExactly(0L, 0L, 600_00L, 0L, 0L, 0L);
        assertThat(owed(chart, after(91))).containsExactly(0L, 0L, 0L, 600_00L, 0L, 0L);
        assertThat(owed(chart, after(120))).containsExactly(0L, 0L, 0L, 550_00L, 0L, 0L);
        assertThat(owed(chart, after(121))).containsExactly(0L, 0L, 0L, 0L, 550_00L, 0L);
        assertThat(owed(chart, after(2_000))).containsExactly(0L, 0L, 0L, 0L, 550_00L, 0L);
    }

    @Test
    void shouldTakeNoStepOnceNothingIsOwed() {
        Chart chart = Chart.of(
                submitted(), paid("a", "2025-03-20", 600_00), writtenOff("w", "2025-03-20", "CONTRACTUAL", 400_00));

        assertThat(chart.cells())
                .filteredOn(cell -> cell.group() == MeasureGroup.BALANCE)
                .extracting(Chart.Cell::day)
                .containsOnly("2025-03-10", "2025-03-20");
        assertThat(owed(chart, after(50))).containsOnly(0L);
    }

    @Test
    void shouldCallWhatWasPaidTooMuchACredit() {
        Chart chart = Chart.of(
                submitted(),
                paid("a", "2025-03-20", CHARGE),
                patientPaid("p", "2025-03-25", 70_00),
                claim(REFUNDED, "f", "2025-05-01")
                        .with(Field.PAYMENT_ID, "payment-p")
                        .with(Field.PAID_CENTS, 70_00L));

        assertThat(owed(chart, "2025-04-30")).containsExactly(0L, 0L, 0L, 0L, 0L, 70_00L);
        assertThat(owed(chart, "2025-05-01")).containsOnly(0L);
    }

    @Test
    void shouldOweAgainFromTheDayOfTheReversalOrRecoupment() {
        Chart reversed = Chart.of(
                submitted(),
                paid("a", "2025-03-20", CHARGE),
                claim(REVERSED, "r", "2025-05-01").undoing("a"));
        Chart recouped = Chart.of(
                submitted(),
                paid("a", "2025-03-20", CHARGE),
                claim(RECOUPED, "r", "2025-05-01").with(Field.PAID_CENTS, CHARGE));

        for (Chart chart : List.of(reversed, recouped)) {
            assertThat(owed(chart, "2025-04-30")).containsOnly(0L);
            assertThat(owed(chart, "2025-05-01")).containsExactly(0L, CHARGE, 0L, 0L, 0L, 0L);
            assertThat(flow(chart, Columns.PAID_WITHIN, "2025-03-10")).isZero();
        }
    }

    @Test
    void shouldOweNothingOfAVoidedClaimUntilItIsSubmittedAgain() {
        Chart chart = Chart.of(
                submitted(),
                claim(VOIDED, "v", "2025-03-20"),
                claim(SUBMITTED, "again", "2025-03-25").with(Field.CHARGE_CENTS, 800_00L));
        Chart byCode = Chart.of(
                submitted(),
                claim(SUBMITTED, "v", "2025-03-20").with(Field.SUBMISSION, new Submission(2, "8", "P", "")));

        assertThat(owed(chart, "2025-03-24")).containsOnly(0L);
        assertThat(owed(chart, "2025-03-25")).startsWith(800_00L);
        assertThat(flow(chart, Columns.POSTED_CHARGE, "2025-03-20")).isEqualTo(-CHARGE);
        assertThat(flow(chart, Columns.CHARGE_WITHIN, "2025-03-10")).isEqualTo(800_00);
        assertThat(owed(byCode, "2025-03-20")).containsOnly(0L);
    }

    @Test
    void shouldTakeBackAPatientsPaymentAndAWriteOffByTheirOwnReversals() {
        Chart chart = Chart.of(
                submitted(),
                patientPaid("p", "2025-03-20", 30_00),
                patientPaid("q", "2025-03-21", 40_00),
                writtenOff("w", "2025-03-20", "BAD_DEBT", 20_00),
                claim(PATIENT_PAYMENT_REVERSED, "rp", "2025-04-02").with(Field.PAYMENT_ID, "payment-q"),
                claim(ADJUSTMENT_REVERSED, "rw", "2025-04-03").undoing("w"));

        assertThat(owed(chart, "2025-04-03")).startsWith(CHARGE - 30_00);
        assertThat(chart.findings()).isEmpty();
        int badDebt = Columns.WRITTEN_OFF_CLASS + 2;
        assertThat(flow(chart, badDebt, "2025-03-20")).isEqualTo(20_00);
        assertThat(flow(chart, badDebt, "2025-04-03")).isEqualTo(-20_00);
        assertThat(flow(chart, Columns.WRITTEN_OFF_OTHER, "2025-04-03")).isEqualTo(-20_00);
    }

    @Test
    void shouldBookOnTheAccountingDateButNotBeforeTheClaim() {
        long march15 = LocalDate.parse("2025-03-15").toEpochDay();
        Chart chart = Chart.of(
                submitted(),
                paid("late", "2025-03-20", 10_00).with(Field.EFFECTIVE_DATE, march15),
                patientPaid("early", "2025-03-01", 5_00));

        assertThat(owed(chart, "2025-03-10")).startsWith(CHARGE - 5_00);
        assertThat(owed(chart, "2025-03-15")).startsWith(CHARGE - 15_00);
        assertThat(flow(chart, Columns.FIRST_PAID, "2025-03-15")).isOne();
        assertThat(flow(chart, Columns.DAYS_TO_PAYMENT_BINS + 5, "2025-03-15")).isOne();
    }

    @Test
    void shouldCountTheFirstPaymentWhateverWasReversedLater() {
        Chart chart = Chart.of(
                submitted(),
                claim(ADJUDICATED, "denied", "2025-03-12").with(Field.CLAIM_STATUS, "4"),
                paid("a", "2025-03-20", 100_00),
                claim(REVERSED, "r", "2025-04-01").undoing("a"),
                paid("b", "2025-04-01", 90_00));

        assertThat(chart.sum(MeasureGroup.CLAIM, Columns.FIRST_PAID)).isOne();
        assertThat(flow(chart, Columns.DAYS_TO_PAYMENT_BINS + 10, "2025-03-20")).isOne();
    }

    @Test
    void shouldMatchWhatIsCollectedToTheClaimWithinTheHorizon() {
        Chart chart = Chart.of(
                submitted(),
                paid("in", after(90), 100_00),
                writtenOff("c", after(91), "CONTRACTUAL", 300_00),
                patientPaid("out", after(91), 7_00));

        assertThat(flow(chart, Columns.CHARGE_WITHIN, "2025-03-10")).isEqualTo(CHARGE);
        assertThat(flow(chart, Columns.PAID_WITHIN, "2025-03-10")).isEqualTo(100_00);
        assertThat(flow(chart, Columns.NET_CHARGE_WITHIN, "2025-03-10")).isEqualTo(CHARGE);
        assertThat(flow(chart, Columns.PAID_WITHIN + 1, "2025-03-10")).isEqualTo(107_00);
        assertThat(flow(chart, Columns.NET_CHARGE_WITHIN + 1, "2025-03-10")).isEqualTo(CHARGE - 300_00);
    }

    @Test
    void shouldBookAPaymentThatIsSaidTwiceOnce() {
        Chart chart = Chart.of(
                submitted(),
                paid("a", "2025-03-20", 100_00).with(Field.REMIT_ID, "R1"),
                paid("b", "2025-03-20", 100_00).with(Field.REMIT_ID, "R1"),
                patientPaid("p", "2025-03-21", 5_00).with(Field.PAYMENT_ID, "X"),
                patientPaid("q", "2025-03-21", 5_00).with(Field.PAYMENT_ID, "X"));

        assertThat(owed(chart, "2025-03-21")).startsWith(CHARGE - 105_00);
        assertThat(chart.findings()).containsExactly("REPEATED_PAYMENT", "REPEATED_PAYMENT");

        // Whichever of the two a reversal names, it takes the one payment back.
        Chart reversed = Chart.of(
                submitted(),
                paid("a", "2025-03-20", 100_00).with(Field.REMIT_ID, "R1"),
                paid("b", "2025-03-20", 100_00).with(Field.REMIT_ID, "R1"),
                claim(REVERSED, "r", "2025-03-22").undoing("b"),
                claim(REVERSED, "s", "2025-03-23").undoing("a"));
        assertThat(owed(reversed, "2025-03-23")).startsWith(CHARGE);
        assertThat(reversed.findings()).containsExactly("REPEATED_PAYMENT", "REVERSAL_WITHOUT_TARGET");
    }

    @Test
    void shouldNotSumTwoCurrencies() {
        Chart chart = Chart.of(
                submitted().with(Field.CURRENCY, "USD"),
                paid("a", "2025-03-20", 1_00).with(Field.CURRENCY, "EUR"));

        assertThat(chart.cells())
                .as("it was answered, but no dollars of it count")
                .allMatch(cell -> cell.group() == MeasureGroup.ADJUDICATION && cell.column() == Columns.ADJUDICATED);
        assertThat(chart.findings()).containsExactly("MIXED_CURRENCY");
    }

    @Test
    void shouldMoveAllOfAClaimWhenAnEarlierSubmissionIsLearnedOfLater() {
        Chart chart = Chart.of(
                submitted(),
                paid("a", "2025-03-20", 100_00),
                claim(SUBMITTED, "before", "2025-02-08")
                        .recorded("2025-06-01T00:00")
                        .with(Field.CHARGE_CENTS, 700_00L));

        assertThat(owed(chart, "2025-02-08")).containsExactly(700_00L, 0L, 0L, 0L, 0L, 0L);
        assertThat(owed(chart, "2025-03-10")).containsExactly(CHARGE, 0L, 0L, 0L, 0L, 0L);
        assertThat(owed(chart, "2025-03-11")).containsExactly(0L, CHARGE, 0L, 0L, 0L, 0L);
        assertThat(owed(chart, "2025-06-09")).containsExactly(0L, 0L, 0L, 0L, CHARGE - 100_00, 0L);
        assertThat(flow(chart, Columns.CLAIMS, "2025-03-10")).isZero();
        assertThat(flow(chart, Columns.DAYS_TO_PAYMENT_BINS + 40, "2025-03-20")).isOne();
    }

    @Test
    void shouldOweAgainInTheOldestAgeWhenAReversalComesMonthsLater() {
        Chart chart = Chart.of(
                submitted(),
                paid("a", "2025-03-20", 100_00).with(Field.PAYER_CONTROL_NUMBER, "N1"),
                claim(REVERSED, "r", after(200)).with(Field.PAYER_CONTROL_NUMBER, "N1"));

        assertThat(owed(chart, after(199))).containsExactly(0L, 0L, 0L, 0L, CHARGE - 100_00, 0L);
        assertThat(owed(chart, after(200))).containsExactly(0L, 0L, 0L, 0L, CHARGE, 0L);
        assertThat(flow(chart, Columns.PAID_WITHIN, "2025-03-10"))
                .as("collected within 90 days, as it was")
                .isEqualTo(100_00);
        assertThat(flow(chart, Columns.PAID_WITHIN + 1, "2025-03-10")).isZero();
    }

    @Test
    void shouldReverseByNumberOnlyThePaymentThatHolds() {
        // Said first of the 30th, and again, as of the 12th: on the 20th there was nothing yet to take back.
        Chart chart = Chart.of(
                submitted(),
                paid("first", "2025-03-30", 100_00)
                        .recorded("2025-03-11T00:00")
                        .with(Field.REMIT_ID, "R1")
                        .with(Field.PAYER_CONTROL_NUMBER, "N1"),
                paid("again", "2025-03-12", 100_00)
                        .recorded("2025-04-01T00:00")
                        .with(Field.REMIT_ID, "R1")
                        .with(Field.PAYER_CONTROL_NUMBER, "N1"),
                claim(REVERSED, "r", "2025-03-20").with(Field.PAYER_CONTROL_NUMBER, "N1"));

        assertThat(owed(chart, "2025-03-20")).startsWith(CHARGE);
        assertThat(owed(chart, "2025-03-30")).startsWith(CHARGE - 100_00);
        assertThat(chart.findings()).containsExactly("REPEATED_PAYMENT", "REVERSAL_WITHOUT_TARGET");
    }

    @Test
    void shouldLetNothingWaitForAPredetermination() {
        assertThat(Chart.of(paid("p", "2025-03-01", 0).with(Field.CLAIM_STATUS, "25"))
                        .findings())
                .isEmpty();
        assertThat(Chart.of(paid("p", "2025-03-01", 0).with(Field.CLAIM_STATUS, "4"))
                        .findings())
                .containsExactly("MONEY_WITHOUT_CLAIM");
    }

    @Test
    void shouldHoldTheLargestAmounts() {
        long most = Validation.MAX_CENTS - 1;
        Chart chart = Chart.of(
                claim(SUBMITTED, "submitted", "2025-03-10").with(Field.CHARGE_CENTS, most),
                writtenOff("w", "2025-03-20", "CHARITY", most),
                writtenOff("back", "2025-03-21", "CHARITY", -most),
                paid("a", "2025-03-22", most),
                paid("b", "2025-03-23", most));

        assertThat(owed(chart, "2025-03-20")).containsOnly(0L);
        assertThat(owed(chart, "2025-03-21")).startsWith(most);
        assertThat(owed(chart, "2025-03-23")).containsExactly(0L, 0L, 0L, 0L, 0L, most);
        assertThat(chart.sum(MeasureGroup.CLAIM, Columns.WRITTEN_OFF)).isZero();
    }

    @Test
    void shouldMoveBalancesWithTheirVisit() {
        Chart chart = Chart.of(
                submitted(),
                paid("a", "2025-03-20", 100_00),
                event(ADMITTED, "in")
                        .at("2025-03-01T08:00")
                        .recorded("2025-05-01T00:00")
                        .unit("5W")
                        .with(Field.PAYER, "MEDICARE"));

        assertThat(chart.cells())
                .filteredOn(cell -> cell.group() == MeasureGroup.BALANCE || cell.group() == MeasureGroup.CLAIM)
                .isNotEmpty()
                .allMatch(cell -> cell.unit().equals("5W") && cell.payer().equals("MEDICARE"));
    }
}
