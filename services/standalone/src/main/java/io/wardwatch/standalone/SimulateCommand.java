package io.wardwatch.standalone;

import io.wardwatch.core.event.Facility;
import io.wardwatch.formats.FacilitiesFile;
import io.wardwatch.simulator.FeedFiles;
import io.wardwatch.simulator.FeedSummary;
import io.wardwatch.simulator.SimulationConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes the feed of a made-up hospital network into a folder, with its truth; equal options give equal events. */
@Command(
        name = "simulate",
        header = "Writes the events of a made-up hospital network into a folder, with the truth behind them.",
        customSynopsis = "./wardwatch simulate --out DIR [OPTION...]",
        description = {
            "",
            "DIR receives the events in order of delivery (events.jsonl.gz or events.avro), facilities.csv, and the truth:"
                    + " truth.jsonl with the chance of return and the outcome of each discharge, truth-claims.jsonl with the"
                    + " chance of denial and the first answer to each claim, truth-balances.jsonl with the chance that a"
                    + " patient leaves a balance unpaid, and what came. The summary on standard output counts the events"
                    + " by kind and says how well the formulas behind them foretell what came (AUROC): no model can do better.",
            "",
            "Equal options give equal events, to the last byte. Events come twice, late, corrected and broken, as they do;"
                    + " the three shares below change what is sent, never what happened. A patient makes some 44 events a"
                    + " year; memory grows with the patients, not with the days.",
            ""
        },
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "1:failed, or files are in the way", "2:wrong use"},
        footer = {
            "",
            "Examples:",
            "  ./wardwatch simulate --out history",
            "  ./wardwatch simulate --out million --patients 24000 --days 365 \\",
            "      --format avro",
            "  ./wardwatch simulate --out policy --days 360 --policy-change 180",
            "",
            "What is made, the formulas and the files: docs/reference/simulator.md"
        })
final class SimulateCommand implements Callable<Integer> {
    private static final int MOST_DAYS = 36_500;

    @Spec
    private CommandSpec spec;

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "the folder; made where it is missing")
    private Path out;

    @Option(names = "--overwrite", description = "replace what an earlier run wrote there")
    private boolean overwrite;

    @Option(names = "--patients", paramLabel = "N", description = "living patients (default ${DEFAULT-VALUE})")
    private int patients = SimulationConfig.DEFAULT_PATIENTS;

    @Option(names = "--days", paramLabel = "N", description = "how long the feed is (default ${DEFAULT-VALUE})")
    private int days = SimulationConfig.DEFAULT_DAYS;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "any number; another seed, other patients (default ${DEFAULT-VALUE})")
    private long seed = SimulationConfig.DEFAULT_SEED;

    @Option(names = "--start", paramLabel = "DATE", description = "first day, in UTC (default ${DEFAULT-VALUE})")
    private LocalDate start =
            SimulationConfig.DEFAULT_START.atOffset(ZoneOffset.UTC).toLocalDate();

    @Option(names = "--format", paramLabel = "FORM", description = "jsonl or avro (default ${DEFAULT-VALUE})")
    private String format = "jsonl";

    @Option(
            names = "--facilities",
            paramLabel = "FILE",
            description = "a network of your own, as lines code,zone,beds (default: five hospitals)")
    private Path facilities;

    @Option(
            names = "--duplicates",
            paramLabel = "SHARE",
            description = "of events sent twice (default ${DEFAULT-VALUE})")
    private double duplicates = SimulationConfig.DEFAULT_DUPLICATES;

    @Option(names = "--disorder", paramLabel = "SHARE", description = "of events held up (default ${DEFAULT-VALUE})")
    private double disorder = SimulationConfig.DEFAULT_DISORDER;

    @Option(names = "--poison", paramLabel = "SHARE", description = "of records to refuse (default 0.0005)")
    private double poison = SimulationConfig.DEFAULT_POISON;

    @Option(
            names = "--policy-change",
            paramLabel = "DAY",
            description = "day from which the payer UNITYCARE denies more of the claims that need an authorization"
                    + " (default: never)")
    private Integer policyChange;

    @Override
    public Integer call() throws IOException {
        if (days < 1 || days > MOST_DAYS) {
            throw Usage.error(spec, "--days must lie in 1 … " + MOST_DAYS);
        }
        if (policyChange != null && (policyChange < 0 || policyChange > MOST_DAYS)) {
            throw Usage.error(spec, "--policy-change must lie in 0 … " + MOST_DAYS);
        }
        FeedFiles.Format form = form();
        SimulationConfig config = config();
        refuseToReplace();
        ProgressLine progress = new ProgressLine(System.err);
        FeedSummary summary =
                FeedFiles.write(config, days, out, form, share -> progress.show(share, "simulating " + days + " days"));
        progress.end();
        spec.commandLine()
                .getErr()
                .printf(
                        Locale.ROOT,
                        "%,d records%n"
                                + "  returns: %.1f %% come back within 30 days; the oracle's AUROC is %.3f%n"
                                + "  denials: %.1f %% of claims are denied at first; the oracle's AUROC is %.3f%n"
                                + "  balances: %.1f %% are not paid within 90 days; the oracle's AUROC is %.3f%n",
                        summary.records(),
                        100 * summary.oracle().rate(),
                        summary.oracle().auroc(),
                        100 * summary.oracle().denials().rate(),
                        summary.oracle().denials().auroc(),
                        100 * summary.oracle().unpaid().rate(),
                        summary.oracle().unpaid().auroc());
        spec.commandLine().getErr().flush();
        spec.commandLine().getOut().println(summary.json());
        spec.commandLine().getOut().flush();
        return 0;
    }

    private SimulationConfig config() throws IOException {
        List<Facility> network =
                facilities == null ? SimulationConfig.network(patients) : FacilitiesFile.read(facilities);
        try {
            return new SimulationConfig(
                    seed,
                    patients,
                    midnight(0),
                    network,
                    duplicates,
                    disorder,
                    poison,
                    Optional.ofNullable(policyChange).map(this::midnight));
        } catch (IllegalArgumentException e) {
            throw Usage.error(spec, e.getMessage());
        }
    }

    private Instant midnight(int day) {
        return start.plusDays(day).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private void refuseToReplace() {
        List<Path> standing = FeedFiles.replaced(out);
        if (!overwrite && !standing.isEmpty()) {
            throw Failure.of("files are in the way")
                    .at(standing.stream().map(Path::toString).collect(Collectors.joining(", ")))
                    .because("an earlier history would be lost")
                    .mend("name another folder, or add --overwrite");
        }
    }

    private FeedFiles.Format form() {
        return switch (format.toLowerCase(Locale.ROOT)) {
            case "jsonl" -> FeedFiles.Format.JSONL;
            case "avro" -> FeedFiles.Format.AVRO;
            default -> throw Usage.error(spec, "--format is jsonl or avro");
        };
    }
}
