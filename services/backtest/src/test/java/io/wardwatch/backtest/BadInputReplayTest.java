package io.wardwatch.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardwatch.core.event.Facility;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What cannot be in a file: refused or found under its code, and the rows around it are as if it were not there. */
final class BadInputReplayTest {
    private static final List<Facility> FACILITIES = List.of(
            new Facility("NORTH", ZoneId.of("America/New_York"), 40),
            new Facility("SOUTH", ZoneId.of("America/Chicago"), 40));
    private static final String ADMITTED =
            "{\"type\":\"admission\",\"eventId\":\"%s\",\"patientId\":\"%s\",\"encounterId\":\"%s\",\"facility\":\"%s\",\"occurredAt\":\"%s\",\"recordedAt\":\"%5$s\",\"class\":\"INPATIENT\",\"ageYears\":%s}";
    private static final String DISCHARGED =
            "{\"type\":\"discharge\",\"eventId\":\"%s\",\"patientId\":\"%s\",\"encounterId\":\"%s\",\"facility\":\"%s\",\"occurredAt\":\"%s\",\"recordedAt\":\"%5$s\",\"disposition\":\"01\"}";

    @TempDir
    Path folder;

    @Test
    void shouldRefuseALocalTimeThatTheClocksSkipAndNothingElse() throws Exception {
        Summary summary = replay(
                ADMITTED.formatted("g1", "GOOD", "G1", "NORTH", "2025-03-08T23:00", 70),
                // At two in the morning of 9 March clocks go forward to three.
                ADMITTED.formatted("b1", "BAD", "B1", "NORTH", "2025-03-09T02:30", 70),
                DISCHARGED.formatted("g2", "GOOD", "G1", "NORTH", "2025-03-09T03:30", 70),
                DISCHARGED.formatted("b2", "BAD", "B1", "NORTH", "2025-03-11T10:00", 70));

        assertThat(summary.rejectedByReason().toString()).contains("LOCAL_TIME_SKIPPED");
        assertThat(lines(ReplayFiles.REJECTED))
                .singleElement()
                .asString()
                .contains("events.jsonl:2")
                .contains("LOCAL_TIME_SKIPPED");
        assertThat(lines(ReplayFiles.STAYS))
                .filteredOn(row -> row.contains("G1"))
                .hasSize(1);
        assertThat(lines(ReplayFiles.KPIS))
                .filteredOn(row -> row.startsWith("los.minutes,") && row.contains(",ALL,ALL,ALL,ALL,ALL,ALL,"))
                .as("half past three is three and a half hours after eleven, less the hour that was skipped")
                .singleElement()
                .asString()
                .contains(",210,");
    }

    @Test
    void shouldFindEveryContradictionUnderItsCodeAndCountTheNeighbours() throws Exception {
        Summary summary = replay(
                ADMITTED.formatted("o1", "OVERLAP", "O1", "NORTH", "2025-03-01T10:00", 70),
                ADMITTED.formatted("g1", "GOOD", "G1", "NORTH", "2025-03-01T11:00", 70),
                ADMITTED.formatted("o2", "OVERLAP", "O2", "SOUTH", "2025-03-02T10:00", 70),
                DISCHARGED.formatted("o3", "OVERLAP", "O1", "NORTH", "2025-03-04T10:00"),
                DISCHARGED.formatted("o4", "OVERLAP", "O2", "SOUTH", "2025-03-05T10:00"),
                ADMITTED.formatted("e1", "EARLY", "E1", "NORTH", "2025-03-04T10:00", 70),
                DISCHARGED.formatted("e2", "EARLY", "E1", "NORTH", "2025-03-03T10:00"),
                "{\"type\":\"discharge\",\"kind\":\"DIED\",\"eventId\":\"d1\",\"patientId\":\"DEAD\",\"facility\":\"NORTH\",\"occurredAt\":\"2025-03-01T10:00\",\"recordedAt\":\"2025-03-01T10:00\"}",
                ADMITTED.formatted("d2", "DEAD", "D1", "NORTH", "2025-03-04T10:00", 70),
                ADMITTED.formatted("y1", "YOUNGER", "Y1", "NORTH", "2025-03-01T10:00", 70),
                DISCHARGED.formatted("y2", "YOUNGER", "Y1", "NORTH", "2025-03-02T10:00"),
                ADMITTED.formatted("y3", "YOUNGER", "Y2", "NORTH", "2025-03-04T10:00", 12),
                ADMITTED.formatted("u1", "NOWHERE", "U1", "ATLANTIS", "2025-03-04T10:00", 70),
                DISCHARGED.formatted("g2", "GOOD", "G1", "NORTH", "2025-03-06T11:00"));

        assertThat(summary.rejectedByReason().toString()).isEqualTo("{}");
        assertThat(lines(ReplayFiles.FINDINGS))
                .hasSize(5)
                .extracting(line -> line.replaceAll(".*\"code\":\"([A-Z_]+)\".*", "$1"))
                .containsExactlyInAnyOrder(
                        "OVERLAPPING_STAYS",
                        "DISCHARGE_BEFORE_ADMISSION",
                        "EVENT_AFTER_DEATH",
                        "AGE_CHANGED",
                        "FACILITY_UNKNOWN");
        assertThat(lines(ReplayFiles.STAYS))
                .filteredOn(row -> row.contains("G1"))
                .hasSize(1);
        assertThat(lines(ReplayFiles.SCORES))
                .filteredOn(row -> row.contains("G1"))
                .as("the neighbour, at admission and at discharge")
                .hasSize(2);
    }

    private Summary replay(String... events) throws Exception {
        Path file = SimulatedHistory.write(folder.resolve("events.jsonl"), List.of(events));
        return Replays.of(folder.resolve("out"), file).at(FACILITIES).run();
    }

    private List<String> lines(String name) throws Exception {
        return Files.readAllLines(folder.resolve("out").resolve(name));
    }
}
