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

/** Alerts of rules in {@code alerts.csv}: of patients and of a facility. */
final class RuleAlertsTest {
    @TempDir
    Path folder;

    private static String line(String type, String id, String patient, String visit, String at, String more) {
        return "{\"type\":\"" + type + "\",\"eventId\":\"" + id + "\",\"patientId\":\"" + patient
                + "\",\"encounterId\":\""
                + visit + "\",\"facility\":\"NORTH\",\"occurredAt\":\"" + at + ":00Z\",\"recordedAt\":\"" + at
                + ":00Z\""
                + more + "}";
    }

    /** Without ids, keys and encounters. */
    private List<String> alerts(List<String> lines) throws Exception {
        Path events = SimulatedHistory.write(folder.resolve("events.jsonl"), lines);
        Summary summary = Replays.of(folder.resolve("out"), events)
                .at(List.of(new Facility("NORTH", ZoneId.of("America/New_York"), 4)))
                .run();
        List<String> rows = Files.readAllLines(folder.resolve("out").resolve(ReplayFiles.ALERTS));
        assertThat(summary.sizes().alerts()).isEqualTo(rows.size() - 1);
        return rows.stream().skip(1).map(RuleAlertsTest::brief).toList();
    }

    private static String brief(String row) {
        String[] cells = row.split(",", -1);
        return String.join(" ", cells[1], cells[2], cells[3], cells[8], cells[9], cells[10]);
    }

    @Test
    void shouldStandAmongTheAlertsWhenAPatientComesBack() throws Exception {
        assertThat(alerts(List.of(
                        line("admission", "a", "P1", "V1", "2025-03-01T08:00", ""),
                        line("discharge", "d", "P1", "V1", "2025-03-05T14:00", ",\"disposition\":\"01\""),
                        line("admission", "r", "P1", "V2", "2025-03-15T10:00", ",\"class\":\"EMERGENCY\""),
                        line("discharge", "e", "P1", "V2", "2025-03-15T16:00", ""))))
                .containsExactly("READMISSION_IN_PROGRESS warning CLOSED 2025-03-15T10:00:00Z 2025-03-15T16:00:00Z"
                        + " VISIT_ENDED");
    }

    @Test
    void shouldSayWhenAFacilityWasTooFull() throws Exception {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            lines.add(line("admission", "a" + i, "P" + i, "V" + i, "2025-03-0" + (1 + i) + "T15:00", ""));
        }
        lines.add(line("discharge", "d", "P0", "V0", "2025-03-09T14:00", ",\"disposition\":\"01\""));

        assertThat(alerts(lines))
                .containsExactly(
                        "OCCUPANCY_SURGE warning CLOSED 2025-03-05T05:00:00Z 2025-03-10T04:00:00Z OCCUPANCY_FELL");
    }

    @Test
    void shouldNameNobodyWhenAFacilityIsTooFull() throws Exception {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            lines.add(line("admission", "a" + i, "P" + i, "V" + i, "2025-03-01T15:00", ""));
        }
        alerts(lines);

        assertThat(Files.readString(folder.resolve("out").resolve(ReplayFiles.ALERTS)))
                .contains("OCCUPANCY_SURGE,warning,OPEN,,NORTH,,,2025-03-02T05:00:00Z,,RULE_HOLDS\n");
    }
}
