package io.wardwatch.backtest;

import io.wardwatch.backtest.cases.BacktestModel;
import io.wardwatch.backtest.cases.Balance;
import io.wardwatch.backtest.cases.CaseTable;
import io.wardwatch.backtest.figures.Metrics;
import io.wardwatch.backtest.report.Report;
import io.wardwatch.core.event.Event;
import io.wardwatch.core.score.LinearModel;
import io.wardwatch.core.score.Models;
import io.wardwatch.core.score.Scorer;
import io.wardwatch.core.tile.MapTileStore;
import io.wardwatch.model.FollowUp;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * What a model would have said of history: a replay with one more writer. The engine runs as it does live; at the end each
 * score of the target becomes a case, with what came of it as far as the clock knows. Equal events, models and settings give
 * equal files, whatever the number of threads, and whether the run was interrupted.
 */
public final class Backtest {
    private final BacktestConfig config;
    private final Scorer scorer;
    private final Replay replay;

    private Backtest(BacktestConfig config) {
        this.config = config;
        this.scorer = new Scorer(inForce(config), config.policy().engine());
        this.replay = new Replay(config.replay(), scorer);
    }

    /**
     * Runs a backtest to its end, or to where it is stopped: then a checkpoint stands in the folder and the answer is empty.
     *
     * @throws CheckpointRefused where a checkpoint is to be resumed that is of something else
     */
    public static Optional<BacktestResult> run(BacktestConfig config) throws IOException, InterruptedException {
        return new Backtest(config).run();
    }

    private static Models inForce(BacktestConfig config) {
        Models bundled = Models.bundled();
        Optional<LinearModel> first = config.models().get(0).linear();
        if (first.isEmpty()) {
            return bundled;
        }
        return switch (config.target()) {
            case READMISSION_30D -> new Models(first.get(), bundled.denial(), bundled.unpaid());
            case DENIAL -> new Models(bundled.readmission(), first.get(), bundled.unpaid());
            case PAYMENT_90D -> new Models(bundled.readmission(), bundled.denial(), first.get());
        };
    }

    private Optional<BacktestResult> run() throws IOException, InterruptedException {
        long began = System.nanoTime();
        replay.requireEvents();
        RunFiles out = RunFiles.prepare(
                config.replay().out().folder(), config.replay().out().overwrite(), config.resume());
        // The digests cost a pass over the files, beside the replay's own.
        FutureTask<List<InputDigest>> digests = beside("digest", inputs());
        config.replay().progress().phase("reading");
        Checkpoint begin = config.resume() ? Checkpoint.find(out.folder(), identity(done(digests))) : Checkpoint.NONE;
        try (Writer rejected = out.writer(ReplayFiles.REJECTED);
                Replay.Laid all = replay.lay(rejected, new Course(memory(), begin, config.stop()))) {
            CaseTable cases = new CaseTable(
                    config.models().size(), RuleNames.of(config.target()).size());
            Optional<MapTileStore> tiles = all.intake().stopped() ? Optional.empty() : describe(out, all, cases);
            if (tiles.isEmpty()) {
                config.replay().progress().phase("writing a checkpoint");
                Checkpoint.write(
                        out.folder(),
                        identity(done(digests)),
                        all.intake().in(),
                        all.history().events());
                return Optional.empty();
            }
            long applied = System.nanoTime();
            // Beside the figures, which do not need the files.
            FutureTask<Void> caseFiles = beside("cases", () -> {
                CaseFile.write(out.folder(), cases, config);
                return null;
            });
            KpiFile kpis;
            try (Writer writer = out.writer(ReplayFiles.KPIS)) {
                kpis = replay.writeKpis(writer, tiles.get(), all.intake().facilities(), all.clock());
            }
            KpiTable.copy(out.folder());
            BacktestResult result =
                    result(all, cases, all.topics().isEmpty() ? done(digests) : all.topics(), began, applied);
            new RunJson(config, result, replay.versions(), kpis.rows()).write(out);
            BacktestResult judged = judged(out, result);
            done(caseFiles);
            Checkpoint.delete(out.folder());
            return Optional.of(judged);
        }
    }

    /** Files by what they hold; parts of topics by their offsets, which hold the same as long as they hold anything. */
    private Callable<List<InputDigest>> inputs() {
        if (config.replay().topics().isEmpty()) {
            EventSources sources = new EventSources(config.replay());
            return () -> InputDigest.of(sources);
        }
        List<InputDigest> asked = replay.topics().asked().stream()
                .map(part -> new InputDigest(part, 0, ""))
                .toList();
        return () -> asked;
    }

    private BacktestResult judged(RunFiles out, BacktestResult result) throws IOException {
        config.replay().progress().phase("computing metrics");
        Metrics metrics = new Metrics(
                new Metrics.Asked(
                        config.target(),
                        config.models(),
                        config.policy(),
                        RuleNames.of(config.target()),
                        result.counts().in()),
                result.cases(),
                result.judged());
        try (Writer writer = out.writer(RunFiles.METRICS)) {
            metrics.write(writer);
        }
        Report.write(out.folder());
        return result.with(metrics.headline(), metrics.verdict());
    }

    private SteppedPatients.Memory memory() {
        return config.knowledge() == BacktestConfig.Knowledge.RECEIVED
                ? SteppedPatients.Memory.FIRST
                : SteppedPatients.Memory.NOTHING;
    }

    /** Fills {@code table}; returns the sum of what all patients contribute, or nothing where it was stopped. */
    private Optional<MapTileStore> describe(RunFiles out, Replay.Laid all, CaseTable table)
            throws IOException, InterruptedException {
        config.replay().progress().phase("describing patients");
        CaseBlocks blocks = new CaseBlocks(config, all.history());
        try (AlertTable alerts = new AlertTable(out.folder(), config)) {
            boolean whole = blocks.write(
                    () -> new FollowUp(config.policy().label(), all.clock(), replay::zone),
                    () -> config.stop().test(all.intake().in()),
                    (cases, care, finance) -> {
                        cases.forEach(table::add);
                        alerts.add(blocks.numbered(), care, finance);
                    });
            if (whole) {
                alerts.addOfFacilities(
                        replay.surges(blocks.tiles(), all.intake().facilities(), all.clock()));
            }
            return whole ? Optional.of(blocks.tiles()) : Optional.empty();
        }
    }

    private BacktestResult result(
            Replay.Laid all, CaseTable cases, List<InputDigest> inputs, long began, long applied) {
        Intake intake = all.intake();
        return new BacktestResult(
                all.counts(),
                all.rejections().byReason(),
                intake.bases(),
                intake.endedEarly(),
                new Summary.Horizon(
                        intake.firstOccurred(),
                        intake.lastOccurred(),
                        config.replay().until().map(Event::micros).orElse(Event.ABSENT),
                        all.clock()),
                inputs,
                cases,
                Balance.of(cases, ""),
                Balance.of(cases, config.policy().momentOf(config.target())),
                Map.of(),
                "",
                began,
                applied - began,
                System.nanoTime() - began);
    }

    /** What has to be the same for a checkpoint to fit: what the answer is a function of, but for threads. */
    private String identity(List<InputDigest> inputs) {
        StringBuilder text = new StringBuilder("backtest 1\n");
        inputs.forEach(input -> text.append(input).append('\n'));
        for (BacktestModel model : config.models()) {
            text.append(model.digest()).append('\n');
        }
        text.append(config.target())
                .append(config.knowledge())
                .append(config.replay().format())
                .append(config.replay().facilities())
                .append(StatedInputs.of(config.replay()))
                .append(config.replay().until())
                .append(replay.versions())
                .append(config.policy().print());
        return InputDigest.ofText(text.toString());
    }

    private static <T> FutureTask<T> beside(String name, Callable<T> work) {
        FutureTask<T> task = new FutureTask<>(work);
        Thread.ofPlatform().daemon().name(name).start(task);
        return task;
    }

    private static <T> T done(FutureTask<T> task) throws IOException, InterruptedException {
        try {
            return task.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException failed) {
                throw failed;
            }
            throw new IllegalStateException("a part of the run failed", e.getCause());
        }
    }
}
