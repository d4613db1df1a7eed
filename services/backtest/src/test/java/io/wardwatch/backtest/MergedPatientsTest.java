package io.wardwatch.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Patients of several numbers in a replay: the same for any number of threads and any order. */
final class MergedPatientsTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void shouldWriteTheSameWhateverTheThreadsAndTheOrder(long seed) throws Exception {
        List<String> lines = MergedHistory.lines(seed, 120);
        Path events = SimulatedHistory.write(folder.resolve("events.jsonl"), lines);
        List<String> mixed = new ArrayList<>(lines);
        mixed.addAll(lines.subList(0, lines.size() / 2));
        Collections.shuffle(mixed, new Random(seed));
        Path shuffled = SimulatedHistory.write(folder.resolve("mixed.jsonl"), mixed);

        Summary one = Replays.of(folder.resolve("1"), events)
                .threads(1)
                .withAllRevisions()
                .run();
        for (int threads : List.of(2, 4)) {
            Summary several = Replays.of(folder.resolve("" + threads), events)
                    .threads(threads)
                    .withAllRevisions()
                    .run();
            assertThat(several.hashes()).isEqualTo(one.hashes());
            assertThat(several.sizes().patients()).isEqualTo(one.sizes().patients());
            for (String name : ReplayFiles.NAMES) {
                if (!name.equals(ReplayFiles.SUMMARY)) {
                    assertThat(folder.resolve("" + threads).resolve(name))
                            .hasSameBinaryContentAs(folder.resolve("1").resolve(name));
                }
            }
        }
        Summary other = Replays.of(folder.resolve("mixed"), shuffled).threads(3).run();
        assertThat(other.hashes()).isEqualTo(one.hashes());
        assertThat(other.counts().applied()).isEqualTo(one.counts().applied());
    }

    @Test
    void shouldCountAReadmissionThatTwoNumbersMakeTogether() throws Exception {
        Path events = SimulatedHistory.write(
                folder.resolve("events.jsonl"),
                List.of(
                        line("admission", "", "a1", "P1", "V1", "2025-03-01"),
                        line("discharge", "", "d1", "P1", "V1", "2025-03-05"),
                        line("admission", "", "a2", "P2", "V2", "2025-03-15"),
                        line("discharge", "", "d2", "P2", "V2", "2025-03-17"),
                        line("admission", "MERGED", "m", "P1", "", "2025-05-30")));

        Summary summary = Replays.of(folder.resolve("out"), events).run();

        assertThat(Files.readAllLines(folder.resolve("out").resolve(ReplayFiles.STAYS)).stream()
                        .skip(1)
                        .map(row -> row.split(",")[2])
                        .distinct())
                .hasSize(1);
        assertThat(Files.readAllLines(folder.resolve("out").resolve(ReplayFiles.KPIS)))
                .anyMatch(row ->
                        row.startsWith("readmission.30d.crude,") && row.contains(",ALL,") && row.contains(",1,2,"));
        assertThat(summary.counts().applied()).isEqualTo(5);
        assertThat(summary.sizes().patients()).isEqualTo(2);
    }

    private static String line(String type, String kind, String id, String patient, String visit, String day) {
        return "{\"type\":\"" + type + "\"," + (kind.isEmpty() ? "" : "\"kind\":\"" + kind + "\",") + "\"eventId\":\""
                + id + "\",\"patientId\":\"" + patient + "\",\"facility\":\"NORTH\","
                + (visit.isEmpty() ? "\"survivorPatientId\":\"P2\"," : "\"encounterId\":\"" + visit + "\",")
                + (type.equals("discharge") ? "\"disposition\":\"01\"," : "") + "\"occurredAt\":\"" + day
                + "T08:00:00Z\"}";
    }
}
