package io.wardwatch.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardwatch.backtest.cases.CaseTable;
import io.wardwatch.core.event.Event;
import io.wardwatch.model.Target;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

/**
 * A score knows only its past: what is recorded after it, changed, added or deleted, changes no byte of it, neither what it saw
 * nor what models say of it. Among what comes later are corrections, what happened long before and was recorded late, and merges
 * of patients; a merge that is undone or replaced, and a visit that is moved, are left out: they say that the past was another's.
 */
final class NoLeakageTest {
    private static final Instant CUT = LaterEvents.CUT;

    @Property(tries = 10)
    void shouldKeepFeaturesAndProbabilitiesWhenLaterEventsChange(@ForAll @LongRange(min = 1, max = 1_000_000) long seed)
            throws Exception {
        Target target = Target.values()[(int) (seed % Target.values().length)];
        List<String> lines = LaterEvents.history(seed);

        Map<String, double[]> before = cases(lines, target);
        Map<String, double[]> after = cases(LaterEvents.changed(lines, seed), target);

        assertThat(before).hasSizeGreaterThan(20);
        assertThat(after.keySet()).isEqualTo(before.keySet());
        before.forEach((id, values) -> {
            double[] again = after.get(id);
            // Features are kept of cases with a label, and what comes later may change whether there is one.
            int known = Math.min(values.length, again.length);
            assertThat(Arrays.copyOf(again, known)).containsExactly(Arrays.copyOf(values, known));
        });
    }

    /** Reasons, cards, bands, models: all that a score says. */
    @Property(tries = 10)
    void shouldSayTheSameToTheLastByteWhenLaterEventsChange(@ForAll @LongRange(min = 1, max = 1_000_000) long seed)
            throws Exception {
        List<String> lines = LaterEvents.history(seed);

        assertThat(scores(LaterEvents.changed(lines, seed)))
                .hasSizeGreaterThan(80)
                .isEqualTo(scores(lines));
    }

    /** By score: features, where it has a label, and probabilities, of all scores up to the cut. */
    private static Map<String, double[]> cases(List<String> lines, Target target) throws Exception {
        Path folder = Files.createTempDirectory("no-leakage");
        try {
            Path events = SimulatedHistory.write(folder.resolve("events.jsonl"), lines);
            Backtests run = Backtests.of(folder.resolve("out"), events)
                    .of(target)
                    .between("1900-01-01T00:00:00Z", CUT.toString())
                    .with(ModelFiles.read("A", ModelFiles.BUNDLED, target));
            CaseTable table = (target == Target.READMISSION_30D ? run.with(Backtests.blindTo("RENAL")) : run)
                    .run()
                    .orElseThrow()
                    .cases();
            Map<String, double[]> found = new HashMap<>();
            for (int row = 0; row < table.size(); row++) {
                assertThat(Event.instant(table.scoredAt(row))).isBeforeOrEqualTo(CUT);
                double[] seen = table.labelled(row) ? table.features(row) : new double[0];
                double[] said = new double[table.models() + seen.length];
                for (int model = 0; model < table.models(); model++) {
                    said[model] = table.probability(row, model);
                }
                System.arraycopy(seen, 0, said, table.models(), seen.length);
                found.put(table.id(row), said);
            }
            return found;
        } finally {
            delete(folder);
        }
    }

    /** The rows of scores up to the cut, without how often each was said and under which number: a merge changes these. */
    private static List<String> scores(List<String> lines) throws Exception {
        Path folder = Files.createTempDirectory("no-leakage");
        try {
            Path events = SimulatedHistory.write(folder.resolve("events.jsonl"), lines);
            Replays.of(folder.resolve("out"), events).run();
            List<String> rows = new ArrayList<>();
            for (String name : List.of(ReplayFiles.SCORES, ReplayFiles.PAYMENT_SCORES)) {
                List<String> all = Files.readAllLines(folder.resolve("out").resolve(name));
                List<String> columns = List.of(all.getFirst().split(","));
                int at = columns.indexOf("scoredAt");
                for (String row : all.subList(1, all.size())) {
                    List<String> cells = new ArrayList<>(List.of(row.split(",", -1)));
                    if (!Instant.parse(cells.get(at)).isAfter(CUT)) {
                        cells.set(columns.indexOf("revision"), "");
                        cells.set(columns.indexOf("patientKey"), "");
                        rows.add(String.join(",", cells));
                    }
                }
            }
            Collections.sort(rows);
            return rows;
        } finally {
            delete(folder);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            all.sorted(Collections.reverseOrder()).forEach(path -> {
                try {
                    Files.delete(path);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
