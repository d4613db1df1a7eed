package io.wardwatch.core.engine;

import static io.wardwatch.core.event.Kind.ADMITTED;
import static io.wardwatch.core.event.Kind.CODED;
import static io.wardwatch.core.event.Kind.DISCHARGED;
import static io.wardwatch.core.event.Kind.DISCHARGE_CANCELLED;
import static io.wardwatch.core.scenario.EventBuilder.event;
import static org.assertj.core.api.Assertions.assertThat;

import io.wardwatch.core.event.Field;
import io.wardwatch.core.event.Labs;
import io.wardwatch.core.measure.Columns;
import io.wardwatch.core.measure.MeasureGroup;
import io.wardwatch.core.scenario.Chart;
import io.wardwatch.core.scenario.EventBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Patients counted once, and discharges at high risk. */
class PatientMeasureScenarioTest {
    private static EventBuilder in(String facility, String visit, String day) {
        return event(ADMITTED, "in-" + visit).of(facility, visit).at(day + "T08:00");
    }

    private static EventBuilder out(String facility, String visit, String day) {
        return event(DISCHARGED, "out-" + visit).of(facility, visit).at(day + "T18:00");
    }

    private static long days(Chart chart, String facility) {
        return chart.sum(MeasureGroup.PATIENTS, Columns.PATIENT_DAYS, cell -> cell.facility()
                .equals(facility));
    }

    private static long repeats(Chart chart, String facility, int window, String day) {
        return chart.sum(
                MeasureGroup.PATIENTS,
                Columns.PATIENT_REPEATS + window,
                cell -> cell.facility().equals(facility) && cell.day().compareTo(day) <= 0);
    }

    @Test
    void shouldCountAPatientOfTwoHospitalsAtEachAndOnceInTheNetwork() {
        Chart chart = Chart.of(
                in("NORTH", "V1", "2025-03-01"),
                out("NORTH", "V1", "2025-03-02"),
                in("WEST", "V2", "2025-03-04"),
                out("WEST", "V2", "2025-03-05"));

        assertThat(days(chart, "NORTH")).isOne();
        assertThat(days(chart, "WEST")).isOne();
        assertThat(days(chart, "ALL")).isEqualTo(2);
        assertThat(repeats(chart, "NORTH", 0, "2025-03-06")).isZero();
        assertThat(repeats(chart, "ALL", 0, "2025-03-04")).isZero();
        assertThat(repeats(chart, "ALL", 0, "2025-03-05")).isOne();
        // The earlier day leaves a window of seven days on 9 March.
        assertThat(repeats(chart, "ALL", 0, "2025-03-08")).isOne();
        assertThat(repeats(chart, "ALL", 0, "2025-03-09")).isZero();
        assertThat(repeats(chart, "ALL", 1, "2025-03-09")).isOne();
    }

    @Test
    void shouldCountNobodyOnceTheDischargeIsCancelled() {
        Chart chart = Chart.of(
                in("NORTH", "V1", "2025-03-01"),
                out("NORTH", "V1", "2025-03-02").with(Field.CHARGE_CENTS, 5_00L),
                event(DISCHARGE_CANCELLED, "no").of("NORTH", "V1").at("2025-03-03T00:00"));

        assertThat(chart.cells()).noneMatch(cell -> cell.group() == MeasureGroup.PATIENTS);
    }

    @Test
    void shouldKnowAChargeThatComesLate() {
        Chart chart = Chart.of(
                in("NORTH", "V1", "2025-03-01"),
                out("NORTH", "V1", "2025-03-02"),
                event(CODED, "coded").of("NORTH", "V1").at("2025-04-03T00:00").with(Field.CHARGE_CENTS, 5_00L));

        for (String place : List.of("NORTH", "ALL")) {
            assertThat(chart.sum(MeasureGroup.PATIENTS, Columns.CHARGED_PATIENT_DAYS, cell -> cell.facility()
                            .equals(place)))
                    .isOne();
            assertThat(chart.sum(MeasureGroup.PATIENTS, Columns.PATIENT_CHARGES, cell -> cell.facility()
                            .equals(place)))
                    .isEqualTo(5_00);
        }
    }

    @Test
    void shouldCountTheScoreOfTheDischargeThatHolds() {
        Labs low = new Labs(List.of(new Labs.Value(Labs.HEMOGLOBIN_G_DL, 9), new Labs.Value(Labs.SODIUM_MMOL_L, 130)));
        Labs fine =
                new Labs(List.of(new Labs.Value(Labs.HEMOGLOBIN_G_DL, 14), new Labs.Value(Labs.SODIUM_MMOL_L, 140)));
        Chart high = Chart.of(
                in("NORTH", "V1", "2025-03-01"),
                out("NORTH", "V1", "2025-03-02").unit("5W").with(Field.LABS, low));
        Chart fallen = Chart.of(
                in("NORTH", "V1", "2025-03-01"),
                out("NORTH", "V1", "2025-03-02").unit("5W").with(Field.LABS, low),
                event(DISCHARGE_CANCELLED, "no").of("NORTH", "V1").at("2025-03-03T00:00"),
                event(DISCHARGED, "again")
                        .of("NORTH", "V1")
                        .at("2025-03-06T00:00")
                        .with(Field.LABS, fine));
        Chart died = Chart.of(
                in("NORTH", "V1", "2025-03-01"),
                out("NORTH", "V1", "2025-03-02").with(Field.DISPOSITION, "20"));

        assertThat(high.score("out-V1").score().band()).isIn("HIGH", "VERY_HIGH");
        assertThat(high.sum(MeasureGroup.SCORE, Columns.SCORED_HIGH, cell -> cell.unit()
                        .equals("5W")))
                .isOne();
        assertThat(fallen.score("again").score().band()).isIn("LOW", "MODERATE");
        assertThat(fallen.sum(MeasureGroup.SCORE, Columns.SCORED)).isOne();
        assertThat(fallen.sum(MeasureGroup.SCORE, Columns.SCORED_HIGH)).isZero();
        assertThat(died.cells()).noneMatch(cell -> cell.group() == MeasureGroup.SCORE);
    }
}
