package io.wardwatch.core.engine;

import static io.wardwatch.core.event.Kind.ACKNOWLEDGED;
import static io.wardwatch.core.event.Kind.ADJUDICATED;
import static io.wardwatch.core.event.Kind.ADMITTED;
import static io.wardwatch.core.event.Kind.APPEALED;
import static io.wardwatch.core.event.Kind.DISCHARGED;
import static io.wardwatch.core.event.Kind.SUBMITTED;
import static io.wardwatch.core.event.Kind.UPDATED;
import static io.wardwatch.core.scenario.EventBuilder.event;
import static org.assertj.core.api.Assertions.assertThat;

import io.wardwatch.core.event.Facility;
import io.wardwatch.core.event.Field;
import io.wardwatch.core.event.Kind;
import io.wardwatch.core.measure.Columns;
import io.wardwatch.core.measure.MeasureGroup;
import io.wardwatch.core.scenario.Chart;
import io.wardwatch.core.scenario.EventBuilder;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which claims count as adjudicated and denied, when, and under whom. */
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

        assertThat(adjudications(none)).containsOnly(0L);
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

        assertThat(chart.cells()).isEqualTo(Chart.of(submitted()).cells());
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
