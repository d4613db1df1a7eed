package io.wardwatch.standalone;

import io.wardwatch.backtest.Replay;
import io.wardwatch.backtest.ReplayConfig;
import io.wardwatch.backtest.ReplayFiles;
import io.wardwatch.backtest.Summary;
import io.wardwatch.core.event.Facility;
import io.wardwatch.core.measure.DrgTable;
import io.wardwatch.core.policy.Policy;
import io.wardwatch.core.tile.Staffing;
import io.wardwatch.formats.DrgFile;
import io.wardwatch.formats.FacilitiesFile;
import io.wardwatch.formats.Pseudonyms;
import io.wardwatch.formats.StaffingFile;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
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

    @Option(
            names = "--events",
            arity = "1..*",
            paramLabel = "PATH",
            description =
                    "event files, or folders of them (each .jsonl, .jsonl.gz and .avro in it, by name); or the word"
                            + " kafka: the input topics of --bootstrap")
    private List<Path> events = List.of();

    @Mixin
    private KafkaOptions kafka;

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
                            + " the --policy, --value-sets and --drg-table that risk ran with")
    private boolean asRun;

    @Option(names = "--out", paramLabel = "DIR", description = "folder for the results; must be empty")
    private Path out;

    @Option(names = "--overwrite", description = "replace the results of an earlier replay in DIR")
    private boolean overwrite;

    @Option(
            names = "--format",
            paramLabel = "NAME",
            defaultValue = "plain",
            converter = FormatName.class,
            description = "plain (events, the default), healthinsights (the admissions table of 15 columns) or synthea"
                    + " (folders of Synthea's CSV tables)")
    private ReplayConfig.Format format;

    @Option(
            names = "--facilities",
            paramLabel = "FILE",
            description = "time zone and beds of each facility; UTC for one that it does not name")
    private Path facilities;

    @Option(
            names = "--drg-table",
            paramLabel = "FILE",
            description =
                    "expected length, mortality and readmission of each DRG; without it nothing is observed over expected")
    private Path drgTable;

    @Option(
            names = "--staffing",
            paramLabel = "FILE",
            description = "beds of units and days at work of providers, for occupancy and utilisation")
    private Path staffing;

    @Option(
            names = "--until",
            paramLabel = "TIME",
            converter = EndOfDay.class,
            description = "what was recorded later is not known yet and is rejected; a date (to its end, UTC) or a time"
                    + " such as 2025-06-30T12:00:00Z; default: the latest recordedAt of the files")
    private Instant until;

    @Option(names = "--policy", paramLabel = "FILE", description = "tiers and alerts; the defaults where none is given")
    private Path policy;

    @Option(
            names = "--value-sets",
            paramLabel = "DIR",
            description = "code lists of the readmission measure, as docs/reference/value-sets.md has them; an excerpt"
                    + " for demonstration where none are given")
    private Path valueSets;

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
    private boolean history;

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

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "threads that apply events, beside the one that reads; default: one a core")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (threads < 1 || threads > 256) {
            throw Usage.error(spec, "--threads must be from 1 to 256");
        }
        if (minN < 0) {
            throw Usage.error(spec, "--min-n must not be negative");
        }
        if (asRun) {
            kafka.arrived(from, to);
            return AsRunWords.run(kafka, policy(), stated());
        }
        if (events.isEmpty() || out == null) {
            throw Usage.error(spec, "--events and --out say what to replay and where to write");
        }
        kafka.arrived(from, to);
        ReplayProgressLine progress = new ReplayProgressLine(System.err);
        try {
            Summary summary = Replay.run(config(progress));
            progress.end();
            ReplayWords.print(System.out, summary, out, threads);
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
        ReplayConfig files = new ReplayConfig(
                events,
                format,
                out,
                overwrite,
                threads,
                facilities(),
                Optional.ofNullable(until),
                policy(),
                new ReplayConfig.KpiRows(slices, history, minN),
                allRevisions,
                stated(),
                pseudonyms(),
                progress);
        return kafka.over(spec, events, files);
    }

    private ReplayConfig.Stated stated() throws IOException {
        return new ReplayConfig.Stated(
                drgTable == null ? DrgTable.NONE : DrgFile.read(drgTable),
                staffing == null ? Staffing.NONE : StaffingFile.read(staffing),
                GivenValueSets.read(valueSets),
                GivenModels.read(models));
    }

    /** A wrong format refuses every line alike: that is no result. */
    private void requireSomethingAccepted(Summary summary) {
        Summary.Counts counts = summary.counts();
        if (counts.in() > 0 && counts.in() == counts.rejected()) {
            throw Failure.of("no record was accepted")
                    .at(events.stream().map(Path::toString).collect(Collectors.joining(", ")))
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

    private List<Facility> facilities() throws IOException {
        return facilities == null ? List.of() : FacilitiesFile.read(facilities);
    }

    private Policy policy() throws IOException {
        if (policy == null) {
            return Policy.defaults();
        }
        try {
            return Policy.parse(Files.readString(policy));
        } catch (CharacterCodingException e) {
            throw policyFailure(policy).because("it is not UTF-8 text");
        } catch (FileSystemException e) {
            throw e;
        } catch (IllegalArgumentException | IOException e) {
            throw policyFailure(policy).because(e);
        }
    }

    private static Failure policyFailure(Path policy) {
        return Failure.of("the policy cannot be used").at(policy).mend("correct it; see docs/reference/scores.md");
    }

    /** As the environment says; the demo's key is not used without a word. */
    static Pseudonyms pseudonyms() {
        try {
            Pseudonyms pseudonyms = Pseudonyms.from(System.getenv());
            if (pseudonyms.isDemo()) {
                System.err.println("wardwatch: " + Pseudonyms.VARIABLE
                        + " is not set, so patient keys are made with the demo's public key and protect nobody");
            }
            return pseudonyms;
        } catch (IllegalArgumentException e) {
            throw Failure.of("the key of pseudonyms cannot be used").because(e).mend("set a longer secret");
        }
    }

    /** {@code plain}, {@code healthinsights} or {@code synthea}. */
    static final class FormatName implements ITypeConverter<ReplayConfig.Format> {
        @Override
        public ReplayConfig.Format convert(String value) {
            return switch (value) {
                case "plain" -> ReplayConfig.Format.PLAIN;
                case "healthinsights" -> ReplayConfig.Format.HEALTHINSIGHTS;
                case "synthea" -> ReplayConfig.Format.SYNTHEA;
                default ->
                    throw new picocli.CommandLine.TypeConversionException("must be plain, healthinsights or synthea");
            };
        }
    }
}
