package io.wardwatch.core.engine;

import static io.wardwatch.core.event.Kind.ADMISSION_CANCELLED;
import static io.wardwatch.core.event.Kind.ADMITTED;
import static io.wardwatch.core.event.Kind.CLASS_CHANGED;
import static io.wardwatch.core.event.Kind.DISCHARGED;
import static io.wardwatch.core.event.Kind.REGISTERED;
import static io.wardwatch.core.event.Kind.VISIT_DELETED;
import static io.wardwatch.core.scenario.EventBuilder.event;
import static org.assertj.core.api.Assertions.assertThat;

import io.wardwatch.core.event.Field;
import io.wardwatch.core.measure.Columns;
import io.wardwatch.core.measure.MeasureGroup;
import io.wardwatch.core.scenario.Chart;
import io.wardwatch.core.scenario.EventBuilder;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A live discharge, and the patient's first later stay. */
class ReadmissionScenarioTest {
    private static final List<Long> NEVER = List.of(0L, 0L, 0L, 0L);
    private static final List<Long> AT_ONCE = List.of(1L, 1L, 1L, 1L);

    private static EventBuilder admitted() {
        return event(ADMITTED, "admitted").at("2025-03-01T08:00");
    }

    private static EventBuilder discharged() {
        return event(DISCHARGED, "discharged").at("2025-03-05T14:00");
    }

    private static EventBuilder again(String time) {
        return event(ADMITTED, "again").of("NORTH", "V2").at(time);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1, 1, 1, 1",
        "7, 1, 1, 1, 1",
        "8, 0, 1, 1, 1",
        "30, 0, 1, 1, 1",
        "31, 0, 0, 1, 1",
        "60, 0, 0, 1, 1",
        "61, 0, 0, 0, 1",
        "90, 0, 0, 0, 1",
        "91, 0, 0, 0, 0"
    })
    void shouldCountUpToTheLastDayOfEachHorizon(int days, long in7, long in30, long in60, long in90) {
        String day = LocalDate.parse("2025-03-05").plusDays(days).toString();

        Chart chart = Chart.of(admitted(), discharged(), again(day + "T23:59"));

        assertThat(chart.readmitted()).containsExactly(in7, in30, in60, in90);
        assertThat(chart.readmittedSame()).containsExactly(in7, in30, in60, in90);
    }

    @Test
    void shouldCountTheStayThatBeginsAtTheMomentOfDischarge() {
        Chart chart = Chart.of(admitted(), discharged(), again("2025-03-05T14:00"));

        assertThat(chart.readmitted()).isEqualTo(AT_ONCE);
        assertThat(chart.findings()).isEmpty();
    }

    @Test
    void shouldCountNoStayThatBeganBeforeTheDischarge() {
        Chart chart = Chart.of(admitted(), discharged(), again("2025-03-05T13:59"));

        assertThat(chart.readmitted()).isEqualTo(NEVER);
        assertThat(chart.findings()).containsExactly("OVERLAPPING_STAYS");
    }

    @Test
    void shouldCountAnotherHospitalForAnyButNotForTheSame() {
        Chart chart = Chart.of(
                admitted(), discharged(), event(ADMITTED, "w").of("WEST", "V1").at("2025-03-08T08:00"));

        assertThat(chart.readmitted()).isEqualTo(AT_ONCE);
        assertThat(chart.readmittedSame()).isEqualTo(NEVER);
    }

    @Test
    void shouldCountTheFirstLaterStayOnlyOnce() {
        Chart chart = Chart.of(
                admitted(),
                discharged(),
                event(ADMITTED, "w1").of("WEST", "W1").at("2025-03-08T08:00"),
                event(DISCHARGED, "w2").of("WEST", "W1").at("2025-03-09T08:00"),
                event(ADMITTED, "w3").of("WEST", "W2").at("2025-03-10T08:00"));

        // Both discharges are followed: NORTH's by W1, W1's by W2.
        assertThat(chart.readmitted()).containsExactly(2L, 2L, 2L, 2L);
        assertThat(chart.readmittedSame()).containsExactly(1L, 1L, 1L, 1L);
        assertThat(chart.sum(MeasureGroup.DISCHARGE, Columns.READMITTED, cell -> cell.facility()
                        .equals("NORTH")))
                .isOne();
    }

    @Test
    void shouldLookPastOtherHospitalsForTheSame() {
        Chart chart = Chart.of(
                admitted(),
                discharged(),
                event(ADMITTED, "w1").of("WEST", "W1").at("2025-03-06T08:00"),
                event(DISCHARGED, "w2").of("WEST", "W1").at("2025-03-07T08:00"),
                again("2025-03-20T08:00"));

        assertThat(chart.sum(MeasureGroup.DISCHARGE, Columns.READMITTED_SAME, cell -> cell.facility()
                        .equals("NORTH")))
                .isZero();
        assertThat(chart.sum(MeasureGroup.DISCHARGE, Columns.READMITTED_SAME + 1, cell -> cell.facility()
                        .equals("NORTH")))
                .isOne();
    }

    @Test
    void shouldCountNoEmergencyOrObservationVisit() {
        Chart chart = Chart.of(
                admitted(),
                discharged(),
                event(REGISTERED, "er").of("NORTH", "E1").at("2025-03-06T08:00").with(Field.CLASS, "EMERGENCY"),
                event(ADMITTED, "obs").of("NORTH", "O1").at("2025-03-07T08:00").with(Field.CLASS, "OBSERVATION"));

        assertThat(chart.readmitted()).isEqualTo(NEVER);
    }

    @Test
    void shouldFollowWhenTheNextVisitBecomesAStayLater() {
        Chart chart = Chart.of(
                admitted(),
                discharged(),
                event(ADMITTED, "obs").of("NORTH", "O1").at("2025-03-12T08:00").with(Field.CLASS, "OBSERVATION"),
                event(CLASS_CHANGED, "in")
                        .of("NORTH", "O1")
                        .at("2025-03-13T08:00")
                        .recorded("2025-05-01T08:00")
                        .with(Field.CLASS, "INPATIENT"));

        // On day 8 by the class change, not on day 7 by the visit.
        assertThat(chart.readmitted()).containsExactly(0L, 1L, 1L, 1L);
    }

    @Test
    void shouldFollowTheNextStayWhenTheFirstIsCancelled() {
        Chart chart = Chart.of(
                admitted(),
                discharged(),
                again("2025-03-06T08:00"),
                event(ADMISSION_CANCELLED, "cancel").of("NORTH", "V2").at("2025-04-20T08:00"),
                event(ADMITTED, "third").of("NORTH", "V3").at("2025-03-25T08:00"));

        assertThat(chart.readmitted()).containsExactly(0L, 1L, 1L, 1L);
    }

    @Test
    void shouldTakeThePairBackWhenTheNextVisitIsDeleted() {
        Chart chart = Chart.of(
                admitted(),
                discharged(),
                again("2025-03-06T08:00"),
                event(VISIT_DELETED, "deleted").of("NORTH", "V2").at("2025-04-20T08:00"));

        assertThat(chart.readmitted()).isEqualTo(NEVER);
        assertThat(chart.discharges()).isOne();
    }

    @Test
    void shouldPairStaysThatTouchAndAreEmpty() {
        // Two stays of no length at one moment, and a third after: each is followed by the next.
        Chart chart = Chart.of(
                event(ADMITTED, "a1").of("NORTH", "V1").at("2025-03-05T12:00"),
                event(DISCHARGED, "d1").of("NORTH", "V1").at("2025-03-05T12:00"),
                event(ADMITTED, "a2").of("NORTH", "V2").at("2025-03-05T12:00"),
                event(DISCHARGED, "d2").of("NORTH", "V2").at("2025-03-05T12:00"),
                event(ADMITTED, "a3").of("NORTH", "V3").at("2025-03-06T12:00"));

        assertThat(chart.readmitted()).containsExactly(2L, 2L, 2L, 2L);
        assertThat(chart.findings()).isEmpty();
    }

    @Test
    void shouldCountTheReadmissionOnTheDayOfTheFirstDischarge() {
        Chart chart = Chart.of(
                admitted().with(Field.PAYER, "MEDICARE"),
                discharged(),
                again("2025-03-30T08:00").with(Field.PAYER, "AETNA"));

        assertThat(chart.discharged(Columns.READMITTED + 1, "2025-03-05")).isOne();
        assertThat(chart.sum(MeasureGroup.DISCHARGE, Columns.READMITTED + 1, cell -> cell.payer()
                        .equals("MEDICARE")))
                .isOne();
    }

    @Test
    void shouldMoveThePairWhenTheDischargeTurnsOutToBeADeath() {
        Chart chart = Chart.of(
                admitted(),
                discharged(),
                again("2025-03-06T08:00"),
                event(DISCHARGED, "corrected")
                        .at("2025-03-05T14:00")
                        .recorded("2025-04-20T08:00")
                        .with(Field.DISPOSITION, "20"));

        assertThat(chart.readmitted()).isEqualTo(NEVER);
        assertThat(chart.discharged(Columns.DIED, "2025-03-05")).isOne();
        assertThat(chart.findings()).containsExactly("EVENT_AFTER_DEATH");
    }
}
