package io.wardwatch.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardwatch.backtest.cases.CaseTable;
import io.wardwatch.core.event.Facility;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What came of a score, told by the day. */
final class OutcomesTest {
    private static final Instant START = Instant.parse("2025-01-01T17:00:00Z");
    private static final Facility NORTH = new Facility("NORTH", ZoneId.of("America/New_York"), 10);

    @TempDir
    private Path folder;

    private int events;

    @Test
    void shouldSayEventWhenTheNextStayBeginsOnDayThirtyAndNotOnDayThirtyOne() throws Exception {
        assertThat(outcomes("", admitted("V1", 0), discharged("V1", 3, "01"), admitted("V2", 33)))
                .containsExactly("EVENT 1 30", "CENSORED IN_HOUSE");
        assertThat(outcomes("", admitted("V1", 0), discharged("V1", 3, "01"), admitted("V2", 34)))
                .containsExactly("NO_EVENT 0 -1", "CENSORED IN_HOUSE");
    }

    @Test
    void shouldCensorWhenFollowUpEndsOnTheLastDayEvenIfTheEventIsSeen() throws Exception {
        Path lines = write(admitted("V1", 0), discharged("V1", 3, "01"), admitted("V2", 10), clock(33));

        assertThat(discharges(Backtests.of(folder.resolve("short"), lines).at(List.of(NORTH))))
                .containsExactly("CENSORED FOLLOW_UP_OPEN", "CENSORED IN_HOUSE");
    }

    @Test
    void shouldFollowThePolicyWhenThePatientDiesAfterTheDischarge() throws Exception {
        List<String> history = List.of(admitted("V1", 0), discharged("V1", 3, "01"), died("V1", 12));

        assertThat(outcomes("backtest.death = NEGATIVE", history)).contains("DIED 0 9");
        assertThat(outcomes("backtest.death = COMPOSITE", history)).contains("DIED 1 9");
        assertThat(outcomes("backtest.death = EXCLUDE", history)).contains("DIED -1 9");
    }

    @Test
    void shouldSayEventWhenTheReadmissionCameBeforeTheDeath() throws Exception {
        assertThat(outcomes(
                        "backtest.death = EXCLUDE",
                        admitted("V1", 0),
                        discharged("V1", 3, "01"),
                        admitted("V2", 8),
                        discharged("V2", 12, "20")))
                .containsExactly("EVENT 1 5");
    }

    @Test
    void shouldExcludeTransfersAndWhatWasUndone() throws Exception {
        assertThat(outcomes("", admitted("V1", 0), discharged("V1", 3, "02"), admitted("V2", 4)))
                .contains("EXCLUDED TRANSFERRED");
        assertThat(outcomes(
                        "",
                        admitted("V1", 0),
                        discharged("V1", 3, "01"),
                        event("discharge", "CANCELLED", "V1", 4, ""),
                        discharged("V1", 6, "01")))
                .containsExactlyInAnyOrder("EXCLUDED UNDONE", "NO_EVENT 0 -1");
    }

    @Test
    void shouldLookAtTheSameFacilityAloneWhenTheLabelSaysSo() throws Exception {
        List<String> history = List.of(
                admitted("V1", 0),
                discharged("V1", 3, "01"),
                admitted("V2", 8).replace("NORTH", "ISLE"),
                discharged("V2", 9, "01").replace("NORTH", "ISLE"));

        assertThat(outcomes("backtest.label = ANY", history)).contains("EVENT 1 5");
        assertThat(outcomes("backtest.label = SAME_FACILITY", history))
                .containsExactly("NO_EVENT 0 -1", "NO_EVENT 0 -1");
    }

    private List<String> outcomes(String policy, String... history) throws Exception {
        return outcomes(policy, List.of(history));
    }

    /** Of each discharge, with a clock far behind all of it. */
    private List<String> outcomes(String policy, List<String> history) throws Exception {
        List<String> lines = new ArrayList<>(history);
        lines.add(clock(400));
        Path events = SimulatedHistory.write(folder.resolve("events" + this.events++ + ".jsonl"), lines);
        return discharges(Backtests.of(folder.resolve("out" + this.events++), events)
                .at(List.of(NORTH))
                .under(policy.isEmpty() ? "version = test" : policy));
    }

    private static List<String> discharges(Backtests backtest) throws Exception {
        CaseTable table = backtest.run().orElseThrow().cases();
        List<String> told = new ArrayList<>();
        for (int row = 0; row < table.size(); row++) {
            boolean last = table.moment(row).equals("DISCHARGE");
            boolean open =
                    table.reason(row).equals("IN_HOUSE") && table.moment(row).equals("ADMISSION");
            boolean clock = table.facility(row).equals("CLOCK");
            if ((last || open) && !clock) {
                String rest = table.reason(row).isEmpty()
                        ? " " + table.label(row) + " " + table.daysToOutcome(row)
                        : " " + table.reason(row);
                told.add(table.state(row) + rest);
            }
        }
        return told;
    }

    private Path write(String... lines) throws Exception {
        return SimulatedHistory.write(folder.resolve("events.jsonl"), List.of(lines));
    }

    private String admitted(String encounter, int day) {
        return event("admission", "ADMITTED", encounter, day, ",\"class\":\"INPATIENT\",\"unit\":\"5W\"");
    }

    private String discharged(String encounter, int day, String disposition) {
        return event("discharge", "DISCHARGED", encounter, day, ",\"disposition\":\"" + disposition + "\"");
    }

    private String died(String encounter, int day) {
        return event("discharge", "DIED", encounter, day, "");
    }

    /** Another patient far away, by whom the clock runs. */
    private String clock(int day) {
        return event("admission", "REGISTERED", "Z", day, ",\"class\":\"EMERGENCY\"")
                .replace("\"P1\"", "\"P9\"")
                .replace("NORTH", "CLOCK");
    }

    private String event(String type, String kind, String encounter, int day, String more) {
        Instant at = START.plusSeconds(day * 86_400L);
        return "{\"type\":\"" + type + "\",\"kind\":\"" + kind + "\",\"eventId\":\"e" + events++
                + "\",\"patientId\":\"P1\",\"facility\":\"NORTH\",\"encounterId\":\"" + encounter
                + "\",\"occurredAt\":\""
                + at + "\",\"recordedAt\":\"" + at + "\"" + more + "}";
    }
}
