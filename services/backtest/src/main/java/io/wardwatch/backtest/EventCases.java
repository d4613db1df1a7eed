package io.wardwatch.backtest;

import io.wardwatch.backtest.cases.Case;
import io.wardwatch.core.measure.AgeGroup;
import io.wardwatch.core.score.Feature;
import io.wardwatch.core.score.Scorer;
import io.wardwatch.model.FollowUp;
import io.wardwatch.model.Followed;
import io.wardwatch.model.Outcome;
import io.wardwatch.model.Target;
import io.wardwatch.model.table.EventColumns;
import io.wardwatch.model.table.Table;
import io.wardwatch.model.table.TableFile;
import io.wardwatch.model.table.TableSpec;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * History as a table to learn from: events are replayed as for a backtest, and each score that the engine issued becomes a row, with
 * the features as the engine saw them then and what came of it by the clock. So a model is trained on what it will meet.
 *
 * <p>Equal events and settings give equal tables, whatever the number of threads. Patients are numbers of the run.
 *
 * @param file the table; its digest is of what it holds
 * @param spec how it is typed
 * @param counts in = applied + duplicate + rejected
 * @param standing scores by what became of them, with the reason where there is one; their sum is all scores of the moments asked for
 * @param endedEarly files that break off before their end
 */
public record EventCases(
        TableFile file, TableSpec spec, Summary.Counts counts, Map<String, Integer> standing, List<String> endedEarly) {

    /**
     * Replays what {@code config} names; of its models none enters the table. Only scores of {@code moments}, as cases name them,
     * are taken.
     */
    public static EventCases read(BacktestConfig config, Set<String> moments) throws IOException, InterruptedException {
        Replay replay = new Replay(
                config.replay(),
                new Scorer(config.replay().stated().models(), config.policy().engine()));
        config.replay().progress().phase("reading");
        Course course = new Course(
                config.knowledge() == BacktestConfig.Knowledge.RECEIVED
                        ? SteppedPatients.Memory.FIRST
                        : SteppedPatients.Memory.NOTHING,
                Checkpoint.NONE,
                config.stop());
        try (Replay.Laid all = replay.lay(Writer.nullWriter(), course)) {
            config.replay().progress().phase("describing patients");
            Rows rows = new Rows(config.target(), moments);
            new CaseBlocks(config, all.history())
                    .write(
                            () -> new FollowUp(config.policy().label(), all.clock(), replay::zone),
                            () -> false,
                            (cases, care, finance) -> cases.forEach(rows::add));
            return new EventCases(
                    rows.file(),
                    EventColumns.spec(config.target(), RuleNames.of(config.target())),
                    all.counts(),
                    rows.standing,
                    all.intake().endedEarly());
        }
    }

    /** The moments at which {@code target} is scored that a model learns from: each case once at each. */
    public static Set<String> moments(Target target) {
        return switch (target) {
            case READMISSION_30D -> Set.of("ADMISSION", "DISCHARGE");
            case DENIAL -> Set.of("SUBMISSION", "RESUBMISSION");
            case PAYMENT_90D -> Set.of("BALANCE");
        };
    }

    /** Rows in the order in which they come: by patient. */
    private static final class Rows {
        private final Set<String> moments;
        private final List<String> columns = new ArrayList<>();
        private final List<String[]> rows = new ArrayList<>();
        private final Map<String, Integer> standing = new TreeMap<>();
        private final MessageDigest digest = sha256();
        // Columns repeat few values many times: one copy of each keeps a large table small.
        private final Map<String, String> texts = new HashMap<>();

        Rows(Target target, Set<String> moments) {
            this.moments = moments;
            columns.addAll(List.of(
                    EventColumns.SCORE,
                    EventColumns.PATIENT,
                    EventColumns.DAY,
                    EventColumns.KNOWN,
                    EventColumns.STANDING));
            columns.addAll(EventColumns.SUBGROUPS);
            columns.addAll(RuleNames.of(target));
            target.features().features().stream().map(Feature::code).forEach(columns::add);
            columns.add(EventColumns.LABEL);
            digest(columns.toArray(String[]::new));
        }

        void add(Case next) {
            Followed followed = next.followed();
            if (!moments.contains(followed.said().moment())) {
                return;
            }
            Outcome outcome = followed.outcome();
            String stands =
                    outcome.labelled() ? EventColumns.CASE : outcome.state().name();
            String why = outcome.reason().isEmpty() ? stands : stands + " " + outcome.reason();
            standing.merge(why, 1, Integer::sum);
            List<String> row = new ArrayList<>(columns.size());
            row.add(followed.said().scoreId().substring(0, 16));
            row.add(Integer.toString(next.patient()));
            row.add(Long.toString(followed.day()));
            row.add(Long.toString(followed.knownDay()));
            row.add(stands);
            row.add(followed.said().moment());
            row.add(followed.said().facility());
            row.add(followed.unit());
            row.add(followed.sex());
            row.add(AgeGroup.of(followed.ageYears()));
            row.add(followed.payer());
            for (double rule : followed.said().rules()) {
                row.add(Double.toString(rule));
            }
            for (double feature : followed.said().features()) {
                row.add(Double.toString(feature));
            }
            row.add(outcome.labelled() ? Integer.toString(outcome.label()) : "");
            rows.add(row.stream()
                    .map(text -> texts.size() < 100_000 ? texts.computeIfAbsent(text, same -> same) : text)
                    .toArray(String[]::new));
            digest(rows.getLast());
        }

        private void digest(String[] row) {
            digest.update((String.join(",", row) + "\n").getBytes(StandardCharsets.UTF_8));
        }

        TableFile file() {
            return new TableFile(new Table(columns, rows), HexFormat.of().formatHex(digest.digest()));
        }

        private static MessageDigest sha256() {
            try {
                return MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java platform has SHA-256", e);
            }
        }
    }
}
