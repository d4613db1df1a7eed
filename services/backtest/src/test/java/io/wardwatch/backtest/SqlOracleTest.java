package io.wardwatch.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardwatch.core.event.Event;
import io.wardwatch.core.event.Facility;
import io.wardwatch.simulator.SimulationConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every count and sum of {@code kpi.csv} equals what SQL, written apart from the engine, makes of the same files. */
final class SqlOracleTest {
    private static final Pattern PLACE = Pattern.compile("\"place\":\"[^\"]*:(\\d+)\"");
    private static final ReplayConfig.KpiRows EVERY_SLICE = new ReplayConfig.KpiRows(true, false, 0);

    @TempDir
    Path folder;

    @Test
    void shouldEqualSqlInEverySliceWhenHistoryIsDisorderedAndCorrected() throws Exception {
        SimulationConfig config = SimulationConfig.of(7, 1_500);
        List<String> lines = SimulatedHistory.lines(config, 160);
        Path events = SimulatedHistory.write(folder.resolve("events.jsonl.gz"), lines);

        Summary summary = Replays.of(folder.resolve("out"), events)
                .at(config.facilities())
                .kpis(EVERY_SLICE)
                .run();

        Path accepted = withoutRejected(lines, folder.resolve("out"));
        compare(accepted, config.facilities(), summary);
    }

    @Test
    void shouldEqualSqlOfWhatWasKnownWhenReplayEndsInTheMiddle() throws Exception {
        SimulationConfig config = SimulationConfig.of(11, 600);
        List<String> lines = SimulatedHistory.lines(config, 100);
        Path events = SimulatedHistory.write(folder.resolve("events.jsonl"), lines);

        Summary summary = Replays.of(folder.resolve("out"), events)
                .at(config.facilities())
                .kpis(EVERY_SLICE)
                .until(Instant.parse("2025-02-20T03:00:00Z"))
                .run();

        assertThat(summary.rejectedByReason().toString()).contains("AFTER_UNTIL");
        compare(withoutRejected(lines, folder.resolve("out")), config.facilities(), summary);
    }

    private void compare(Path accepted, List<Facility> facilities, Summary summary) throws Exception {
        Instant clock = Event.instant(summary.horizon().clock());
        try (SqlOracle oracle = SqlOracle.of("oracle-1-events.sql", accepted, facilities, clock, true)) {
            oracle.compare(folder.resolve("out").resolve(ReplayFiles.KPIS), EVERY_SLICE.minN());

            assertThat(oracle.differences()).isEmpty();
            // A comparison of nothing with nothing is equal, too.
            assertThat(oracle.number("SELECT count(*) FROM compared WHERE skpi = ekpi AND coalesce(sn, sd) > 0"))
                    .isGreaterThan(1_000);
            assertThat(oracle.number("SELECT count(DISTINCT skpi) FROM compared WHERE skpi = ekpi"))
                    .isEqualTo(oracle.number("SELECT count(DISTINCT kpi) FROM said"));
        }
    }

    /** The lines that the replay accepted, by the places of those it refused: what a refusal is, is not SQL's question. */
    private Path withoutRejected(List<String> lines, Path out) throws IOException {
        Set<Integer> refused = new HashSet<>();
        for (String line : Files.readAllLines(out.resolve(ReplayFiles.REJECTED))) {
            Matcher place = PLACE.matcher(line);
            assertThat(place.find()).isTrue();
            refused.add(Integer.parseInt(place.group(1)));
        }
        List<String> accepted = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (!refused.contains(i + 1)) {
                accepted.add(lines.get(i));
            }
        }
        return SimulatedHistory.write(folder.resolve("accepted.jsonl"), accepted);
    }
}
