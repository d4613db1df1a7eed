package io.wardwatch.core.engine;

import static io.wardwatch.core.event.Kind.ADMISSION_CANCELLED;
import static io.wardwatch.core.event.Kind.ADMITTED;
import static io.wardwatch.core.event.Kind.CLASS_CHANGED;
import static io.wardwatch.core.event.Kind.DISCHARGED;
import static io.wardwatch.core.event.Kind.MERGED;
import static io.wardwatch.core.event.Kind.REGISTERED;
import static io.wardwatch.core.event.Kind.TRANSFERRED;
import static io.wardwatch.core.event.Kind.UNMERGED;
import static io.wardwatch.core.event.Kind.UPDATED;
import static io.wardwatch.core.event.Kind.VISIT_DELETED;
import static io.wardwatch.core.scenario.EventBuilder.event;
import static org.assertj.core.api.Assertions.assertThat;

import io.wardwatch.core.event.Field;
import io.wardwatch.core.measure.MeasureGroup;
import io.wardwatch.core.scenario.Chart;
import io.wardwatch.core.scenario.EventBuilder;
import org.junit.jupiter.api.Test;

/** How a stay begins, does not begin, or turns out never to have begun. */
class AdmissionScenarioTest {

    private static EventBuilder admitted() {
        return event(ADMITTED, "admitted").at("2025-03-01T08:00").unit("5W");
    }

    private static EventBuilder discharged() {
        return event(DISCHARGED, "discharged").at("2025-03-05T14:00");
    }

    @Test
    void shouldCountAStayOnItsDaysWhenAdmittedAndDischarged() {
        Chart chart = Chart.of(admitted(), discharged());

        assertThat(chart.admissionsOn("2025-03-01")).isOne();
        assertThat(chart.dischargesOn("2025-03-05")).isOne();
        assertThat(chart.midnights()).isEqualTo(4);
        assertThat(chart.minutes()).isEqualTo(4 * 1440 + 6 * 60);
        assertThat(chart.findings()).isEmpty();
    }

    @Test
    void shouldNotCountAVisitThatIsOnlyRegistered() {
        Chart chart = Chart.of(
                event(REGISTERED, "er").at("2025-03-01T08:00").with(Field.CLASS, "EMERGENCY"),
                event(DISCHARGED, "home").at("2025-03-01T11:00"));

        assertThat(chart.cells()).isEmpty();
        assertThat(chart.scores()).isEmpty();
    }

    @Test
    void shouldNotCountObservation() {
        Chart chart = Chart.of(admitted().with(Field.CLASS, "OBSERVATION"), discharged());

        assertThat(chart.cells()).isEmpty();
    }

    @Test
    void shouldBeginTheStayAtAdmissionWhenRegisteredInEmergencyBefore() {
        Chart chart = Chart.of(
                event(REGISTERED, "er").at("2025-02-28T22:00").unit("ED").with(Field.CLASS, "EMERGENCY"),
                admitted(),
                discharged());

        assertThat(chart.admissionsOn("2025-03-01")).isOne();
        assertThat(chart.midnights()).isEqualTo(4);
        assertThat(chart.census("2025-02-28")).isZero();
    }

    @Test
    void shouldTakeTheLaterRecordedAdmissionWhenAdmittedTwice() {
        Chart chart = Chart.of(
                admitted(),
                event(ADMITTED, "corrected").at("2025-03-02T07:00").recorded("2025-03-02T09:00"),
                discharged());

        assertThat(chart.admissions()).isOne();
        assertThat(chart.admissionsOn("2025-03-02")).isOne();
        assertThat(chart.midnights()).isEqualTo(3);
    }

    @Test
    void shouldLeaveNothingWhenTheAdmissionIsCancelled() {
        Chart chart = Chart.of(admitted(), event(ADMISSION_CANCELLED, "cancel").at("2025-03-01T10:00"));

        assertThat(chart.cells()).isEmpty();
        assertThat(chart.findings()).isEmpty();
    }

    @Test
    void shouldFindNothingToCancelWhenTheCancellationWasRecordedFirst() {
        Chart chart = Chart.of(admitted(), event(ADMISSION_CANCELLED, "early").at("2025-03-01T07:00"));

        assertThat(chart.admissions()).isOne();
        assertThat(chart.findings()).containsExactly("UNDO_WITHOUT_TARGET");
    }

    @Test
    void shouldCancelBeforeItsOriginalArrives() {
        // Chart reads all orders; here the stamps tie in all but kind, which puts the cancellation last.
        Chart chart = Chart.of(
                event(ADMISSION_CANCELLED, "a-cancel").at("2025-03-01T08:00"),
                event(ADMITTED, "z-admitted").at("2025-03-01T08:00"));

        assertThat(chart.admissions()).isZero();
        assertThat(chart.findings()).isEmpty();
    }

    @Test
    void shouldCancelTheAdmissionFirstAndTheRegistrationNext() {
        EventBuilder registered =
                event(REGISTERED, "er").at("2025-03-01T06:00").unit("ED").with(Field.CLASS, "EMERGENCY");
        EventBuilder later = event(ADMITTED, "next").of("NORTH", "V2").at("2025-03-20T08:00");

        Chart once = Chart.of(
                registered, admitted(), event(ADMISSION_CANCELLED, "c1").at("2025-03-01T09:00"), later);

        assertThat(once.admissions()).isOne();
        assertThat(once.feature("next", "PRIOR_ADMISSIONS")).isZero();
        assertThat(once.feature("next", "PRIOR_EMERGENCY_VISITS")).isOne();

        Chart twice = Chart.of(
                event(REGISTERED, "er").at("2025-03-01T06:00").unit("ED").with(Field.CLASS, "EMERGENCY"),
                admitted(),
                event(ADMISSION_CANCELLED, "c1").at("2025-03-01T09:00"),
                event(ADMISSION_CANCELLED, "c2").at("2025-03-01T10:00"),
                event(ADMITTED, "next").of("NORTH", "V2").at("2025-03-20T08:00"));

        assertThat(twice.feature("next", "PRIOR_EMERGENCY_VISITS")).isZero();
        assertThat(twice.findings()).isEmpty();

        Chart thrice = Chart.of(
                event(REGISTERED, "er").at("2025-03-01T06:00"),
                admitted(),
                event(ADMISSION_CANCELLED, "c1").at("2025-03-01T09:00"),
                event(ADMISSION_CANCELLED, "c2").at("2025-03-01T10:00"),
                event(ADMISSION_CANCELLED, "c3").at("2025-03-01T11:00"));

        assertThat(thrice.findings()).containsExactly("UNDO_WITHOUT_TARGET");
    }

    @Test
    void shouldAdmitAgainWhenAdmittedAfterACancellation() {
        Chart chart = Chart.of(
                admitted(),
                event(ADMISSION_CANCELLED, "cancel").at("2025-03-01T10:00"),
                event(ADMITTED, "again").at("2025-03-02T08:00").unit("6E"));

        assertThat(chart.admissionsOn("2025-03-02")).isOne();
        assertThat(chart.admissions()).isOne();
        assertThat(chart.census("2025-03-02", "6E")).isOne();
        assertThat(chart.census("2025-03-02", "5W")).isZero();
    }

    @Test
    void shouldLeaveNothingOfADeletedVisit() {
        Chart chart = Chart.of(
                event(REGISTERED, "er").at("2025-03-01T06:00").with(Field.CLASS, "EMERGENCY"),
                admitted(),
                event(TRANSFERRED, "moved").at("2025-03-02T06:00").unit("ICU"),
                discharged(),
                event(VISIT_DELETED, "deleted").at("2025-04-20T06:00"));

        assertThat(chart.cells()).isEmpty();
        assertThat(chart.findings()).isEmpty();
    }

    @Test
    void shouldBeginAnewWhenAVisitIsUsedAfterItsDeletion() {
        Chart chart = Chart.of(
                admitted().with(Field.PAYER, "MEDICARE"),
                event(VISIT_DELETED, "deleted").at("2025-03-01T09:00"),
                event(ADMITTED, "again").at("2025-03-02T08:00"),
                discharged());

        assertThat(chart.admissionsOn("2025-03-02")).isOne();
        assertThat(chart.midnights()).isEqualTo(3);
        // The payer was said of the deleted visit.
        assertThat(chart.sum(MeasureGroup.ADMISSION, 0, cell -> cell.payer().equals("UNKNOWN")))
                .isOne();
    }

    @Test
    void shouldMoveTheStayWhenTheClassChanges() {
        Chart chart = Chart.of(
                admitted().with(Field.CLASS, "OBSERVATION"),
                event(CLASS_CHANGED, "inpatient").at("2025-03-02T09:00").with(Field.CLASS, "INPATIENT"),
                discharged());

        assertThat(chart.admissionsOn("2025-03-02")).isOne();
        assertThat(chart.midnights()).isEqualTo(3);
        assertThat(chart.scores()).extracting(IssuedScore::trigger).containsExactly("inpatient", "discharged");
    }

    @Test
    void shouldLoseTheStayWhenReclassifiedBackToObservationInRetrospect() {
        // Condition code 44: the review says, after discharge, that the patient was an outpatient from the second day.
        Chart chart = Chart.of(
                admitted(),
                discharged(),
                event(CLASS_CHANGED, "review")
                        .at("2025-03-02T09:00")
                        .recorded("2025-03-08T09:00")
                        .with(Field.CLASS, "OBSERVATION"));

        assertThat(chart.cells()).isEmpty();
        assertThat(chart.findings()).isEmpty();
    }

    @Test
    void shouldMoveTheAdmissionDateWhenReclassifiedToInpatientInRetrospect() {
        Chart chart = Chart.of(
                admitted().with(Field.CLASS, "OBSERVATION"),
                event(CLASS_CHANGED, "first").at("2025-03-04T09:00").with(Field.CLASS, "INPATIENT"),
                discharged(),
                event(CLASS_CHANGED, "review")
                        .at("2025-03-02T00:00")
                        .recorded("2025-03-08T09:00")
                        .with(Field.CLASS, "INPATIENT"));

        assertThat(chart.admissionsOn("2025-03-02")).isOne();
        assertThat(chart.admissions()).isOne();
        assertThat(chart.midnights()).isEqualTo(3);
    }

    @Test
    void shouldBeginWithTheFirstInpatientIntervalWhenTheClassWavers() {
        Chart chart = Chart.of(
                admitted(),
                event(CLASS_CHANGED, "out").at("2025-03-02T09:00").with(Field.CLASS, "OBSERVATION"),
                event(CLASS_CHANGED, "in").at("2025-03-03T09:00").with(Field.CLASS, "INPATIENT"),
                discharged());

        assertThat(chart.admissionsOn("2025-03-01")).isOne();
        assertThat(chart.midnights()).isEqualTo(4);
    }

    @Test
    void shouldCancelAClassChangeByName() {
        Chart chart = Chart.of(
                admitted(),
                event(CLASS_CHANGED, "out").at("2025-03-02T09:00").with(Field.CLASS, "OBSERVATION"),
                event(ADMISSION_CANCELLED, "undo").at("2025-03-02T10:00").undoing("out"),
                discharged());

        assertThat(chart.admissions()).isOne();
        assertThat(chart.discharges()).isOne();
        assertThat(chart.findings()).isEmpty();
    }

    @Test
    void shouldKeepWhatAnUpdateDoesNotMention() {
        Chart chart = Chart.of(
                admitted().with(Field.PAYER, "MEDICARE").with(Field.AGE_YEARS, 78L),
                event(UPDATED, "doctor").at("2025-03-02T08:00").with(Field.PROVIDER, "D7"),
                discharged());

        assertThat(chart.cells())
                .filteredOn(cell -> !cell.group().distinct())
                .isNotEmpty()
                .allMatch(cell -> cell.payer().equals("MEDICARE")
                        && cell.provider().equals("D7")
                        && cell.ageGroup().equals("75-84"));
    }

    @Test
    void shouldEmptyWhatAnUpdateClears() {
        Chart chart = Chart.of(
                admitted().with(Field.PAYER, "MEDICARE"),
                event(UPDATED, "lapsed").at("2025-03-02T08:00").clearing(Field.PAYER),
                discharged());

        assertThat(chart.cells()).isNotEmpty().allMatch(cell -> cell.payer().equals("UNKNOWN"));
    }

    @Test
    void shouldNeverMoveAPatientByAnUpdate() {
        Chart chart = Chart.of(
                admitted(), event(UPDATED, "wrong").at("2025-03-02T08:00").unit("ICU"), discharged());

        assertThat(chart.census("2025-03-03", "5W")).isOne();
        assertThat(chart.cells()).noneMatch(cell -> cell.unit().equals("ICU"));
    }

    @Test
    void shouldHaveNoEffectWhenAMergeIsUndone() {
        Chart plain = Chart.of(admitted(), discharged());
        Chart merged = Chart.of(
                admitted(),
                discharged(),
                event(MERGED, "m")
                        .of("NORTH", "")
                        .at("2025-03-02T08:00")
                        .with(Field.SURVIVOR_PATIENT_KEY, "0".repeat(32)),
                event(UNMERGED, "u")
                        .of("NORTH", "")
                        .at("2025-03-03T08:00")
                        .with(Field.SURVIVOR_PATIENT_KEY, "0".repeat(32)));

        assertThat(merged.cells()).isEqualTo(plain.cells());
        assertThat(merged.findings()).isEmpty();
        assertThat(merged.ward().described().entries).hasSize(4);
    }
}
