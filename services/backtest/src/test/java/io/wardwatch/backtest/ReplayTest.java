package io.wardwatch.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wardwatch.core.event.RejectionReason;
import io.wardwatch.simulator.SimulationConfig;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a replay writes: the same for any number of threads and any order, with every record accounted for. */
final class ReplayTest {
    private static final SimulationConfig NETWORK = SimulationConfig.of(3, 400);
    private static List<String> lines;

    @TempDir
    Path folder;

    @BeforeAll
    static void simulate() {
        lines = SimulatedHistory.lines(NETWORK, 90);
    }

    @Test
    void shouldWriteTheSameBytesWhenThreadsDiffer() throws Exception {
        Path events = SimulatedHistory.write(folder.resolve("events.jsonl.gz"), lines);

        Replays.of(folder.resolve("one"), events)
                .at(NETWORK.facilities())
                .threads(1)
                .withAllRevisions()
                .run();
        Replays.of(folder.resolve("five"), events)
                .at(NETWORK.facilities())
                .threads(5)
                .withAllRevisions()
                .run();

        for (String name : ReplayFiles.NAMES) {
            if (!name.equals(ReplayFiles.SUMMARY)) {
                assertThat(folder.resolve("five").resolve(name))
                        .hasSameBinaryContentAs(folder.resolve("one").resolve(name));
            }
        }
    }

    @Test
    void shouldSayTheSameButForRevisionsWhenEventsComeInAnotherOrderAndTwice() throws Exception {
        Path events = SimulatedHistory.write(folder.resolve("events.jsonl"), lines);
        List<String> shuffled = new ArrayList<>(lines);
        shuffled.addAll(lines.subList(0, lines.size() / 2));
        Collections.shuffle(shuffled, new Random(42));
        Path mixed = SimulatedHistory.write(folder.resolve("mixed.jsonl"), shuffled);

        Summary asDelivered =
                Replays.of(folder.resolve("a"), events).at(NETWORK.facilities()).run();
        Summary asMixed =
                Replays.of(folder.resolve("b"), mixed).at(NETWORK.facilities()).run();

        assertThat(asMixed.hashes()).isEqualTo(asDelivered.hashes());
        assertThat(asMixed.counts().applied()).isEqualTo(asDelivered.counts().applied());
        assertThat(asMixed.counts().duplicate())
                .isGreaterThan(asDelivered.counts().duplicate());
        for (String name : List.of(
                ReplayFiles.KPIS,
                ReplayFiles.STAYS,
                ReplayFiles.ALERTS,
                ReplayFiles.FINANCE_ALERTS,
                ReplayFiles.FINDINGS)) {
            assertThat(folder.resolve("b").resolve(name))
                    .hasSameBinaryContentAs(folder.resolve("a").resolve(name));
        }
        for (String name : List.of(ReplayFiles.SCORES, ReplayFiles.PAYMENT_SCORES)) {
            assertThat(withoutRevision(folder.resolve("b").resolve(name)))
                    .isEqualTo(withoutRevision(folder.resolve("a").resolve(name)));
        }
        List<String> labels = Files.readAllLines(folder.resolve("a").resolve(ReplayFiles.LABELS));
        assertThat(Files.readAllLines(folder.resolve("b").resolve(ReplayFiles.LABELS)))
                .hasSameSizeAs(labels);
        assertThat(labels).anyMatch(line -> line.contains(",READMITTED,"));
        assertThat(labels).anyMatch(line -> line.contains(",NOT_READMITTED,"));
        assertThat(asDelivered.sizes().paymentScores()).isPositive();
        assertThat(asDelivered.sizes().scores()).isPositive();
        assertThat(asDelivered.sizes().alerts()).isPositive();
    }

    @Test
    void shouldAccountForEveryRecordAndNameItsPlaceWhenSomeAreRefused() throws Exception {
        Path events = SimulatedHistory.write(
                folder.resolve("events.jsonl"),
                List.of(
                        admission("e1", "V1", "2025-03-01T08:00:00Z"),
                        "{\"type\":\"admission\",\"eventId\":\"e2\"",
                        admission("e1", "V1", "2025-03-01T08:00:00Z"),
                        admission("e3", "V2", "0001-03-01T08:00:00Z")));

        Summary summary = Replays.of(folder.resolve("out"), events).run();

        assertThat(summary.counts()).isEqualTo(new Summary.Counts(4, 1, 1, 2));
        assertThat(summary.rejectedByReason())
                .isEqualTo(Map.of(RejectionReason.MALFORMED, 1L, RejectionReason.TIME_OUT_OF_RANGE, 1L));
        assertThat(Files.readAllLines(folder.resolve("out").resolve(ReplayFiles.REJECTED)))
                .satisfiesExactly(
                        line -> assertThat(line)
                                .contains("MALFORMED", "\"place\":\"" + events + ":2\"", "\\\"eventId\\\":\\\"e2\\\""),
                        line -> assertThat(line).contains("TIME_OUT_OF_RANGE", events + ":4\""));
    }

    @Test
    void shouldWriteEachStayAsItStands() throws Exception {
        Path events = SimulatedHistory.write(
                folder.resolve("events.jsonl"),
                List.of(
                        "{\"type\":\"admission\",\"eventId\":\"e1\",\"patientId\":\"P1\",\"encounterId\":\"V1\","
                                + "\"facility\":\"NORTH\",\"occurredAt\":\"2025-03-01T08:00:00Z\",\"unit\":\"5W\","
                                + "\"bed\":\"5W,12\",\"payer\":\"MEDICARE\"}",
                        admission("e2", "V2", "2025-03-02T08:00:00Z")));

        Replays.of(folder.resolve("out"), events).run();

        assertThat(Files.readAllLines(folder.resolve("out").resolve(ReplayFiles.STAYS)))
                .hasSize(3)
                .anyMatch(line -> line.startsWith("NORTH,V1,")
                        && line.contains(",IN_HOUSE,2025-03-01T08:00:00Z,,5W,\"5W,12\",,MEDICARE,,false,false,"
                                + "STILL_OPEN;AGE_UNKNOWN;NO_PRINCIPAL_DIAGNOSIS,,,NORTH,V1,1,1,UNPLANNED,"));
    }

    @Test
    void shouldUseWhatIsReadableAndSaySoWhenFileBreaksOff() throws Exception {
        Path whole = SimulatedHistory.write(folder.resolve("whole.jsonl.gz"), lines);
        byte[] bytes = Files.readAllBytes(whole);
        Path broken = Files.write(folder.resolve("broken.jsonl.gz"), Arrays.copyOf(bytes, bytes.length / 2));

        Summary summary = Replays.of(folder.resolve("out"), broken).run();

        assertThat(summary.endedEarly()).singleElement().asString().startsWith(broken + ":");
        assertThat(summary.counts().applied()).isGreaterThan(lines.size() / 4);
        assertThat(summary.sizes().bytesRead()).isEqualTo(bytes.length / 2);
    }

    @Test
    void shouldNotKnowWhatIsRecordedLaterWhenItEndsInTheMiddle() throws Exception {
        Path events = SimulatedHistory.write(
                folder.resolve("events.jsonl"),
                List.of(admission("e1", "V1", "2025-03-01T08:00:00Z"), admission("e2", "V2", "2025-03-09T08:00:00Z")));

        Summary summary = Replays.of(folder.resolve("out"), events)
                .until(Instant.parse("2025-03-05T00:00:00Z"))
                .run();

        assertThat(summary.rejectedByReason()).isEqualTo(Map.of(RejectionReason.AFTER_UNTIL, 1L));
        assertThat(Files.readString(folder.resolve("out/rejected.jsonl")))
                .contains("events.jsonl:2\"", "2025-03-09T08:00:00Z");
        assertThat(kpi("admissions", "ALL")).contains("2025-03-05,MATURED,1,");
    }

    @Test
    void shouldLeaveOutAndCountThinRowsOfFacilitiesWhenAskedTo() throws Exception {
        Path events = SimulatedHistory.write(folder.resolve("events.jsonl"), lines);

        Summary all = Replays.of(folder.resolve("all"), events)
                .kpis(new ReplayConfig.KpiRows(true, false, 0))
                .run();
        Summary thick = Replays.of(folder.resolve("out"), events)
                .kpis(new ReplayConfig.KpiRows(true, false, 20))
                .run();

        assertThat(all.sizes().thinRows()).isZero();
        assertThat(thick.sizes().kpiRows() + thick.sizes().thinRows())
                .isEqualTo(all.sizes().kpiRows());
        assertThat(thick.sizes().thinRows()).isPositive();
        // The network's own rows stand, however few cases they rest on.
        assertThat(kpi("readmission.7d.crude", "ALL")).isNotEmpty();
    }

    @Test
    void shouldSayWhatIsMissingWhenKpiHasNoInput() throws Exception {
        Path events = SimulatedHistory.write(
                folder.resolve("events.jsonl"), List.of(admission("e1", "V1", "2025-03-01T08:00:00Z")));

        Summary summary = Replays.of(folder.resolve("out"), events).run();

        assertThat(summary.unavailable().get("denial.initial.count"))
                .isEqualTo(new KpiFile.Unavailable("claim.ADJUDICATED", true, 1));
        assertThat(kpi("denial.initial.count", "ALL")).contains("UNAVAILABLE,,,,");
    }

    @Test
    void shouldWriteEveryDayWhenHistoryIsAskedFor() throws Exception {
        Path events = SimulatedHistory.write(
                folder.resolve("events.jsonl"),
                List.of(admission("e1", "V1", "2025-03-01T08:00:00Z"), admission("e2", "V2", "2025-03-09T08:00:00Z")));

        Replays.of(folder.resolve("out"), events)
                .kpis(new ReplayConfig.KpiRows(false, true, 1))
                .run();

        List<String> census = kpi("census.midnight", "ALL").lines().toList();
        assertThat(census).hasSize(9);
        assertThat(census.getFirst()).contains("2025-03-01,MATURED,1,");
        assertThat(census.getLast()).contains("2025-03-09,MATURED,2,");
    }

    @Test
    void shouldRefuseWhenOutputFolderHoldsSomethingOrInputIsMissing() throws Exception {
        Path events = SimulatedHistory.write(
                folder.resolve("events.jsonl"), List.of(admission("e1", "V1", "2025-03-01T08:00:00Z")));

        assertThatThrownBy(() -> Replays.of(folder, events).run()).isInstanceOf(DirectoryNotEmptyException.class);
        assertThatThrownBy(() -> Replays.of(folder.resolve("out"), folder.resolve("none.jsonl"))
                        .run())
                .isInstanceOf(NoSuchFileException.class);
        assertThat(folder.resolve("out")).doesNotExist();
    }

    private static String admission(String eventId, String encounterId, String at) {
        return "{\"type\":\"admission\",\"eventId\":\"" + eventId + "\",\"patientId\":\"P1\",\"encounterId\":\""
                + encounterId + "\",\"facility\":\"NORTH\",\"occurredAt\":\"" + at + "\",\"recordedAt\":\"" + at
                + "\"}";
    }

    /** The rows of one KPI and facility in {@code out/kpi.csv}. */
    private String kpi(String id, String facility) throws IOException {
        return Files.readAllLines(folder.resolve("out").resolve(ReplayFiles.KPIS)).stream()
                .filter(row -> row.startsWith(id + "," + id + "@1," + facility + ","))
                .collect(Collectors.joining("\n"));
    }

    private static Set<String> withoutRevision(Path scores) throws IOException {
        return Files.readAllLines(scores).stream()
                .map(row -> row.replaceFirst(",\\d+,", ",,"))
                .collect(Collectors.toSet());
    }
}
