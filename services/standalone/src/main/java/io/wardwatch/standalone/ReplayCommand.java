package io.wardwatch.standalone;

import io.wardwatch.backtest.Replay;
import io.wardwatch.backtest.ReplayConfig;
import io.wardwatch.backtest.ReplayFiles;
import io.wardwatch.backtest.Summary;
import io.wardwatch.core.policy.Policy;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code replay}: history from files through the live engine, without a broker. */
@Command(
        name = "replay",
        header = "Replays history from event files through the engine, without a broker.",
        customSynopsis = {
            "./wardwatch replay --events PATH... --out DIR [OPTION...]",
            "       ./wardwatch replay --events kafka --bootstrap HOST:PORT --out DIR [OPTION...]",
            "       ./wardwatch replay --as-run --bootstrap HOST:PORT [OPTION...]"
        },
        description = {
            "",
            "Reads the files in the order given and writes what Wardwatch would have said into DIR: kpi.csv, stays.csv, labels.csv,"
                    + " scores.csv, alerts.csv, payment-scores.csv, finance-alerts.csv, rejected.jsonl, findings.jsonl and"
                    + " summary.json. The results are the same for any number of threads, and every record is accounted for: in = applied + duplicate + rejected.",
            ""
        },
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:failed, or nothing was accepted, or a file could not be read to its end",
            "2:wrong use",
            "3:with --as-run: something differs from what was said live"
        },
        footer = {
            "",
            "WARDWATCH_KEY is the secret that makes patient keys of patient numbers. Without it the demo's public key is"
                    + " used: who knows the numbers can then tell the patients.",
            "",
            "Examples:",
            "  ./wardwatch replay --events history/ --facilities facilities.csv \\",
            "      --out results",
            "  ./wardwatch replay --events 2024.avro 2025.avro --until 2025-06-30 \\",
            "      --slices --out mid-2025",
            "  ./wardwatch replay --format healthinsights \\",
            "      --events healthcare_dataset.csv.gz --out results",
            "  ./wardwatch replay --format synthea --events synthea/csv --out results",
            "  ./wardwatch replay --events kafka --bootstrap kafka:9092 --from 2025-01-01 \\",
            "      --out results",
            "  ./wardwatch replay --as-run --bootstrap kafka:9092"
        })
final class ReplayCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private HistoryOptions history;

    @Mixin
    private KpiOptions stated;

    @Option(
            names = "--from",
            paramLabel = "TIME",
            converter = EndOfDay.StartOfDay.class,
            description = "another name of --arrived-from")
    private Instant from;

    @Option(
            names = "--to",
            paramLabel = "TIME",
            converter = EndOfDay.class,
            description = "another name of --arrived-to")
    private Instant to;

    @Option(
            names = "--as-run",
            description =
                    "say again, from the topics of --bootstrap, what was said live, and compare it byte for byte; with"
                            + " the --policy, --models, --value-sets and --drg-table that risk ran with")
    private boolean asRun;

    @Option(names = "--out", paramLabel = "DIR", description = "folder for the results; must be empty")
    private Path out;

    @Option(names = "--overwrite", description = "replace the results of an earlier replay in DIR")
    private boolean overwrite;

    @Option(names = "--policy", paramLabel = "FILE", description = "tiers and alerts; the defaults where none is given")
    private Path policy;

    @Option(
            names = "--models",
            paramLabel = "TARGET=PATH",
            description =
                    "a model folder or flat file that scores readmission, denial or payment in place of the bundled"
                            + " one; repeatable")
    private Map<String, Path> models = Map.of();

    @Option(names = "--slices", description = "kpi.csv also by unit, provider, payer and age group")
    private boolean slices;

    @Option(names = "--kpi-history", description = "kpi.csv with every day, not only the last")
    private boolean everyDay;

    @Option(
            names = "--min-n",
            paramLabel = "N",
            defaultValue = "1",
            description = "leave out of kpi.csv (and count) rows of facilities that rest on fewer cases; default 1")
    private long minN;

    @Option(
            names = "--all-revisions",
            description = "scores.csv and payment-scores.csv with the revisions before the last, too")
    private boolean allRevisions;

    @Override
    public Integer call() throws IOException, InterruptedException {
        history.check(spec);
        if (minN < 0) {
            throw Usage.error(spec, "--min-n must not be negative");
        }
        history.kafka().arrived(from, to);
        if (asRun) {
            return AsRunWords.run(history.kafka(), policy(), stated());
        }
        if (!history.given() || out == null) {
            throw Usage.error(spec, "--events and --out say what to replay and where to write");
        }
        ReplayProgressLine progress = new ReplayProgressLine(System.err);
        try {
            Summary summary = Replay.run(config(progress));
            progress.end();
            ReplayWords.print(System.out, summary, out, history.threads());
            requireWholeFiles(summary);
            requireSomethingAccepted(summary);
            return 0;
        } catch (DirectoryNotEmptyException e) {
            throw Failure.of("the output folder is not empty")
                    .at(out)
                    .because("results of two replays must not mix")
                    .mend("name another folder, or add --overwrite");
        } finally {
            progress.end();
        }
    }

    private ReplayConfig config(ReplayProgressLine progress) throws IOException {
        ReplayConfig.KpiRows rows = new ReplayConfig.KpiRows(slices, everyDay, minN);
        return history.config(
                spec, policy(), stated(), progress, new ReplayConfig.Out(out, overwrite, rows, allRevisions));
    }

    private ReplayConfig.Stated stated() throws IOException {
        return new ReplayConfig.Stated(stated.drgs(), stated.staffing(), history.valueSets(), GivenModels.read(models));
    }

    /** A wrong format refuses every line alike: that is no result. */
    private void requireSomethingAccepted(Summary summary) {
        Summary.Counts counts = summary.counts();
        if (counts.in() > 0 && counts.in() == counts.rejected()) {
            throw Failure.of("no record was accepted")
                    .at(history.paths().stream().map(Path::toString).collect(Collectors.joining(", ")))
                    .because("all " + counts.in() + " were refused: " + summary.rejectedByReason())
                    .mend("check the files, --format and --until; " + out.resolve(ReplayFiles.REJECTED)
                            + " says why for each");
        }
    }

    private static void requireWholeFiles(Summary summary) {
        if (!summary.endedEarly().isEmpty()) {
            throw Failure.of("a file could not be read to its end, so the results lack what it holds")
                    .at(String.join(", ", summary.endedEarly()))
                    .because("it was cut off or damaged, or lacks columns; all that was readable is in the results")
                    .mend("fetch the file again, with all its columns, and replay with --overwrite");
        }
    }

    private Policy policy() throws IOException {
        return policy == null ? Policy.defaults() : GivenPolicy.read(policy, Policy::parse, "docs/reference/scores.md");
    }
}
