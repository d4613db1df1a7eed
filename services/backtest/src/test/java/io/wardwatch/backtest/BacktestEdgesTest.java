package io.wardwatch.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardwatch.core.event.Facility;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run says where little is known, and of whom it says it. */
final class BacktestEdgesTest {
    @TempDir
    private Path folder;

    private static Facility north(int beds) {
        return new Facility("NORTH", ZoneId.of("America/New_York"), beds);
    }

    private static String line(String type, String id, int patient, String at) {
        return "{\"type\":\"" + type + "\",\"eventId\":\"" + id + patient + "\",\"patientId\":\"P" + patient
                + "\",\"encounterId\":\"V" + patient + "\",\"facility\":\"NORTH\",\"occurredAt\":\"" + at
                + ":00Z\",\"recordedAt\":\"" + at + ":00Z\"}";
    }

    /** Four patients come, and go on the last day. */
    private Path run(String name, int beds) throws Exception {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            lines.add(line("admission", "a", i, "2025-03-0" + (1 + i) + "T15:00"));
            lines.add(line("discharge", "d", i, "2025-03-09T14:00"));
        }
        Path events = SimulatedHistory.write(folder.resolve("events.jsonl"), lines);
        Backtests.of(folder.resolve(name), events).at(List.of(north(beds))).run();
        return folder.resolve(name);
    }

    @Test
    void shouldStateNoRateAndNoFigureWhenNoFollowUpIsOver() throws Exception {
        Path out = run("run", 100);

        assertThat(Files.readString(out.resolve("run.json")))
                .contains("\"FOLLOW_UP_OPEN\" : 4")
                .contains("\"cases\" : 0");
        assertThat(Files.readString(out.resolve("metrics.json")))
                .contains("no case with complete follow-up")
                .contains("no case with the outcome, or none without")
                .contains("\"censored\" : 4")
                .doesNotContain("\"value\"")
                .doesNotContain("\"auroc\"");
        assertThat(Files.readString(out.resolve("report.html"))).contains("</html>");
    }

    @Test
    void shouldListAFacilitysOwnAlertsUnderNoPatient() throws Exception {
        Path out = run("run", 4);

        assertThat(Files.readAllLines(out.resolve("alerts.csv")))
                .filteredOn(row -> row.contains("OCCUPANCY_SURGE"))
                .singleElement()
                .asString()
                .contains(",,NORTH,2025-03-05T05:00:00");
    }

    @Test
    void shouldRecordWhatWasStatedOfFacilities() throws Exception {
        String four = Files.readString(run("four", 4).resolve("run.json"));
        String five = Files.readString(run("five", 5).resolve("run.json"));

        assertThat(four).contains("\"facilities\"").contains("\"valueSets\"");
        assertThat(five).isNotEqualTo(four);
        assertThat(five.lines().filter(line -> !line.contains("sha256")))
                .containsExactlyElementsOf(
                        four.lines().filter(line -> !line.contains("sha256")).toList());
    }
}
