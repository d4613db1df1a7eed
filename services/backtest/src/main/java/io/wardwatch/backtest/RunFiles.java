package io.wardwatch.backtest;

import io.wardwatch.backtest.report.Report;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The files of a run's folder.
 *
 * @param folder where they are
 */
public record RunFiles(Path folder) {
    public static final String RUN = "run.json";
    public static final String METRICS = "metrics.json";
    /** All of a complete run, in the order in which one would read them. */
    public static final List<String> NAMES = List.of(
            Report.NAME,
            RUN,
            METRICS,
            "cases.csv",
            "cases.parquet",
            "alerts.csv",
            "alerts.parquet",
            "kpi.csv",
            "kpi.parquet",
            ReplayFiles.REJECTED);

    /**
     * Makes the folder, or takes it if it is empty, may be overwritten, or holds what is to be resumed; else a
     * {@link DirectoryNotEmptyException}.
     */
    static RunFiles prepare(Path folder, boolean overwrite, boolean resume) throws IOException {
        Files.createDirectories(folder);
        try (Stream<Path> there = Files.list(folder)) {
            if (!overwrite && !resume && there.findAny().isPresent()) {
                throw new DirectoryNotEmptyException(folder.toString());
            }
        }
        // A run that is stopped must not leave another one's results beside its own.
        for (String name : NAMES) {
            Files.deleteIfExists(folder.resolve(name));
        }
        if (!resume) {
            Checkpoint.delete(folder);
        }
        return new RunFiles(folder);
    }

    Writer writer(String name) throws IOException {
        return new BufferedWriter(Files.newBufferedWriter(folder.resolve(name)), 1 << 16);
    }
}
