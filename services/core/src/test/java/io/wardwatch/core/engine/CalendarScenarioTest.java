package io.wardwatch.core.engine;

import static io.wardwatch.core.event.Kind.ADMITTED;
import static io.wardwatch.core.event.Kind.DISCHARGED;
import static io.wardwatch.core.event.Kind.LEAVE_ENDED;
import static io.wardwatch.core.event.Kind.LEAVE_STARTED;
import static io.wardwatch.core.event.Kind.TRANSFERRED;
import static io.wardwatch.core.scenario.EventBuilder.event;
import static org.assertj.core.api.Assertions.assertThat;

import io.wardwatch.core.event.Facility;
import io.wardwatch.core.event.Field;
import io.wardwatch.core.measure.MeasureGroup;
import io.wardwatch.core.scenario.Chart;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Days are local to the facility; times here are UTC. */
class CalendarScenarioTest {
    private static final List<Facility> ZONED = List.of(
            new Facility("NORTH", ZoneId.of("America/New_York"), 0),
            new Facility("WEST", ZoneId.of("Europe/Berlin"), 0),
            new Facility("KIWI", ZoneId.of("Pacific/Auckland"), 0),
            new Facility("HAWAII", ZoneId.of("Pacific/Honolulu"), 0));

    @Test
    void shouldCountDaysWhereTheHospitalIs() {
        // 23:30 on 9 January in New York, 05:30 on 10 January in Berlin.
        Chart north = Chart.in(ZONED, event(ADMITTED, "a").at("2025-01-10T04:30"));
        Chart west = Chart.in(ZONED, event(ADMITTED, "a").of("WEST", "V1").at("2025-01-10T04:30"));

        assertThat(north.admissionsOn("2025-01-09")).isOne();
        assertThat(west.admissionsOn("2025-01-10")).isOne();
    }

    @Test
    void shouldCountTheMidnightOfTheNewOffsetWhenClocksGoForward() {
        // 01:30 EST on 9 March to 00:30 EDT on 10 March, which is 23:30 EST: clocks went from 02:00 to 03:00 in
        // between.
        Chart chart = Chart.in(
                ZONED,
                event(ADMITTED, "a").at("2025-03-09T06:30"),
                event(DISCHARGED, "d").at("2025-03-10T04:30"));

        assertThat(chart.midnights()).isOne();
        assertThat(chart.minutes()).isEqualTo(22 * 60);
        assertThat(chart.census("2025-03-09")).isOne();
        assertThat(chart.census("2025-03-10")).isZero();
    }

    @Test
    void shouldCountOneMidnightAndTwentyFiveHoursWhenClocksGoBack() {
        Chart chart = Chart.in(
                ZONED,
                event(ADMITTED, "a").of("WEST", "V1").at("2025-10-25T23:00"),
                event(DISCHARGED, "d").of("WEST", "V1").at("2025-10-27T00:00"));

        // 01:00 CEST on the 26th to 01:00 CET on the 27th.
        assertThat(chart.midnights()).isOne();
        assertThat(chart.minutes()).isEqualTo(25 * 60);
    }

    @Test
    void shouldTakeTheStrokeOfMidnightForTheNewDay() {
        // 00:00 local, 05:00 UTC: admitted, moved and discharged each at the stroke.
        Chart chart = Chart.in(
                ZONED,
                event(ADMITTED, "a").at("2025-01-10T05:00").unit("5W"),
                event(TRANSFERRED, "t").at("2025-01-12T05:00").unit("6E"),
                event(DISCHARGED, "d").at("2025-01-13T05:00"));

        assertThat(chart.admissionsOn("2025-01-10")).isOne();
        assertThat(chart.census("2025-01-09")).isZero();
        assertThat(chart.census("2025-01-11", "5W")).isOne();
        assertThat(chart.census("2025-01-12", "6E")).isOne();
        assertThat(chart.dischargesOn("2025-01-13")).isOne();
        assertThat(chart.census("2025-01-13")).isZero();
        assertThat(chart.midnights()).isEqualTo(3);
    }

    @Test
    void shouldPlaceTheCensusByLocalMidnight() {
        // Moved at 23:00 local time, 04:00 UTC of the next day: counts for the local day.
        Chart chart = Chart.in(
                ZONED,
                event(ADMITTED, "a").at("2025-01-10T12:00").unit("5W"),
                event(TRANSFERRED, "t").at("2025-01-12T04:00").unit("ICU"),
                event(LEAVE_STARTED, "out").at("2025-01-14T04:30"),
                event(LEAVE_ENDED, "in").at("2025-01-14T05:30"),
                event(DISCHARGED, "d").at("2025-01-15T12:00"));

        assertThat(chart.census("2025-01-11", "ICU")).isOne();
        // Out 23:30, back 00:30: one midnight away.
        assertThat(chart.census("2025-01-13")).isZero();
        assertThat(chart.census("2025-01-14", "ICU")).isOne();
        assertThat(chart.cmsDays()).isEqualTo(4);
    }

    @Test
    void shouldCountReadmissionDaysFromEachHospitalsOwnCalendar() {
        // Discharged on 31 January 20:00 in New York; admitted in Berlin on 3 March 02:00, which is still the 2nd in
        // New York.
        Chart chart = Chart.in(
                ZONED,
                event(ADMITTED, "a").at("2025-01-28T15:00"),
                event(DISCHARGED, "d").at("2025-02-01T01:00"),
                event(ADMITTED, "b").of("WEST", "V2").at("2025-03-03T01:00"));

        // 31 January to 3 March: 31 days by the calendars on the wall.
        assertThat(chart.readmitted()).containsExactly(0L, 0L, 1L, 1L);
        assertThat(chart.readmittedSame()).containsExactly(0L, 0L, 0L, 0L);
    }

    @Test
    void shouldCountDayZeroWhenTheNextHospitalsCalendarIsADayBehind() {
        // Discharged in Auckland on the 11th, admitted in Honolulu an hour later on what is the 10th there.
        Chart chart = Chart.in(
                ZONED,
                event(ADMITTED, "a").of("KIWI", "V1").at("2025-01-08T15:00"),
                event(DISCHARGED, "d").of("KIWI", "V1").at("2025-01-10T20:00"),
                event(ADMITTED, "b").of("HAWAII", "V2").at("2025-01-10T21:00"));

        assertThat(chart.readmitted()).containsExactly(1L, 1L, 1L, 1L);
    }

    @Test
    void shouldGroupAgesByTheDayTheStayBegins() {
        long birthday = LocalDate.parse("1960-03-02").toEpochDay();
        Chart before =
                Chart.in(ZONED, event(ADMITTED, "a").at("2025-03-02T03:00").with(Field.BIRTH_DATE, birthday));
        Chart on = Chart.in(ZONED, event(ADMITTED, "a").at("2025-03-02T06:00").with(Field.BIRTH_DATE, birthday));

        // 22:00 on the eve of the 65th birthday, and 01:00 on it.
        assertThat(before.cells()).allMatch(cell -> cell.ageGroup().equals("45-64"));
        assertThat(on.cells()).allMatch(cell -> cell.ageGroup().equals("65-74"));
    }

    @Test
    void shouldCountInUtcWhereNoZoneWasGiven() {
        Chart chart = Chart.in(ZONED, event(ADMITTED, "a").of("UNLISTED", "V1").at("2025-01-10T00:00"));

        assertThat(chart.sum(MeasureGroup.ADMISSION, 0, cell -> cell.facility().equals("UNLISTED")))
                .isOne();
        assertThat(chart.admissionsOn("2025-01-10")).isOne();
    }

    @Test
    void shouldHoldStaysOfOldAndFarTimes() {
        Chart chart = Chart.in(
                ZONED,
                event(ADMITTED, "a").at("1900-01-02T12:00"),
                event(DISCHARGED, "d").at("1900-01-05T12:00"),
                event(ADMITTED, "b").of("WEST", "V2").at("2299-12-28T12:00"),
                event(DISCHARGED, "e").of("WEST", "V2").at("2299-12-31T12:00"));

        assertThat(chart.admissionsOn("1900-01-02")).isOne();
        assertThat(chart.dischargesOn("2299-12-31")).isOne();
        assertThat(chart.midnights()).isEqualTo(6);
    }
}
