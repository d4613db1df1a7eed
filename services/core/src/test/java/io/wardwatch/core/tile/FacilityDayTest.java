package io.wardwatch.core.tile;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardwatch.core.event.Event;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class FacilityDayTest {
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    @Test
    void shouldCloseADaySixHoursAfterItsLocalMidnight() {
        assertThat(lastClosed("2025-03-02T10:59:59.999999Z", NEW_YORK)).isEqualTo(LocalDate.parse("2025-02-28"));
        assertThat(lastClosed("2025-03-02T11:00:00Z", NEW_YORK)).isEqualTo(LocalDate.parse("2025-03-01"));
    }

    @Test
    void shouldCountElapsedHoursWhereTheClockJumps() {
        // The night of 9 March 2025 lacks an hour: six hours after midnight it is 07:00 there.
        assertThat(lastClosed("2025-03-09T10:59:59Z", NEW_YORK)).isEqualTo(LocalDate.parse("2025-03-07"));
        assertThat(lastClosed("2025-03-09T11:00:00Z", NEW_YORK)).isEqualTo(LocalDate.parse("2025-03-08"));
    }

    private static LocalDate lastClosed(String instant, ZoneId zone) {
        return LocalDate.ofEpochDay(FacilityDay.lastClosed(Event.micros(Instant.parse(instant)), zone));
    }
}
