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
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

/** A case knows only its past: what is recorded after a score changes neither what it saw nor what models say of it. */
final class NoLeakageTest {
    private static final Pattern RECORDED = Pattern.compile("\"recordedAt\":\"([^\"]+)\"");
    private static final Instant CUT = Instant.parse("2025-03-20T00:00:00Z");
    private static final int PATIENTS = 12;

    @Property(tries = 25)
    void shouldKeepFeaturesAndProbabilitiesWhenLaterEventsChange(@ForAll @LongRange(min = 1, max = 1_000_000) long seed)
            throws Exception {
        List<String> lines = RandomHistory.lines(seed, PATIENTS);
        Random random = new Random(seed);
        List<String> changed = new ArrayList<>();
        for (String line : lines) {
            if (!recordedAt(line).isAfter(CUT)) {
                changed.add(line);
            } else if (random.nextInt(3) > 0) {
                changed.add(other(line, random));
            }
        }
        changed.addAll(added(seed));
        Collections.shuffle(changed, random);

        Map<String, double[]> before = cases(lines);
        Map<String, double[]> after = cases(changed);

        assertThat(after.keySet()).isEqualTo(before.keySet());
        before.forEach((id, values) -> {
            double[] again = after.get(id);
            // Features are kept of cases with a label, and what comes later may change whether there is one.
            int known = Math.min(values.length, again.length);
            assertThat(Arrays.copyOf(again, known)).containsExactly(Arrays.copyOf(values, known));
        });
    }

    /** Events of other histories of the same patients, none of them known at the cut. */
    private static List<String> added(long seed) {
        return RandomHistory.lines(seed + 1, PATIENTS).stream()
                .filter(line -> recordedAt(line).isAfter(CUT))
                .map(line -> line.replace("\"eventId\":\"", "\"eventId\":\"new-"))
                .toList();
    }

    private static String other(String line, Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> line.replace("\"disposition\":\"01\"", "\"disposition\":\"20\"");
            case 1 -> line.replace("INPATIENT", "OBSERVATION");
            case 2 -> line.replace("\"birthDate\":\"1940-02-29\"", "\"birthDate\":\"1999-01-01\"");
            default -> line;
        };
    }

    private static Instant recordedAt(String line) {
        Matcher recorded = RECORDED.matcher(line);
        assertThat(recorded.find()).isTrue();
        return Instant.parse(recorded.group(1));
    }

    /** By score: features, where it has a label, and probabilities, of all scores up to the cut. */
    private static Map<String, double[]> cases(List<String> lines) throws Exception {
        Path folder = Files.createTempDirectory("no-leakage");
        try {
            Path events = SimulatedHistory.write(folder.resolve("events.jsonl"), lines);
            CaseTable table = Backtests.of(folder.resolve("out"), events)
                    .between("1900-01-01T00:00:00Z", CUT.toString())
                    .with(ModelFiles.read("A", ModelFiles.BUNDLED, Target.READMISSION_30D))
                    .with(Backtests.blindTo("RENAL"))
                    .run()
                    .orElseThrow()
                    .cases();
            Map<String, double[]> found = new HashMap<>();
            for (int row = 0; row < table.size(); row++) {
                assertThat(Event.instant(table.scoredAt(row))).isBeforeOrEqualTo(CUT);
                double[] seen = table.labelled(row) ? table.features(row) : new double[0];
                double[] said = Arrays.copyOf(
                        new double[] {table.probability(row, 0), table.probability(row, 1)}, 2 + seen.length);
                System.arraycopy(seen, 0, said, 2, seen.length);
                found.put(table.id(row), said);
            }
            return found;
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
