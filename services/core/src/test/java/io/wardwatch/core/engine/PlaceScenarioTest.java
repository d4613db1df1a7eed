package io.wardwatch.core.engine;

import static io.wardwatch.core.event.Kind.ADMITTED;
import static io.wardwatch.core.event.Kind.DISCHARGED;
import static io.wardwatch.core.event.Kind.DISCHARGE_CANCELLED;
import static io.wardwatch.core.event.Kind.LEAVE_ENDED;
import static io.wardwatch.core.event.Kind.LEAVE_STARTED;
import static io.wardwatch.core.event.Kind.REGISTERED;
import static io.wardwatch.core.event.Kind.TRANSFERRED;
import static io.wardwatch.core.event.Kind.TRANSFER_CANCELLED;
import static io.wardwatch.core.scenario.EventBuilder.event;
import static org.assertj.core.api.Assertions.assertThat;

import io.wardwatch.core.event.Field;
import io.wardwatch.core.measure.MeasureGroup;
import io.wardwatch.core.scenario.Chart;
import io.wardwatch.core.scenario.EventBuilder;
import org.junit.jupiter.api.Test;

/** Where a patient is at midnight: transfers, their undoing, and leave. */
class PlaceScenarioTest {

    private static EventBuilder admitted() {
        return event(ADMITTED, "admitted").at("2025-03-01T08:00").unit("5W");
    }

    private static EventBuilder toIcu() {
        return event(TRANSFERRED, "to-icu").at("2025-03-02T20:00").unit("ICU");
    }

    private static EventBuilder discharged() {
        return event(DISCHARGED, "discharged").at("2025-03-05T14:00");
    }

    @Test
    void shouldCountEachMidnightForTheUnitInForce() {
        Chart chart = Chart.of(
                admitted(),
                toIcu(),
                event(TRANSFERRED, "back").at("2025-03-04T09:00").unit("5W"),
                discharged());

        assertThat(chart.census("2025-03-01", "5W")).isOne();
        assertThat(chart.census("2025-03-02", "ICU")).isOne();
        assertThat(chart.census("2025-03-02", "5W")).isZero();
        assertThat(chart.census("2025-03-03", "ICU")).isOne();
        assertThat(chart.census("2025-03-04", "5W")).isOne();
        assertThat(chart.census("2025-03-05")).isZero();
    }

    @Test
    void shouldCountTheLastOfSeveralMovesOfADay() {
        Chart chart = Chart.of(
                admitted(),
                toIcu(),
                event(TRANSFERRED, "on").at("2025-03-02T21:00").unit("OR"),
                event(TRANSFERRED, "off").at("2025-03-02T23:59").unit("6E"),
                discharged());

        assertThat(chart.census("2025-03-02", "6E")).isOne();
        assertThat(chart.census("2025-03-02")).isOne();
        assertThat(chart.cells()).noneMatch(cell -> cell.unit().equals("OR"));
    }

    @Test
    void shouldBeginWhereTheEmergencyDepartmentHeldTheAdmitted() {
        Chart chart = Chart.of(
                event(REGISTERED, "er").at("2025-03-01T06:00").unit("ED").with(Field.CLASS, "EMERGENCY"),
                event(ADMITTED, "boarding").at("2025-03-01T22:00"),
                event(TRANSFERRED, "up").at("2025-03-02T03:00").unit("5W"),
                discharged());

        assertThat(chart.census("2025-03-01", "ED")).isOne();
        assertThat(chart.census("2025-03-02", "5W")).isOne();
        assertThat(chart.sum(MeasureGroup.ADMISSION, 0, cell -> cell.unit().equals("ED")))
                .isOne();
    }

    @Test
    void shouldStayWhereItWasWhenTheTransferIsCancelled() {
        Chart chart =
                Chart.of(admitted(), toIcu(), event(TRANSFER_CANCELLED, "undo").at("2025-03-02T21:00"), discharged());

        assertThat(chart.census("2025-03-02", "5W")).isOne();
        assertThat(chart.cells()).noneMatch(cell -> cell.unit().equals("ICU"));
        assertThat(chart.findings()).isEmpty();
    }

    @Test
    void shouldUndoTheLatestTransferWhenTheUndoNamesNone() {
        Chart chart = Chart.of(
                admitted(),
                toIcu(),
                event(TRANSFERRED, "to-6e").at("2025-03-03T09:00").unit("6E"),
                event(TRANSFER_CANCELLED, "undo").at("2025-03-03T10:00"),
                event(TRANSFERRED, "to-7n").at("2025-03-04T09:00").unit("7N"),
                discharged());

        assertThat(chart.census("2025-03-03", "ICU")).isOne();
        assertThat(chart.census("2025-03-04", "7N")).isOne();
    }

    @Test
    void shouldUndoTheLatestTransferNotUndoneYetWhenTheUndoNamesNone() {
        Chart chart = Chart.of(
                admitted(),
                toIcu(),
                event(TRANSFERRED, "to-6e").at("2025-03-03T09:00").unit("6E"),
                event(TRANSFER_CANCELLED, "u1").at("2025-03-03T10:00"),
                event(TRANSFER_CANCELLED, "u2").at("2025-03-03T11:00"),
                discharged());

        assertThat(chart.census("2025-03-04", "5W")).isOne();
        assertThat(chart.findings()).isEmpty();
    }

    @Test
    void shouldLetNamedUndosGoFirst() {
        // Unnamed u1 would take the 6E transfer; u2 names it, so u1 has to take the one before.
        Chart chart = Chart.of(
                admitted(),
                toIcu(),
                event(TRANSFERRED, "to-6e").at("2025-03-03T09:00").unit("6E"),
                event(TRANSFER_CANCELLED, "u1").at("2025-03-03T10:00"),
                event(TRANSFER_CANCELLED, "u2").at("2025-03-04T10:00").undoing("to-6e"),
                discharged());

        assertThat(chart.census("2025-03-03", "5W")).isOne();
        assertThat(chart.findings()).isEmpty();
    }

    @Test
    void shouldUndoOnlyTheTransferThatIsNamed() {
        Chart chart = Chart.of(
                admitted(),
                toIcu(),
                event(TRANSFERRED, "to-6e").at("2025-03-03T09:00").unit("6E"),
                event(TRANSFER_CANCELLED, "undo").at("2025-03-03T10:00").undoing("to-icu"),
                discharged());

        assertThat(chart.census("2025-03-02", "5W")).isOne();
        assertThat(chart.census("2025-03-03", "6E")).isOne();
    }

    @Test
    void shouldWaitAsAFindingWhenTheUndoFindsNothing() {
        Chart waiting = Chart.of(admitted(), event(TRANSFER_CANCELLED, "undo").at("2025-03-02T21:00"), discharged());
        Chart named = Chart.of(
                admitted(),
                toIcu(),
                event(TRANSFER_CANCELLED, "undo").at("2025-03-02T21:00").undoing("lost"),
                discharged());
        Chart above = Chart.of(
                admitted(),
                toIcu().recorded("2025-03-03T00:00"),
                event(TRANSFER_CANCELLED, "undo").at("2025-03-02T21:00"),
                discharged());

        assertThat(waiting.findings()).containsExactly("UNDO_WITHOUT_TARGET");
        assertThat(named.findings()).containsExactly("UNDO_WITHOUT_TARGET");
        assertThat(named.census("2025-03-03", "ICU")).isOne();
        // A transfer recorded after the unnamed undo is not what it undoes.
        assertThat(above.findings()).containsExactly("UNDO_WITHOUT_TARGET");
        assertThat(above.census("2025-03-03", "ICU")).isOne();
    }

    @Test
    void shouldUndoByNameWhateverTheStamps() {
        Chart chart = Chart.of(
                admitted(),
                toIcu().recorded("2025-03-03T00:00"),
                event(TRANSFER_CANCELLED, "undo").at("2025-03-02T21:00").undoing("to-icu"),
                discharged());

        assertThat(chart.census("2025-03-03", "5W")).isOne();
        assertThat(chart.findings()).isEmpty();
    }

    @Test
    void shouldForgetTheFieldsOfAnUndoneTransfer() {
        Chart chart = Chart.of(
                admitted().with(Field.PROVIDER, "D1"),
                toIcu().with(Field.PROVIDER, "D2"),
                event(TRANSFER_CANCELLED, "undo").at("2025-03-02T21:00"),
                discharged());

        assertThat(chart.cells())
                .filteredOn(cell -> !cell.group().distinct())
                .isNotEmpty()
                .allMatch(cell -> cell.provider().equals("D1"));
    }

    @Test
    void shouldRestateTheCensusWhenATransferIsLearnedOfWeeksLater() {
        Chart chart = Chart.of(admitted(), toIcu().recorded("2025-04-20T10:00"), discharged());

        assertThat(chart.census("2025-03-02", "ICU")).isOne();
        assertThat(chart.census("2025-03-01", "5W")).isOne();
        assertThat(chart.census("2025-03-04")).isOne();
    }

    @Test
    void shouldTakeLeaveOutOfCensusAndCmsDaysButNotOfMidnights() {
        Chart chart = Chart.of(
                admitted(),
                event(LEAVE_STARTED, "out").at("2025-03-02T10:00"),
                event(LEAVE_ENDED, "in").at("2025-03-04T18:00"),
                discharged());

        assertThat(chart.midnights()).isEqualTo(4);
        assertThat(chart.cmsDays()).isEqualTo(2);
        assertThat(chart.census("2025-03-01")).isOne();
        assertThat(chart.census("2025-03-02")).isZero();
        assertThat(chart.census("2025-03-03")).isZero();
        assertThat(chart.census("2025-03-04", "5W")).isOne();
    }

    @Test
    void shouldIgnoreALeaveThatIsBackBeforeMidnight() {
        Chart chart = Chart.of(
                admitted(),
                event(LEAVE_STARTED, "out").at("2025-03-02T10:00"),
                event(LEAVE_ENDED, "in").at("2025-03-02T18:00"),
                discharged());

        assertThat(chart.cmsDays()).isEqualTo(4);
        assertThat(chart.census("2025-03-02")).isOne();
    }

    @Test
    void shouldEndALeaveAtTheDischargeWhenNobodyCameBack() {
        Chart chart = Chart.of(admitted(), event(LEAVE_STARTED, "out").at("2025-03-02T10:00"), discharged());
        Chart open = Chart.of(admitted(), event(LEAVE_STARTED, "out").at("2025-03-02T10:00"));

        assertThat(chart.cmsDays()).isOne();
        assertThat(chart.census("2025-03-03")).isZero();
        assertThat(chart.census("2025-03-05")).isZero();
        assertThat(open.census("2025-03-01")).isOne();
        assertThat(open.census("2025-12-31")).isZero();
    }

    @Test
    void shouldCountOneCmsDayAtLeastWhenOnLeaveThroughout() {
        Chart chart = Chart.of(
                admitted(),
                event(LEAVE_STARTED, "out").at("2025-03-01T09:00"),
                event(LEAVE_ENDED, "in").at("2025-03-05T13:00"),
                discharged());

        assertThat(chart.midnights()).isEqualTo(4);
        assertThat(chart.cmsDays()).isOne();
    }

    @Test
    void shouldMoveUnitsWhileOnLeave() {
        Chart chart = Chart.of(
                admitted(),
                event(LEAVE_STARTED, "out").at("2025-03-02T10:00"),
                event(TRANSFERRED, "to-6e").at("2025-03-03T09:00").unit("6E"),
                event(LEAVE_ENDED, "in").at("2025-03-04T18:00"),
                discharged());

        assertThat(chart.census("2025-03-02")).isZero();
        assertThat(chart.census("2025-03-03")).isZero();
        assertThat(chart.census("2025-03-04", "6E")).isOne();
        assertThat(chart.census("2025-03-04")).isOne();
    }

    @Test
    void shouldFindALeaveEndWithoutALeave() {
        Chart chart = Chart.of(admitted(), event(LEAVE_ENDED, "in").at("2025-03-04T18:00"), discharged());

        assertThat(chart.findings()).containsExactly("UNDO_WITHOUT_TARGET");
        assertThat(chart.cmsDays()).isEqualTo(4);
    }

    @Test
    void shouldFindAMoveAfterTheDischargeUntilTheDischargeIsCancelled() {
        EventBuilder late = event(TRANSFERRED, "late").at("2025-03-06T09:00").unit("6E");

        Chart after = Chart.of(admitted(), discharged(), late);

        assertThat(after.findings()).containsExactly("EVENT_AFTER_DISCHARGE");
        assertThat(after.census("2025-03-06")).isZero();
        assertThat(after.cells()).noneMatch(cell -> cell.unit().equals("6E"));

        Chart reopened = Chart.of(
                admitted(),
                discharged(),
                event(TRANSFERRED, "late").at("2025-03-06T09:00").unit("6E"),
                event(DISCHARGE_CANCELLED, "cancelled").at("2025-03-06T12:00"));

        assertThat(reopened.findings()).isEmpty();
        assertThat(reopened.census("2025-03-06", "6E")).isOne();
    }

    @Test
    void shouldBePlacedNowhereKnownWhenNobodySaysAUnit() {
        Chart chart = Chart.of(event(ADMITTED, "a").at("2025-03-01T08:00"), discharged());

        assertThat(chart.census("2025-03-02", "UNKNOWN")).isOne();
    }
}
