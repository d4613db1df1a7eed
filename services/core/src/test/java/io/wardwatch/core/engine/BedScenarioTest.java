package io.wardwatch.core.engine;

import static io.wardwatch.core.scenario.EventBuilder.event;
import static org.assertj.core.api.Assertions.assertThat;

import io.wardwatch.core.event.Facility;
import io.wardwatch.core.event.Field;
import io.wardwatch.core.event.Kind;
import io.wardwatch.core.measure.Columns;
import io.wardwatch.core.measure.MeasureGroup;
import io.wardwatch.core.scenario.Chart;
import io.wardwatch.core.scenario.EventBuilder;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Beds over time, deaths that are learned of later, and what was expected of a stay. */
class BedScenarioTest {
    private static EventBuilder admitted() {
        return event(Kind.ADMITTED, "in").at("2025-03-01T08:00").unit("5W");
    }

    private static EventBuilder discharged(String disposition) {
        return event(Kind.DISCHARGED, "out").at("2025-03-05T14:00").with(Field.DISPOSITION, disposition);
    }

    private static EventBuilder died(String at) {
        return event(Kind.DIED, "death").of("NORTH", "").at(at);
    }

    /** Level of a column of the census at the midnight that ends {@code day}. */
    private static long level(Chart chart, int column, String day) {
        return chart.sum(MeasureGroup.CENSUS, column, cell -> cell.day().compareTo(day) <= 0);
    }

    @Test
    void shouldMoveTheNightsSinceThenWhenATransferIsToldTwoMonthsLate() {
        EventBuilder moved = event(Kind.TRANSFERRED, "move")
                .at("2025-03-02T23:30")
                .recorded("2025-05-02T09:00")
                .unit("ICU");
        Chart before = Chart.of(admitted(), discharged("01"));
        Chart after = Chart.of(admitted(), discharged("01"), moved);

        assertThat(List.of(before.census("2025-03-02", "5W"), before.census("2025-03-02", "ICU")))
                .containsExactly(1L, 0L);
        assertThat(List.of(after.census("2025-03-01", "5W"), after.census("2025-03-01", "ICU")))
                .containsExactly(1L, 0L);
        assertThat(List.of(after.census("2025-03-02", "5W"), after.census("2025-03-02", "ICU")))
                .containsExactly(0L, 1L);
        assertThat(List.of(after.census("2025-03-04", "5W"), after.census("2025-03-04", "ICU")))
                .containsExactly(0L, 1L);
        assertThat(after.census("2025-03-05")).isZero();
    }

    @Test
    void shouldHoldTheStayOpenButNotItsBedWhileThePatientIsOnLeave() {
        Chart chart = Chart.of(
                admitted(),
                event(Kind.LEAVE_STARTED, "go").at("2025-03-02T10:00"),
                event(Kind.LEAVE_ENDED, "back").at("2025-03-04T10:00"),
                discharged("01"));

        assertThat(List.of(chart.census("2025-03-01"), chart.census("2025-03-02"), chart.census("2025-03-04")))
                .containsExactly(1L, 0L, 1L);
        assertThat(List.of(
                        level(chart, Columns.ON_LEAVE, "2025-03-01"),
                        level(chart, Columns.ON_LEAVE, "2025-03-03"),
                        level(chart, Columns.ON_LEAVE, "2025-03-04")))
                .containsExactly(0L, 1L, 0L);
    }

    @Test
    void shouldKnowTheAgeOfAnOpenStayOnAnyDay() {
        Chart chart = Chart.of(admitted());

        long begun = LocalDate.parse("2025-03-01").toEpochDay();
        assertThat(level(chart, Columns.BEGIN_DAYS, "2025-06-30")).isEqualTo(begun);
        assertThat(level(chart, Columns.OCCUPIED, "2025-06-30")).isEqualTo(1);
    }

    @Test
    void shouldCountADeathLearnedOfMonthsLaterOnTheDayOfTheDischargeItFollowed() {
        Chart chart =
                Chart.of(admitted(), discharged("01"), died("2025-04-04T23:00").recorded("2025-08-01T08:00"));

        assertThat(chart.discharged(Columns.DIED_SOON, "2025-03-05")).isEqualTo(1);
        assertThat(chart.discharged(Columns.DIED_LATER, "2025-03-05")).isEqualTo(1);
        // 34 days after the admission.
        assertThat(chart.sum(MeasureGroup.ADMISSION, Columns.DIED_SOON_AFTER_ADMISSION))
                .isZero();
        assertThat(chart.discharged(Columns.DIED, "2025-03-05")).isZero();
    }

    @Test
    void shouldNotCountADeathOnDay31() {
        Chart chart = Chart.of(admitted(), discharged("01"), died("2025-04-05T00:30"));

        assertThat(chart.discharged(Columns.DIED_SOON, "2025-03-05")).isZero();
        assertThat(chart.discharged(Columns.DIED_LATER, "2025-03-05")).isEqualTo(1);
    }

    @Test
    void shouldCountTheDaysToADeathInTheZoneOfTheHospital() {
        // In New York it is still 4 April, day 30.
        Chart chart = Chart.in(
                List.of(new Facility("NORTH", ZoneId.of("America/New_York"), 0)),
                admitted(),
                discharged("01"),
                died("2025-04-05T00:30"));

        assertThat(chart.discharged(Columns.DIED_SOON, "2025-03-05")).isEqualTo(1);
    }

    @Test
    void shouldCountADeathInHospitalAfterAdmissionAndNoneAfterDischarge() {
        Chart chart = Chart.of(admitted(), discharged("20"));

        assertThat(chart.sum(MeasureGroup.ADMISSION, Columns.DIED_SOON_AFTER_ADMISSION))
                .isEqualTo(1);
        assertThat(chart.discharged(Columns.DIED_LATER, "2025-03-05")).isZero();
    }

    @Test
    void shouldCountADeathInTheNextStayAfterTheDischargeBeforeIt() {
        Chart chart = Chart.of(
                admitted(),
                discharged("01"),
                event(Kind.ADMITTED, "in2").of("WEST", "V2").at("2025-03-20T08:00"),
                event(Kind.DISCHARGED, "out2")
                        .of("WEST", "V2")
                        .at("2025-03-22T08:00")
                        .with(Field.DISPOSITION, "20"));

        assertThat(chart.discharged(Columns.DIED_SOON, "2025-03-05")).isEqualTo(1);
        assertThat(chart.sum(MeasureGroup.ADMISSION, Columns.DIED_SOON_AFTER_ADMISSION))
                .isEqualTo(2);
    }

    @Test
    void shouldNotLetADeathToldOfBeforeTheStayHideTheOneAfterIt() {
        Chart chart = Chart.of(
                admitted(),
                discharged("01"),
                event(Kind.REGISTERED, "er").of("WEST", "V9").at("2025-01-01T08:00"),
                event(Kind.DIED, "wrong").of("WEST", "V9").at("2025-01-02T08:00"),
                died("2025-03-10T08:00"));

        assertThat(chart.discharged(Columns.DIED_SOON, "2025-03-05")).isEqualTo(1);
    }

    @Test
    void shouldFollowTheLastWordOnADeath() {
        Chart chart = Chart.of(
                admitted(),
                discharged("01"),
                died("2025-03-10T08:00"),
                event(Kind.DIED, "later").of("NORTH", "").at("2025-07-10T08:00"));

        assertThat(chart.discharged(Columns.DIED_SOON, "2025-03-05")).isZero();
        assertThat(chart.discharged(Columns.DIED_LATER, "2025-03-05")).isEqualTo(1);
    }

    @Test
    void shouldCompareAStayWithTheRowOfItsFiscalYear() {
        Chart chart = Chart.of(admitted(), discharged("01").with(Field.DRG, "291"));

        assertThat(chart.discharged(Columns.LENGTH_CASES, "2025-03-05")).isEqualTo(1);
        assertThat(chart.discharged(Columns.LENGTH_OBSERVED, "2025-03-05")).isEqualTo(4);
        assertThat(chart.discharged(Columns.LENGTH_EXPECTED, "2025-03-05")).isEqualTo(3_900);
        assertThat(chart.discharged(Columns.LENGTH_SQUARES + 1, "2025-03-05")).isEqualTo(10_000);
        assertThat(chart.discharged(Columns.DEATHS_EXPECTED, "2025-03-05")).isEqualTo(39_500);
        assertThat(chart.discharged(Columns.RETURNS_EXPECTED, "2025-03-05")).isEqualTo(220_500);
        assertThat(chart.discharged(Columns.OUTCOMES, "2025-03-05")).isEqualTo(1);
    }

    @Test
    void shouldCompareAnewWhenTheFinalCodingSaysAnotherDrg() {
        Chart chart = Chart.of(
                admitted(),
                discharged("20").with(Field.DRG, "291"),
                event(Kind.CODED, "coded").at("2025-04-20T08:00").with(Field.DRG, "470"));

        assertThat(chart.discharged(Columns.LENGTH_EXPECTED, "2025-03-05")).isEqualTo(1_500);
        assertThat(chart.discharged(Columns.DEATH_CASES, "2025-03-05")).isZero();
        assertThat(chart.discharged(Columns.OUTCOMES, "2025-03-05")).isZero();
    }

    @Test
    void shouldExpectNothingOfADrgThatTheTableDoesNotHave() {
        Chart chart = Chart.of(admitted(), discharged("01").with(Field.DRG, "999"));

        assertThat(chart.discharged(Columns.LENGTH_CASES, "2025-03-05")).isZero();
    }
}
