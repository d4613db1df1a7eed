package io.wardwatch.standalone;

import io.wardwatch.core.event.Facility;
import io.wardwatch.formats.FacilitiesFile;
import io.wardwatch.simulator.FeedFiles;
import io.wardwatch.simulator.FeedSummary;
import io.wardwatch.simulator.SimulationConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes the feed of a made-up hospital network into a folder, with its truth; equal options give equal events. */
@Command(
        name = "simulate",
        description = {
            "Writes the events of a made-up hospital network into a folder, with the truth behind them.",
            "Equal options give equal events, to the last byte."
        })
final class SimulateCommand implements Callable<Integer> {
    private static final int MOST_DAYS = 36_500;

    @Spec
    private CommandSpec spec;

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "the folder; made where it is missing")
    private Path out;

    @Option(names = "--patients", paramLabel = "N", description = "living patients (default ${DEFAULT-VALUE})")
    private int patients = SimulationConfig.DEFAULT_PATIENTS;

    @Option(names = "--days", paramLabel = "N", description = "how long the feed is (default ${DEFAULT-VALUE})")
    private int days = SimulationConfig.DEFAULT_DAYS;

    @Option(names = "--seed", paramLabel = "N", description = "any number (default ${DEFAULT-VALUE})")
    private long seed = SimulationConfig.DEFAULT_SEED;

    @Option(names = "--start", paramLabel = "DATE", description = "first day, in UTC (default ${DEFAULT-VALUE})")
    private LocalDate start =
            SimulationConfig.DEFAULT_START.atOffset(ZoneOffset.UTC).toLocalDate();

    @Option(names = "--format", paramLabel = "FORM", description = "jsonl or avro (default ${DEFAULT-VALUE})")
    private String format = "jsonl";

    @Option(names = "--facilities", paramLabel = "FILE", description = "code,zone,beds (default: five hospitals)")
    private Path facilities;

    @Option(names = "--duplicates", paramLabel = "SHARE", description = "events sent twice (default ${DEFAULT-VALUE})")
    private double duplicates = SimulationConfig.DEFAULT_DUPLICATES;

    @Option(names = "--disorder", paramLabel = "SHARE", description = "events held up (default ${DEFAULT-VALUE})")
    private double disorder = SimulationConfig.DEFAULT_DISORDER;

    @Option(names = "--poison", paramLabel = "SHARE", description = "records to refuse (default ${DEFAULT-VALUE})")
    private double poison = SimulationConfig.DEFAULT_POISON;

    @Override
    public Integer call() throws IOException {
        if (days < 1 || days > MOST_DAYS) {
            throw Usage.error(spec, "--days must lie in 1 … " + MOST_DAYS);
        }
        SimulationConfig config = config();
        ProgressLine progress = new ProgressLine(System.err);
        FeedSummary summary = FeedFiles.write(
                config, days, out, form(), share -> progress.show(share, "simulating " + days + " days"));
        progress.end();
        spec.commandLine()
                .getErr()
                .printf(
                        Locale.ROOT,
                        "%,d records; the oracle's AUROC is %.3f, %.1f %% come back within 30 days%n",
                        summary.records(),
                        summary.oracle().auroc(),
                        100 * summary.oracle().rate());
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
                    start.atStartOfDay(ZoneOffset.UTC).toInstant(),
                    network,
                    duplicates,
                    disorder,
                    poison);
        } catch (IllegalArgumentException e) {
            throw Usage.error(spec, e.getMessage());
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
