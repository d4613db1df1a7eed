package io.wardwatch.formats;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardwatch.core.event.Event;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IsoTimesTest {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    @ParameterizedTest
    @CsvSource({
        "2025-03-01T08:15Z, 2025-03-01T08:15:00Z",
        "2025-03-01T08:15:09Z, 2025-03-01T08:15:09Z",
        "2025-03-01T08:15:09.5Z, 2025-03-01T08:15:09.5Z",
        "2025-03-01T08:15:09.123456789Z, 2025-03-01T08:15:09.123456Z",
        "2025-03-01T08:15:09+05:30, 2025-03-01T02:45:09Z",
        "2025-03-01T08:15-05:00, 2025-03-01T13:15:00Z",
        "2025-03-01T08:15, 2025-03-01T07:15:00Z",
        "2024-02-29T00:00:00Z, 2024-02-29T00:00:00Z",
        "1900-01-01T00:00:00Z, 1900-01-01T00:00:00Z",
        "0001-01-01T00:00:00Z, 0001-01-01T00:00:00Z",
        // Clocks go back at 03:00: the repeated hour is its first.
        "2025-10-26T02:30, 2025-10-26T00:30:00Z"
    })
    void shouldReadATime(String text, Instant instant) {
        assertThat(Event.instant(IsoTimes.micros(text, PARIS))).isEqualTo(instant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2025",
                "2025-03-01",
                "2025-03-01 08:15",
                "2025-03-01T08",
                "2025-03-01T08:15:",
                "2025-03-01T08:15:9Z",
                "2025-03-01T08:15:09.Z",
                "2025-03-01T08:15:09.1234567890Z",
                "2025-03-01T24:00Z",
                "2025-03-01T08:60Z",
                "2025-03-01T08:15:60Z",
                "2025-02-29T08:15Z",
                "2025-00-01T08:15Z",
                "2025-03-01T08:15+5:00",
                "2025-03-01T08:15+19:00",
                "2025-03-01T08:15Zulu",
                "+12025-03-01T08:15Z",
                "２０２５-03-01T08:15Z"
            })
    void shouldRefuseWhatIsNoTime(String text) {
        assertThat(IsoTimes.micros(text, PARIS)).isEqualTo(IsoTimes.INVALID);
    }

    @Test
    void shouldTellATimeThatTheClocksSkip() {
        assertThat(IsoTimes.micros("2025-03-30T02:00", PARIS)).isEqualTo(IsoTimes.SKIPPED);
        assertThat(IsoTimes.micros("2025-03-30T02:59:59.999", PARIS)).isEqualTo(IsoTimes.SKIPPED);
        assertThat(IsoTimes.micros("2025-03-30T03:00", PARIS)).isEqualTo(IsoTimes.micros("2025-03-30T01:00Z", PARIS));
    }
}
