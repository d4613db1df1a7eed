package io.wardwatch.standalone;

import io.wardwatch.backtest.Backtest;
import io.wardwatch.backtest.BacktestConfig;
import io.wardwatch.backtest.BacktestResult;
import io.wardwatch.backtest.CheckpointRefused;
import io.wardwatch.backtest.ModelFiles;
import io.wardwatch.backtest.ReplayConfig;
import io.wardwatch.backtest.cases.BacktestModel;
import io.wardwatch.backtest.cases.BacktestPolicy;
import io.wardwatch.backtest.figures.FailIf;
import io.wardwatch.backtest.figures.Metrics;
import io.wardwatch.model.Target;
import io.wardwatch.model.folder.ModelRefused;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code backtest}: what a model would have said of history, and what came of it. */
@Command(
        name = "backtest",
        header = "Says what a model would have said of history, and what came of it.",
        customSynopsis = {
            "./wardwatch backtest --events PATH... --model MODEL [--model MODEL] --out DIR [OPTION...]",
            "       ./wardwatch backtest --demo"
        },
        description = {
            "",
            "Replays the events through the live engine and makes a case of each score: the probability by each model and"
                    + " what came, known only where its follow-up is complete. DIR receives cases, alerts and KPIs as CSV and"
                    + " Parquet, metrics.json and run.json; docs/reference/run-folder.md says what each holds. Equal events,"
                    + " models and settings give equal files, whatever the number of threads.",
            "",
            "Ctrl-C leaves a checkpoint in DIR; the same command with --resume goes on from there.",
            ""
        },
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:failed, or nothing was accepted, or a file could not be read to its end",
            "2:wrong use",
            "3:done, and what --fail-if names came true",
            "130:stopped by Ctrl-C; --resume goes on"
        },
        footer = {
            "",
            "Examples:",
            "  ./wardwatch backtest --demo",
            "  ./wardwatch backtest --events history/ --facilities facilities.csv \\",
            "      --model bundled --out runs/first",
            "  ./wardwatch backtest --events 2024.avro 2025.avro --from 2025-01-01 \\",
            "      --model bundled --model models/mine --policy policy.properties \\",
            "      --out runs/mine",
            "Your first backtest: docs/tutorial/first-backtest.md"
        })
final class BacktestCommand implements Callable<Integer> {
    private static final int FAILED_AS_ASKED = 3;
    private static final int INTERRUPTED = 130;

    @Spec
    private CommandSpec spec;

    @Mixin
    private HistoryOptions history;

    @Mixin
    private KpiOptions stated;

    @Option(names = "--out", paramLabel = "DIR", description = "folder of the run; must be empty")
    private Path out;

    @Option(names = "--overwrite", description = "replace the results of an earlier run in DIR")
    private boolean overwrite;

    @Option(
            names = "--target",
            paramLabel = "TARGET",
            description = "readmission.30d (the default), denial or payment.90d")
    private String target;

    @Option(
            names = "--model",
            paramLabel = "MODEL",
            description = "'bundled', or a flat model file, or the folder of a model; with @0.25 behind it, that is its"
                    + " threshold (default: the policy's, else where alerts open). The second one given is compared with"
                    + " the first. Default: bundled")
    private List<String> models = List.of(ModelFiles.BUNDLED);

    @Option(
            names = "--from",
            paramLabel = "TIME",
            converter = EndOfDay.StartOfDay.class,
            description = "scores recorded before are no cases; a date or a time; default: all are")
    private Instant from;

    @Option(
            names = "--to",
            paramLabel = "TIME",
            converter = EndOfDay.class,
            description = "scores recorded after it are no cases; a date (to its end, UTC) or a time; default: all are")
    private Instant to;

    @Option(
            names = "--policy",
            paramLabel = "FILE",
            description = "tiers, labels, deaths, capacity and threshold; docs/how-to/capacity.md has the keys; the"
                    + " defaults where none is given")
    private Path policy;

    @Option(
            names = "--knowledge",
            paramLabel = "WHICH",
            defaultValue = "recorded",
            description = "recorded (the default): what sources had recorded by each score's moment; received: what had"
                    + " arrived, if the files hold the events in the order of their arrival")
    private String knowledge;

    @Option(
            names = "--fail-if",
            paramLabel = "CONDITION",
            description = "ends with exit code 3 if it holds: auroc, auprc, brier, nb and others against a number, such"
                    + " as \"auroc<-0.01\"; of two models a name means B - A, of one its value")
    private String failIf;

    @Option(
            names = "--demo",
            description = "simulates a history of a year and a half beside --out (default runs/demo) and backtests the"
                    + " bundled model on it, or those of --model")
    private boolean demo;

    @Option(
            names = "--resume",
            description = "go on where a run of the same was stopped; from its beginning if none was")
    private boolean resume;

    @Override
    public Integer call() throws IOException, InterruptedException {
        history.check(spec);
        Usage.requireOrder(spec, from, to);
        FailIf conditions = conditions();
        if (demo) {
            useDemo();
        }
        if (!history.given() || out == null) {
            throw Usage.error(spec, "--events and --out say what to replay and where to write; or --demo");
        }
        ReplayProgressLine progress = new ReplayProgressLine(System.err);
        try (Interruption interruption = new Interruption()) {
            Optional<BacktestResult> result = Backtest.run(config(progress, interruption));
            progress.end();
            if (result.isEmpty()) {
                System.err.println("wardwatch: stopped; " + history.kafka().stopped(history.paths()));
                return INTERRUPTED;
            }
            BacktestWords.print(System.out, result.get(), out, history.threads());
            requireWhole(result.get());
            if (result.get().whole().scores() == 0) {
                System.err.println("wardwatch: no score was issued in the window, so there is nothing to judge;"
                        + " look at --from, --to and --target");
            }
            return judge(conditions, result.get());
        } catch (CheckpointRefused e) {
            throw Failure.of("the run that was stopped cannot be resumed")
                    .at(out)
                    .because(e)
                    .mend(history.kafka().resuming(history.paths()));
        } catch (DirectoryNotEmptyException e) {
            throw Failure.of("the output folder is not empty")
                    .at(out)
                    .because("results of two runs must not mix")
                    .mend("name another folder, or add --overwrite, or --resume if a run was stopped");
        } finally {
            progress.end();
        }
    }

    private FailIf conditions() {
        try {
            FailIf conditions = failIf == null ? FailIf.NONE : FailIf.parse(failIf);
            conditions.check(Metrics.names(models.size()));
            return conditions;
        } catch (IllegalArgumentException e) {
            throw Usage.error(spec, "--fail-if: " + e.getMessage());
        }
    }

    private static int judge(FailIf conditions, BacktestResult result) {
        try {
            List<String> holding = conditions.holding(result.headline());
            holding.forEach(each -> System.err.println("wardwatch: --fail-if: " + each));
            return holding.isEmpty() ? 0 : FAILED_AS_ASKED;
        } catch (IllegalArgumentException e) {
            throw Failure.of("--fail-if cannot be judged")
                    .because(e)
                    .mend("take scores whose outcome is known, of both kinds; the run itself is complete");
        }
    }

    private void useDemo() throws IOException {
        if (history.given()) {
            throw Usage.error(spec, "--demo makes its own events");
        }
        out = out == null ? BacktestDemo.OUT : out;
        BacktestDemo made = BacktestDemo.simulate(out.resolveSibling(out.getFileName() + "-history"));
        history.use(made.events(), made.facilities());
        overwrite = true;
        from = from == null ? made.from() : from;
    }

    private BacktestConfig config(ReplayProgressLine progress, Interruption interruption) throws IOException {
        BacktestPolicy asked = policy();
        Target meant = target(asked);
        ReplayConfig replay = history.config(
                spec,
                asked.engine(),
                new ReplayConfig.Stated(stated.drgs(), stated.staffing(), history.valueSets()),
                progress,
                new ReplayConfig.Out(out, overwrite, ReplayConfig.KpiRows.DEFAULT, false));
        try {
            return new BacktestConfig(
                    replay,
                    meant,
                    models(meant),
                    asked,
                    Optional.ofNullable(from),
                    Optional.ofNullable(to),
                    knowledge(),
                    resume,
                    records -> interruption.came());
        } catch (IllegalArgumentException e) {
            throw Failure.of("the model cannot be used").because(e).mend("name a model of " + meant.code());
        }
    }

    private List<BacktestModel> models(Target meant) throws IOException {
        List<BacktestModel> read = new ArrayList<>();
        for (String named : models) {
            String id = String.valueOf((char) ('A' + read.size()));
            try {
                read.add(ModelFiles.read(id, named, meant));
            } catch (IllegalArgumentException | ModelRefused e) {
                throw Failure.of("the model cannot be used")
                        .at(named)
                        .because(e)
                        .mend("name 'bundled', or a model of " + meant.code());
            }
        }
        if (read.size() > 1 && same(read.get(0), read.get(1))) {
            throw Usage.error(
                    spec, "both models are the same at the same threshold; another threshold is written as MODEL@0.30");
        }
        return read;
    }

    private static boolean same(BacktestModel a, BacktestModel b) {
        return a.digest().equals(b.digest()) && a.threshold().equals(b.threshold());
    }

    private Target target(BacktestPolicy asked) {
        if (target == null) {
            return asked.target().orElse(Target.READMISSION_30D);
        }
        return Target.of(target)
                .orElseThrow(() -> Usage.error(spec, "--target is readmission.30d, denial or payment.90d"));
    }

    private BacktestConfig.Knowledge knowledge() {
        for (BacktestConfig.Knowledge each : BacktestConfig.Knowledge.values()) {
            if (each.name().equalsIgnoreCase(knowledge)) {
                return each;
            }
        }
        throw Usage.error(spec, "--knowledge is recorded or received");
    }

    private BacktestPolicy policy() throws IOException {
        return policy == null
                ? BacktestPolicy.DEFAULT
                : GivenPolicy.read(policy, BacktestPolicy::parse, "docs/how-to/capacity.md");
    }

    private void requireWhole(BacktestResult result) {
        if (!result.endedEarly().isEmpty()) {
            throw Failure.of("a file could not be read to its end, so the results lack what it holds")
                    .at(String.join(", ", result.endedEarly()))
                    .mend("fetch the file again and run with --overwrite");
        }
        if (result.counts().in() == 0) {
            throw Failure.of("there is no event to replay")
                    .at(history.paths())
                    .because("what was read holds no record")
                    .mend("check the files and --format");
        }
        if (result.counts().in() == result.counts().rejected()) {
            throw Failure.of("no record was accepted")
                    .because("all " + result.counts().in() + " were refused: " + result.rejectedByReason())
                    .mend("check the files, --format and --until");
        }
    }
}
