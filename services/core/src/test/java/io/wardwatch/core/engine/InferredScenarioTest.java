package io.wardwatch.core.engine;

import static io.wardwatch.core.event.Kind.ADMISSION_CANCELLED;
import static io.wardwatch.core.event.Kind.ADMITTED;
import static io.wardwatch.core.event.Kind.CLASS_CHANGED;
import static io.wardwatch.core.event.Kind.DISCHARGED;
import static io.wardwatch.core.event.Kind.DISCHARGE_CANCELLED;
import static io.wardwatch.core.event.Kind.REGISTERED;
import static io.wardwatch.core.event.Kind.SUBMITTED;
import static io.wardwatch.core.event.Kind.TRANSFERRED;
import static io.wardwatch.core.scenario.EventBuilder.event;
import static org.assertj.core.api.Assertions.assertThat;

import io.wardwatch.core.alert.CareAlert;
import io.wardwatch.core.event.Event;
import io.wardwatch.core.event.Field;
import io.wardwatch.core.measure.Columns;
import io.wardwatch.core.measure.MeasureGroup;
import io.wardwatch.core.scenario.Chart;
import io.wardwatch.core.scenario.EventBuilder;
import io.wardwatch.core.scenario.Ward;
import io.wardwatch.core.timeline.Finding.Code;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What nobody said but has to have happened: admissions of who was discharged, ends of visits that nobody closed. */
class InferredScenarioTest {
    private static EventBuilder discharged() {
        return event(DISCHARGED, "discharged").at("2025-03-05T14:00");
    }

    private static EventBuilder emergency() {
        return event(REGISTERED, "er").at("2025-03-01T06:00").unit("ED").with(Field.CLASS, "EMERGENCY");
    }

    private static EventBuilder observation() {
        return event(REGISTERED, "obs").at("2025-03-01T06:00").unit("CDU").with(Field.CLASS, "OBSERVATION");
    }

    @Test
    void shouldCountAStayButNoLengthAndNoScoreWhenOnlyADischargeIsKnown() {
        Chart chart = Chart.of(discharged());

        assertThat(chart.findings()).containsExactly("DISCHARGE_WITHOUT_ADMISSION");
        assertThat(chart.dischargesOn("2025-03-05")).isOne();
        assertThat(chart.admissionsOn("2025-03-05")).isOne();
        assertThat(chart.sum(MeasureGroup.DISCHARGE, Columns.LENGTHS)).isZero();
        assertThat(chart.cmsDays()).isZero();
        assertThat(chart.census("2025-03-05")).isZero();
        assertThat(chart.scores()).isEmpty();
    }

    @Test
    void shouldBeginAnInferredStayAtTheFirstWordOfIt() {
        Chart chart =
                Chart.of(event(TRANSFERRED, "moved").at("2025-03-03T10:00").unit("ICU"), discharged());

        assertThat(chart.admissionsOn("2025-03-03")).isOne();
        assertThat(chart.census("2025-03-03", "ICU")).isOne();
        assertThat(chart.census("2025-03-05")).isZero();
        assertThat(chart.sum(MeasureGroup.DISCHARGE, Columns.LENGTHS)).isZero();
    }

    @Test
    void shouldReplaceTheInferredAdmissionWhenTheRealOneComes() {
        Chart chart = Chart.of(
                discharged(),
                event(ADMITTED, "late")
                        .at("2025-03-01T08:00")
                        .recorded("2025-04-19T08:00")
                        .unit("5W"));

        assertThat(chart.findings()).isEmpty();
        assertThat(chart.admissionsOn("2025-03-01")).isOne();
        assertThat(chart.admissionsOn("2025-03-05")).isZero();
        assertThat(chart.cmsDays()).isEqualTo(4);
        assertThat(chart.sum(MeasureGroup.DISCHARGE, Columns.LENGTHS)).isOne();
    }

    @Test
    void shouldCountNothingWhenTheAdmissionWasTakenBack() {
        Chart chart = Chart.of(
                event(ADMITTED, "a").at("2025-03-01T08:00"),
                discharged(),
                event(ADMISSION_CANCELLED, "undo").at("2025-03-01T09:00").recorded("2025-03-06T09:00"));

        assertThat(chart.cells()).isEmpty();
        assertThat(chart.findings()).containsExactly("DISCHARGE_WITHOUT_ADMISSION");
    }

    @Test
    void shouldCountNothingWhenTheClassSaysItWasNoStay() {
        Chart chart = Chart.of(
                event(CLASS_CHANGED, "out").at("2025-03-03T08:00").with(Field.CLASS, "OBSERVATION"), discharged());

        assertThat(chart.cells()).isEmpty();
    }

    @Test
    void shouldReadmitAfterAnInferredStayAsAfterAnyOther() {
        Chart chart = Chart.of(
                discharged(), event(ADMITTED, "again").of("NORTH", "V2").at("2025-03-12T08:00"));

        assertThat(chart.readmitted()).containsExactly(1L, 1L, 1L, 1L);
    }

    @Test
    void shouldCloseAnEmergencyVisitAfter48HoursWithoutAWord() {
        Ward ward = new Ward();
        ward.apply(emergency().build());
        ward.pass("2025-03-03T05:59");
        assertThat(ward.said.findings).isEmpty();

        ward.pass("2025-03-03T06:00");

        assertThat(ward.said.finds(Code.VISIT_CLOSED_BY_TIME)).isTrue();
    }

    @Test
    void shouldCloseTheAlertOfAReturnInProgressWhenTimeClosesTheVisit() {
        Ward ward = new Ward();
        ward.apply(event(ADMITTED, "a").of("NORTH", "V0").at("2025-02-10T08:00").build());
        ward.apply(
                event(DISCHARGED, "d").of("NORTH", "V0").at("2025-02-14T08:00").build());
        ward.apply(emergency().build());
        assertThat(ward.said.alerts.values()).extracting(CareAlert::state).containsExactly(CareAlert.State.OPEN);

        ward.pass("2025-03-03T06:00");

        assertThat(ward.said.alerts.values()).extracting(CareAlert::state).containsExactly(CareAlert.State.CLOSED);
        assertThat(ward.said.alerts).isEqualTo(ward.described().alerts);
    }

    @Test
    void shouldWaitLongerWhenSomethingWasHeardOfTheVisitSince() {
        Ward ward = new Ward();
        ward.apply(emergency().build());
        ward.apply(
                event(TRANSFERRED, "moved").at("2025-03-02T12:00").unit("ED2").build());

        ward.pass("2025-03-04T11:00");
        assertThat(ward.said.findings).isEmpty();
        ward.pass("2025-03-04T12:00");
        assertThat(ward.said.finds(Code.VISIT_CLOSED_BY_TIME)).isTrue();
    }

    @Test
    void shouldCloseAnObservationVisitAfterFiveDays() {
        Ward ward = new Ward();
        ward.apply(observation().build());

        ward.pass("2025-03-06T05:00");
        assertThat(ward.said.findings).isEmpty();
        ward.pass("2025-03-06T06:00");
        assertThat(ward.said.finds(Code.VISIT_CLOSED_BY_TIME)).isTrue();
    }

    @Test
    void shouldTakeTheRealEndWheneverItComes() {
        Ward ward = new Ward();
        ward.apply(emergency().build());
        ward.pass("2025-03-20T00:00");

        ward.apply(event(DISCHARGED, "home")
                .at("2025-03-01T11:00")
                .recorded("2025-04-20T11:00")
                .build());

        assertThat(ward.said.findings).isEmpty();
        ward.apply(event(DISCHARGE_CANCELLED, "no")
                .at("2025-03-01T11:30")
                .recorded("2025-04-21T11:00")
                .build());
        assertThat(ward.said.finds(Code.VISIT_CLOSED_BY_TIME)).isTrue();
    }

    @Test
    void shouldMakeAStayOfAClosedVisitWhenItTurnsOutToHaveBeenAdmitted() {
        Ward ward = new Ward();
        ward.apply(emergency().build());
        ward.pass("2025-03-20T00:00");

        ward.apply(event(ADMITTED, "a")
                .at("2025-03-01T13:00")
                .recorded("2025-03-20T11:00")
                .unit("5W")
                .build());

        assertThat(ward.said.findings).isEmpty();
        assertThat(ward.said.stays.values()).extracting(Stay::state).containsExactly(Stay.State.IN_HOUSE);
    }

    @Test
    void shouldMoveWhatFollowsTheVisitWhenTimeClosesIt() {
        Ward ward = new Ward();
        Event bill = event(SUBMITTED, "bill")
                .claim("C1")
                .at("2025-03-02T08:00")
                .with(Field.CHARGE_CENTS, 100_000L)
                .build();
        ward.applyAll(List.of(emergency().build(), bill));

        ward.pass("2025-03-20T00:00");

        assertThat(ward.said.cells).isEqualTo(ward.described().cells);
    }
}
