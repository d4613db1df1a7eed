package io.wardwatch.core.engine;

import static io.wardwatch.core.event.Kind.ADMITTED;
import static io.wardwatch.core.event.Kind.CODED;
import static io.wardwatch.core.event.Kind.DIED;
import static io.wardwatch.core.event.Kind.DISCHARGED;
import static io.wardwatch.core.event.Kind.DISCHARGE_CANCELLED;
import static io.wardwatch.core.event.Kind.UPDATED;
import static io.wardwatch.core.scenario.EventBuilder.event;
import static org.assertj.core.api.Assertions.assertThat;

import io.wardwatch.core.alert.CareAlert;
import io.wardwatch.core.event.Field;
import io.wardwatch.core.event.Labs;
import io.wardwatch.core.measure.Columns;
import io.wardwatch.core.measure.MeasureGroup;
import io.wardwatch.core.scenario.Chart;
import io.wardwatch.core.scenario.EventBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a stay ends, and how an end is taken back. */
class DischargeScenarioTest {
    private static final Labs LOW_SODIUM = new Labs(List.of(new Labs.Value(Labs.SODIUM_MMOL_L, 128)));

    private static EventBuilder admitted() {
        return event(ADMITTED, "admitted").at("2025-03-01T08:00").unit("5W");
    }

    private static EventBuilder discharged() {
        return event(DISCHARGED, "discharged").at("2025-03-05T14:00");
    }

    private static EventBuilder cancelled() {
        return event(DISCHARGE_CANCELLED, "cancelled").at("2025-03-05T15:10");
    }

    @Test
    void shouldBeInTheHouseAgainWhenTheDischargeIsCancelled() {
        Chart chart = Chart.of(admitted(), discharged(), cancelled());

        assertThat(chart.discharges()).isZero();
        assertThat(chart.census("2025-06-01", "5W")).isOne();
        assertThat(chart.findings()).isEmpty();
    }

    @Test
    void shouldEndWithTheLaterDischargeWhenCancelledAndDischargedAgain() {
        Chart chart = Chart.of(
                admitted(),
                discharged().with(Field.DISPOSITION, "20").with(Field.CHARGE_CENTS, 500_00L),
                cancelled(),
                event(DISCHARGED, "again").at("2025-03-07T10:00").with(Field.DISPOSITION, "01"));

        assertThat(chart.dischargesOn("2025-03-07")).isOne();
        assertThat(chart.discharges()).isOne();
        assertThat(chart.midnights()).isEqualTo(6);
        assertThat(chart.discharged(Columns.DIED, "2025-03-07")).isZero();
        // What the cancelled discharge said of charges is gone with it.
        assertThat(chart.discharged(Columns.CHARGED, "2025-03-07")).isZero();
    }

    @Test
    void shouldForgetTheFieldsOfACancelledDischargeWhenTheNextSaysNothing() {
        Chart chart = Chart.of(
                admitted(),
                discharged().with(Field.DISPOSITION, "20").unit("ICU").icd10("C78.0"),
                event(CODED, "coded").at("2025-03-05T14:30").with(Field.CHARGE_CENTS, 900L),
                cancelled(),
                event(DISCHARGED, "again").at("2025-03-07T10:00"));

        assertThat(chart.discharged(Columns.LIVE, "2025-03-07")).isOne();
        assertThat(chart.discharged(Columns.CHARGED, "2025-03-07")).isZero();
        assertThat(chart.sum(MeasureGroup.DISCHARGE, Columns.LIVE, cell -> cell.unit()
                        .equals("5W")))
                .isOne();
        assertThat(chart.score("again").score().charlsonIndex()).isZero();
    }

    @Test
    void shouldTakeNoFieldOfADischargeFromItsCancellation() {
        // Many systems repeat the whole visit in the cancellation.
        Chart chart = Chart.of(
                admitted(),
                discharged().with(Field.DISPOSITION, "20"),
                cancelled()
                        .with(Field.DISPOSITION, "20")
                        .with(Field.CHARGE_CENTS, 7L)
                        .icd10("C78.0"),
                event(DISCHARGED, "again").at("2025-03-07T10:00"));

        assertThat(chart.discharged(Columns.LIVE, "2025-03-07")).isOne();
        assertThat(chart.discharged(Columns.CHARGED, "2025-03-07")).isZero();
        assertThat(chart.score("again").score().charlsonIndex()).isZero();
    }

    @Test
    void shouldHoldTheDischargeWhenItWasRecordedAfterTheCancellation() {
        Chart chart = Chart.of(admitted(), discharged().recorded("2025-03-06T00:00"), cancelled());

        assertThat(chart.dischargesOn("2025-03-05")).isOne();
        assertThat(chart.findings()).containsExactly("UNDO_WITHOUT_TARGET");
    }

    @Test
    void shouldTakeBackCellsPairScoreAndAlertWhenCancelledFortyFiveDaysLater() {
        EventBuilder next = event(ADMITTED, "next").of("NORTH", "V2").at("2025-03-20T08:00");

        Chart before = Chart.of(admitted(), discharged().with(Field.LABS, LOW_SODIUM), next);

        assertThat(before.readmitted()).containsExactly(0L, 1L, 1L, 1L);
        assertThat(before.alerts()).singleElement().satisfies(alert -> {
            assertThat(alert.state()).isEqualTo(CareAlert.State.OPEN);
            assertThat(alert.reason()).isEqualTo("TIER_HIGH");
        });

        Chart after = Chart.of(
                admitted(),
                discharged().with(Field.LABS, LOW_SODIUM),
                event(ADMITTED, "next").of("NORTH", "V2").at("2025-03-20T08:00"),
                event(DISCHARGE_CANCELLED, "late").at("2025-04-19T14:00"));

        assertThat(after.sum(MeasureGroup.DISCHARGE, Columns.LIVE)).isZero();
        assertThat(after.readmitted()).containsExactly(0L, 0L, 0L, 0L);
        assertThat(after.census("2025-04-30")).isEqualTo(2);
        assertThat(after.alerts()).singleElement().satisfies(alert -> {
            assertThat(alert.state()).isEqualTo(CareAlert.State.RETRACTED);
            assertThat(alert.reason()).isEqualTo("TRIGGER_UNDONE");
        });
        // What was known at the discharge has not changed: its score stays said, and no alert stands on it.
        assertThat(after.score("discharged")).isNotNull();
        assertThat(after.findings()).containsExactly("OVERLAPPING_STAYS");
    }

    @Test
    void shouldMoveTheDischargeWhenItIsSaidAgainWithAnotherTime() {
        Chart chart = Chart.of(
                admitted(),
                discharged().with(Field.DISPOSITION, "03"),
                event(DISCHARGED, "corrected").at("2025-03-06T10:00").recorded("2025-03-09T10:00"));

        assertThat(chart.discharges()).isOne();
        assertThat(chart.dischargesOn("2025-03-06")).isOne();
        // An absent field is unchanged.
        assertThat(chart.feature("corrected", "TO_FACILITY")).isOne();
    }

    @ParameterizedTest
    @ValueSource(strings = {"20", "40", "41", "42"})
    void shouldCountADeathAndNoScoreWhenTheDispositionSaysSo(String disposition) {
        Chart chart = Chart.of(
                admitted(),
                discharged().with(Field.DISPOSITION, disposition),
                event(ADMITTED, "next").of("NORTH", "V2").at("2025-03-07T08:00"));

        assertThat(chart.discharged(Columns.DIED, "2025-03-05")).isOne();
        assertThat(chart.discharged(Columns.LIVE, "2025-03-05")).isZero();
        assertThat(chart.readmitted()).containsExactly(0L, 0L, 0L, 0L);
        assertThat(chart.scores()).extracting(IssuedScore::trigger).containsExactly("admitted", "next");
        assertThat(chart.findings()).containsExactly("EVENT_AFTER_DEATH");
    }

    @ParameterizedTest
    @ValueSource(strings = {"01", "02", "03", "07", "50", "51", "21", "4"})
    void shouldCountALiveDischargeWhenTheDispositionSaysNoDeath(String disposition) {
        Chart chart = Chart.of(admitted(), discharged().with(Field.DISPOSITION, disposition));

        assertThat(chart.discharged(Columns.LIVE, "2025-03-05")).isOne();
        assertThat(chart.discharged(Columns.DIED, "2025-03-05")).isZero();
    }

    @Test
    void shouldCountTheDeathWhenFinalCodingBringsTheDisposition() {
        Chart chart = Chart.of(
                admitted(),
                discharged(),
                event(CODED, "coded").at("2025-03-19T12:00").with(Field.DISPOSITION, "20"));

        assertThat(chart.discharged(Columns.DIED, "2025-03-05")).isOne();
        // At the discharge nobody knew: that score stays as it was said.
        assertThat(chart.score("discharged")).isNotNull();
    }

    @Test
    void shouldBeAliveAgainWhenTheDispositionIsCleared() {
        Chart chart = Chart.of(
                admitted(),
                discharged().with(Field.DISPOSITION, "20"),
                event(CODED, "coded").at("2025-03-19T12:00").clearing(Field.DISPOSITION));

        assertThat(chart.discharged(Columns.LIVE, "2025-03-05")).isOne();
    }

    @Test
    void shouldAddChargesAndRestateThemWhenCoded() {
        Chart chart = Chart.of(
                admitted(),
                discharged().with(Field.CHARGE_CENTS, 1_000_00L),
                event(CODED, "coded").at("2025-03-19T12:00").with(Field.CHARGE_CENTS, 1_234_56L));

        assertThat(chart.discharged(Columns.CHARGE_SUM, "2025-03-05")).isEqualTo(1_234_56L);
        assertThat(chart.discharged(Columns.CHARGED, "2025-03-05")).isOne();
    }

    @Test
    void shouldSliceByTheDischargeUnitAndMoveNobody() {
        Chart chart = Chart.of(admitted(), discharged().unit("LOUNGE"));

        assertThat(chart.sum(MeasureGroup.DISCHARGE, Columns.LIVE, cell -> cell.unit()
                        .equals("LOUNGE")))
                .isOne();
        assertThat(chart.sum(MeasureGroup.ADMISSION, 0, cell -> cell.unit().equals("5W")))
                .isOne();
        assertThat(chart.census("2025-03-04", "5W")).isOne();
        assertThat(chart.cells())
                .as("nobody is ever there; only the end of the stay is counted there")
                .noneMatch(cell -> cell.group() == MeasureGroup.CENSUS
                        && cell.unit().equals("LOUNGE")
                        && cell.column() != Columns.LEFT);
    }

    @Test
    void shouldSliceByTheLastPlaceWhenTheDischargeNamesNone() {
        Chart chart = Chart.of(admitted(), discharged());

        assertThat(chart.sum(MeasureGroup.DISCHARGE, Columns.LIVE, cell -> cell.unit()
                        .equals("5W")))
                .isOne();
    }

    @Test
    void shouldKeepOneListOfDiagnosesForEachKind() {
        // The final list replaces no admission diagnosis; of two final lists the later holds.
        Chart chart = Chart.of(
                admitted().icd10("I50.9"),
                discharged().icd10("E11.2"),
                event(CODED, "c1").at("2025-03-10T12:00").icd10("C78.0"),
                event(CODED, "c2").at("2025-03-11T12:00").icd10("J44.1"),
                event(ADMITTED, "next").of("NORTH", "V2").at("2025-03-20T08:00"));

        // LACE weights: heart failure 2, diabetes with complications 2, chronic pulmonary 2; no metastasis (6).
        assertThat(chart.score("next").score().charlsonIndex()).isEqualTo(6);
        assertThat(chart.score("admitted").score().charlsonIndex()).isEqualTo(2);
        assertThat(chart.score("discharged").score().charlsonIndex()).isEqualTo(4);
    }

    @Test
    void shouldReplaceTheAdmissionListWhenItIsUpdatedOrCleared() {
        Chart updated = Chart.of(
                admitted().icd10("I50.9"),
                event(UPDATED, "u").at("2025-03-02T08:00").icd10("J44.1"),
                discharged());
        Chart cleared = Chart.of(
                admitted().icd10("I50.9"),
                event(UPDATED, "u").at("2025-03-02T08:00").clearing(Field.DIAGNOSES),
                discharged());

        assertThat(updated.feature("discharged", "HEART_FAILURE")).isZero();
        assertThat(updated.feature("discharged", "CHRONIC_PULMONARY")).isOne();
        assertThat(cleared.feature("discharged", "DIAGNOSES_UNKNOWN")).isOne();
    }

    @Test
    void shouldCountALengthOfZeroWhenDischargedAtOnce() {
        Chart chart = Chart.of(admitted(), event(DISCHARGED, "d").at("2025-03-01T08:00"));

        assertThat(chart.discharges()).isOne();
        assertThat(chart.midnights()).isZero();
        assertThat(chart.cmsDays()).isOne();
        assertThat(chart.minutes()).isZero();
        assertThat(chart.census("2025-03-01")).isZero();
    }

    @Test
    void shouldNotCountADeathElsewhereAsOneOfTheHospital() {
        Chart chart = Chart.of(
                admitted(), discharged(), event(DIED, "died").of("NORTH", "").at("2025-03-20T03:00"));

        assertThat(chart.discharged(Columns.LIVE, "2025-03-05")).isOne();
        assertThat(chart.discharged(Columns.DIED, "2025-03-05")).isZero();
        assertThat(chart.findings()).isEmpty();
    }

    @Test
    void shouldKeepALiveDischargeWhenALaterDeathNamesItsVisit() {
        Chart chart = Chart.of(
                admitted(),
                discharged(),
                event(DIED, "died").at("2025-03-20T03:00").with(Field.DISPOSITION, "20"));

        assertThat(chart.discharged(Columns.LIVE, "2025-03-05")).isOne();
        assertThat(chart.discharged(Columns.DIED, "2025-03-05")).isZero();
    }
}
