package io.wardwatch.core.engine;

import static io.wardwatch.core.event.Kind.ADMISSION_CANCELLED;
import static io.wardwatch.core.event.Kind.ADMITTED;
import static io.wardwatch.core.event.Kind.CODED;
import static io.wardwatch.core.event.Kind.DISCHARGED;
import static io.wardwatch.core.event.Kind.DISCHARGE_CANCELLED;
import static io.wardwatch.core.scenario.EventBuilder.event;
import static org.assertj.core.api.Assertions.assertThat;

import io.wardwatch.core.event.Field;
import io.wardwatch.core.event.Procedure;
import io.wardwatch.core.measure.Bins;
import io.wardwatch.core.measure.Columns;
import io.wardwatch.core.measure.MeasureGroup;
import io.wardwatch.core.measure.SliceKey;
import io.wardwatch.core.readmission.ConditionCohort;
import io.wardwatch.core.readmission.NotIndex;
import io.wardwatch.core.scenario.Chart;
import io.wardwatch.core.scenario.EventBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What stands beside the readmission measure follows corrections: expectations, charges and who caused them, reasons. */
class IndexMeasuresScenarioTest {
    /** What the model of the scenarios expects of a first stay, and of one after another, millionths. */
    private static final long FIRST = 9_952;

    private static final long SECOND = 26_597;

    private static EventBuilder admitted() {
        return event(ADMITTED, "admitted")
                .at("2025-03-01T08:00")
                .with(Field.AGE_YEARS, 70L)
                .icd10("I50.9");
    }

    private static EventBuilder discharged() {
        return event(DISCHARGED, "discharged")
                .at("2025-03-05T14:00")
                .with(Field.DISPOSITION, "01")
                .with(Field.CHARGE_CENTS, 10_000_00L);
    }

    private static EventBuilder again() {
        return event(ADMITTED, "again")
                .of("NORTH", "V2")
                .at("2025-03-15T08:00")
                .with(Field.AGE_YEARS, 70L)
                .icd10("N39.0");
    }

    private static EventBuilder homeAgain(long cents) {
        return event(DISCHARGED, "home-again")
                .of("NORTH", "V2")
                .at("2025-03-18T14:00")
                .with(Field.CHARGE_CENTS, cents);
    }

    private static long scored(Chart chart, int column) {
        return chart.sum(MeasureGroup.SCORE, column);
    }

    private static long discharged(Chart chart, int column) {
        return chart.sum(MeasureGroup.DISCHARGE, column);
    }

    @Test
    void shouldAddUpWhatTheModelExpectsOfIndexStays() {
        Chart chart = Chart.of(admitted(), discharged(), again(), homeAgain(4_200_00L));

        assertThat(scored(chart, Columns.FORESEEN)).isEqualTo(2);
        assertThat(scored(chart, Columns.FORESEEN + 1)).isEqualTo(1);
        assertThat(scored(chart, Columns.FORESEEN + 2)).isEqualTo(FIRST + SECOND);
        assertThat(scored(chart, Columns.FORESEEN_CMS)).isEqualTo(2);
        assertThat(scored(chart, Columns.foreseenOf(ConditionCohort.HF) + 2)).isEqualTo(FIRST);
        assertThat(scored(chart, Columns.foreseenOf(ConditionCohort.PN))).isZero();
    }

    @Test
    void shouldRestateTheObservedWhenTheReadmissionIsFoundPlanned() {
        Chart chart = Chart.of(
                admitted(),
                discharged(),
                again(),
                homeAgain(4_200_00L),
                event(CODED, "coded")
                        .of("NORTH", "V2")
                        .at("2025-03-18T14:00")
                        .recorded("2025-04-02T10:00")
                        .icd10("M17.11")
                        .with(Field.PROCEDURES, List.of(new Procedure("0SRC0J9", "ICD10PCS", null))));

        assertThat(scored(chart, Columns.FORESEEN + 1)).isZero();
        assertThat(scored(chart, Columns.FORESEEN + 2)).isEqualTo(FIRST + SECOND);
        assertThat(discharged(chart, Columns.RETURN_CHARGES)).isZero();
        assertThat(chart.sum(MeasureGroup.PATIENTS, bin(4_200_00L))).isZero();
    }

    @Test
    void shouldLeaveOutOfBothNumbersWhatIsNoIndexStayAnyMore() {
        Chart chart = Chart.of(
                admitted(),
                discharged(),
                again(),
                event(ADMISSION_CANCELLED, "never-came")
                        .of("NORTH", "V2")
                        .at("2025-03-15T08:00")
                        .recorded("2025-04-29T08:00"),
                event(DISCHARGE_CANCELLED, "stayed").at("2025-03-05T14:00").recorded("2025-04-19T14:00"));

        assertThat(scored(chart, Columns.FORESEEN)).isZero();
        assertThat(scored(chart, Columns.FORESEEN + 2)).isZero();
    }

    @Test
    void shouldCountTheChargeOfAReadmissionOnTheDayOfItsIndexDischarge() {
        Chart chart = Chart.of(admitted(), discharged(), again(), homeAgain(4_200_00L));

        assertThat(chart.discharged(Columns.RETURN_CHARGES, "2025-03-05")).isEqualTo(4_200_00L);
        assertThat(chart.discharged(Columns.RETURNS_CHARGED, "2025-03-05")).isEqualTo(1);
        assertThat(discharged(chart, Columns.CODED_CHARGED)).isEqualTo(2);
        assertThat(bins(chart, "NORTH", "2025-03-05")).isEqualTo(1);
        assertThat(bins(chart, SliceKey.ALL, "2025-03-05")).isEqualTo(1);
        assertThat(bins(chart, SliceKey.ALL, "2026-03-05"))
                .as("a year later it is no more in the year's total")
                .isEqualTo(-1);
    }

    @Test
    void shouldMoveThePatientToAnotherBinWhenTheChargeIsCorrected() {
        Chart chart = Chart.of(
                admitted(),
                discharged(),
                again(),
                homeAgain(4_200_00L),
                event(CODED, "late-charges")
                        .of("NORTH", "V2")
                        .at("2025-03-18T14:00")
                        .recorded("2025-05-02T10:00")
                        .with(Field.CHARGE_CENTS, 9_900_00L));

        assertThat(discharged(chart, Columns.RETURN_CHARGES)).isEqualTo(9_900_00L);
        assertThat(bins(chart, SliceKey.ALL, "2025-03-05")).isZero();
        assertThat(chart.sum(
                        MeasureGroup.PATIENTS,
                        bin(9_900_00L),
                        cell -> cell.facility().equals(SliceKey.ALL)
                                && cell.day().equals("2025-03-05")))
                .isEqualTo(1);
        assertThat(chart.judgedStaysSaid())
                .filteredOn(
                        stay -> stay.encounterId().equals("V1") && stay.any().days() == 10)
                .as("what is told of an index stay knows no money")
                .hasSize(1);
    }

    @Test
    void shouldCountStaysThatAreNoIndexStayByReason() {
        Chart chart = Chart.of(
                admitted().with(Field.AGE_YEARS, 17L),
                discharged().with(Field.DISPOSITION, "07"),
                again(),
                homeAgain(1_00L));

        assertThat(discharged(chart, Columns.JUDGED)).isEqualTo(2);
        assertThat(discharged(chart, Columns.NOT_INCLUDED)).isEqualTo(1);
        assertThat(discharged(chart, Columns.NOT_INDEX + NotIndex.UNDER_AGE.ordinal()))
                .isEqualTo(1);
        assertThat(discharged(chart, Columns.NOT_INDEX + NotIndex.LEFT_AGAINST_ADVICE.ordinal()))
                .isEqualTo(1);
    }

    private static int bin(long cents) {
        return Columns.RETURN_PATIENT_BINS + Bins.ofCents(cents);
    }

    private static long bins(Chart chart, String place, String day) {
        return chart.sum(
                MeasureGroup.PATIENTS,
                bin(4_200_00L),
                cell -> cell.facility().equals(place) && cell.day().equals(day));
    }
}
